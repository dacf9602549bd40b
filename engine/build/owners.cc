#include "engine/build/owners.h"

#include <algorithm>
#include <tuple>

namespace vouch::build {
namespace {

using catalog::OwnerKind;
using catalog::RowProblem;

constexpr std::array<std::string_view, 7> kLabelNames = {"platform", "category", "country",    "language",
                                                         "region",   "currency", "price_basis"};
constexpr std::size_t kPlatform = 0, kCountry = 2;
constexpr std::array<std::string_view, 6> kFigureNames = {"followers",   "following",     "posts",
                                                          "price_cents", "audience_size", "created_at_s"};

std::uint8_t three_valued(std::optional<bool> value) {
  return value ? static_cast<std::uint8_t>(*value ? 1 : 0) : std::uint8_t{2};
}

template <class Columns, class Values>
void push_all(Columns& columns, const Values& values) {
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i].push_back(values[i]);
}

std::string joined(std::string_view a, std::string_view b) {
  return std::string(a) + (a.empty() || b.empty() ? "" : "\n") + std::string(b);
}

}  // namespace

std::optional<RowProblem> Owners::add(const catalog::CreatorRecord& r, std::uint64_t account, LabelTable& labels) {
  if (!creators_.keys.insert(r.creator_id).second) return duplicate("creator_id", r.creator_id);
  Table& t = creators_;
  t.names.add(r.name);
  t.handles.add(r.handle);
  t.urls.add(r.url);
  t.texts.add("");
  const auto code = [&labels](std::string_view label) { return labels.insert(label); };
  push_all(t.labels, std::array{code(r.platform), code(r.category), code(r.country), code(r.language), code(r.region),
                                code(r.currency), code(r.price_basis)});
  const auto figure = [](std::optional<std::int64_t> value) { return value.value_or(catalog::kUnknown); };
  push_all(t.figures, std::array{figure(r.followers), figure(r.following), figure(r.posts), figure(r.price_cents),
                                 figure(r.audience_size), figure(r.created_at_s)});
  t.coverage.push_back(static_cast<std::uint8_t>(r.coverage));
  t.verified.push_back(three_valued(r.verified));
  t.is_private.push_back(three_valued(r.is_private));
  t.accounts.push_back(account);
  return std::nullopt;
}

std::optional<RowProblem> Owners::add(const catalog::BrandRecord& r, std::uint64_t account, LabelTable& labels) {
  if (!brands_.keys.insert(r.brand_id).second) return duplicate("brand_id", r.brand_id);
  Table& t = brands_;
  t.names.add(r.name);
  t.handles.add("");
  t.urls.add("");
  t.texts.add(joined(r.text, r.values_text));
  const auto code = [&labels](std::string_view label) { return labels.insert(label); };
  push_all(t.labels, std::array<SeenLabel, kLabels>{0, code(r.category), code(r.country), code(r.language), 0, 0, 0});
  constexpr std::int64_t kNone = catalog::kUnknown;
  push_all(t.figures, std::array{kNone, kNone, kNone, kNone, r.audience_size.value_or(kNone), kNone});
  t.coverage.push_back(static_cast<std::uint8_t>(r.coverage));
  t.verified.push_back(three_valued(std::nullopt));
  t.is_private.push_back(three_valued(std::nullopt));
  t.accounts.push_back(account);
  return std::nullopt;
}

std::optional<RowProblem> Owners::add(const catalog::ProfileRecord& record, std::uint64_t account, LabelTable& labels) {
  const auto owner = resolve(record.owner);
  if (const auto* problem = std::get_if<RowProblem>(&owner)) return *problem;
  profiles_.push_back({.owner = std::get<SeenOwner>(owner),
                       .platform = labels.insert(record.platform),
                       .text = static_cast<std::uint32_t>(profile_handles_.size()),
                       .account = account});
  profile_handles_.add(record.handle);
  profile_urls_.add(record.url);
  return std::nullopt;
}

std::variant<SeenOwner, RowProblem> Owners::resolve(const catalog::OwnerKey& key, std::string_view column) const {
  const bool may_be_creator = key.kind.value_or(OwnerKind::creator) == OwnerKind::creator;
  const bool may_be_brand = key.kind.value_or(OwnerKind::brand) == OwnerKind::brand;
  const auto creator = may_be_creator ? creators_.keys.find(key.id) : std::nullopt;
  const auto brand = may_be_brand ? brands_.keys.find(key.id) : std::nullopt;
  const std::string quoted = "'" + std::string(key.id) + "'";
  if (creator && brand) {
    return RowProblem{"owner_kind", "none for " + quoted, "creator or brand, because a creator and a brand have this id"};
  }
  if (creator) return SeenOwner{*creator};
  if (brand) return SeenOwner{*brand | SeenOwner::kBrandBit};
  const char* const expected = !key.kind      ? "the id of a creator or brand"
                               : may_be_brand ? "the id of a brand"
                                              : "the id of a creator";
  return RowProblem{std::string(column), "unknown owner " + quoted, expected};
}

SeenLabel Owners::country(SeenOwner owner) const { return table(owner).labels[kCountry][owner.place()]; }

std::vector<std::uint32_t> Owners::platforms(const OwnerOrder& order, const KeyOrder& labels) const {
  std::vector<std::uint32_t> codes(order.size(), 0);
  for (const Profile& profile : profiles_) {
    std::uint32_t& code = codes[order.index(profile.owner)];
    const std::uint32_t rank = labels.rank(profile.platform);
    if (rank != 0 && (code == 0 || rank < code)) code = rank;
  }
  for (std::uint32_t i = 0; i < order.creators.size(); ++i) {
    const std::uint32_t own = labels.rank(creators_.labels[kPlatform][order.creators.order()[i]]);
    if (own != 0) codes[i] = own;
  }
  return codes;
}

core::Result<void> Owners::write(const OwnerOrder& order, const KeyOrder& labels, snapshot::Writer& writer) const {
  SectionWriter out(writer);
  write_table("creators", creators_, order.creators, labels, out);
  write_table("brands", brands_, order.brands, labels, out);
  write_profiles(order, labels, out);
  return out.done();
}

void Owners::write_table(const std::string& prefix, const Table& table, const KeyOrder& order, const KeyOrder& labels,
                         SectionWriter& out) {
  out.keys(prefix + ".keys", table.keys, order);
  out.texts(prefix + ".names", table.names, order.order());
  out.texts(prefix + ".handles", table.handles, order.order());
  out.texts(prefix + ".urls", table.urls, order.order());
  out.texts(prefix + ".texts", table.texts, order.order());
  for (std::size_t i = 0; i < kLabels; ++i) {
    out.labels(prefix + "." + std::string(kLabelNames[i]), table.labels[i], order.order(), labels);
  }
  for (std::size_t i = 0; i < kFigures; ++i) {
    out.column<std::int64_t>(prefix + "." + std::string(kFigureNames[i]), table.figures[i], order.order());
  }
  out.column<std::uint8_t>(prefix + ".coverage", table.coverage, order.order());
  out.column<std::uint8_t>(prefix + ".verified", table.verified, order.order());
  out.column<std::uint8_t>(prefix + ".is_private", table.is_private, order.order());
  out.column<std::uint64_t>(prefix + ".accounts", table.accounts, order.order());
}

void Owners::write_profiles(const OwnerOrder& order, const KeyOrder& labels, SectionWriter& out) const {
  const auto key = [&](const Profile& p) {
    return std::tuple(order.index(p.owner), labels.rank(p.platform), p.account, profile_handles_[p.text], profile_urls_[p.text]);
  };
  std::vector<Profile> profiles = profiles_;
  std::sort(profiles.begin(), profiles.end(), [&](const Profile& a, const Profile& b) { return key(a) < key(b); });
  const auto same = [&](const Profile& a, const Profile& b) { return key(a) == key(b); };
  profiles.erase(std::unique(profiles.begin(), profiles.end(), same), profiles.end());
  const auto rows = column_of<std::uint32_t>(profiles, [](const Profile& p) { return p.text; });
  out.array<std::uint64_t>("profiles.owner_offsets",
                           offsets_of(profiles, order.size(), [&](const Profile& p) { return order.index(p.owner); }));
  out.array<std::uint32_t>("profiles.platform",
                           column_of<std::uint32_t>(profiles, [&](const Profile& p) { return labels.rank(p.platform); }));
  out.array<std::uint64_t>("profiles.accounts", column_of<std::uint64_t>(profiles, [](const Profile& p) { return p.account; }));
  out.texts("profiles.handles", profile_handles_, rows);
  out.texts("profiles.urls", profile_urls_, rows);
}

}  // namespace vouch::build
