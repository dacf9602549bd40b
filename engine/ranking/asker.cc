// Who asks: a brief, a brand of the data or a stand-in becomes an Asker, with the fallbacks of its audience in their order.
#include <algorithm>
#include <array>
#include <map>

#include "engine/core/top_k.h"
#include "engine/ranking/evidence.h"

namespace vouch::ranking {
namespace {

/// How many brands like the asking one lend their audience, at most.
constexpr std::size_t kSimilarBrands = 5;
/// What a shared category counts beside the mean cosine (0..1) when brands are compared.
constexpr double kSameCategory = 0.5;

std::vector<core::OwnerIndex> as_owners(const Evidence& evidence, std::span<const std::uint32_t> creators) {
  std::vector<core::OwnerIndex> owners;
  for (const std::uint32_t creator : creators) owners.push_back(evidence.catalog.owner(core::CreatorIndex(creator)));
  return owners;
}

bool has_members(const Evidence& evidence, std::span<const core::OwnerIndex> owners) {
  return std::any_of(owners.begin(), owners.end(), [&](core::OwnerIndex o) { return !evidence.graph.members(o).empty(); });
}

/// Owners that stand for a brand's audience: the brand itself, else its partners.
std::vector<core::OwnerIndex> audience_owners(const Evidence& evidence, core::BrandIndex brand) {
  const core::OwnerIndex own = evidence.catalog.owner(brand);
  if (!evidence.graph.members(own).empty()) return {own};
  return as_owners(evidence, evidence.partners(brand));
}

/// Parts of the audiences of the brands most like this one: by the mean cosine of their partners with what the asker says,
/// and by their stated category. Empty where no brand is like it.
std::vector<core::OwnerIndex> similar_brand_parts(const Evidence& evidence, const values::AskingText& text, std::uint32_t stated,
                                                  std::optional<core::BrandIndex> self) {
  struct Alike {
    double likeness;
    std::uint32_t brand;
  };
  const auto before = [](const Alike& a, const Alike& b) {
    return a.likeness != b.likeness ? a.likeness > b.likeness : a.brand < b.brand;
  };
  core::TopK<Alike, decltype(before)> best(kSimilarBrands, before);
  std::map<std::uint32_t, double> cosine_of;  // partners are shared by brands
  for (std::uint32_t b = 0; b < evidence.catalog.brands.size(); ++b) {
    if (self && self->value == b) continue;
    double sum = 0.0;
    const auto partners = evidence.partners(core::BrandIndex(b));
    for (const std::uint32_t partner : partners) {
      const auto [at, is_new] = cosine_of.try_emplace(partner, 0.0);
      if (is_new) at->second = text.cosine(core::CreatorIndex(partner)).value_or(0.0);
      sum += at->second;
    }
    double likeness = partners.empty() ? 0.0 : sum / static_cast<double>(partners.size());
    const auto category = evidence.categories.named(evidence.catalog.label(evidence.catalog.brands.category[b]));
    if (stated != values::Categories::kNone && category == stated) likeness += kSameCategory;
    if (likeness > 0.0 && has_members(evidence, audience_owners(evidence, core::BrandIndex(b)))) best.offer({likeness, b});
  }
  std::vector<core::OwnerIndex> parts;
  for (const Alike& alike : best.take()) {
    for (const core::OwnerIndex owner : audience_owners(evidence, core::BrandIndex(alike.brand))) parts.push_back(owner);
  }
  return parts;
}

void set_fallback_audience(const Evidence& evidence, Asker& asker, std::uint32_t stated) {
  const auto owner = asker.brand ? std::optional(evidence.catalog.owner(*asker.brand)) : std::nullopt;
  const auto partners = as_owners(evidence, asker.partners);
  if (has_members(evidence, partners)) {
    asker.audience_kind = EvidenceKind::partners;
    asker.audience =
        audience::AskingAudience::fallback(audience::AskingKind::partners, evidence.graph, evidence.weights, partners, owner);
    asker.card.audience_kind = "partners";
    return;
  }
  const auto parts = similar_brand_parts(evidence, asker.text, stated, asker.brand);
  if (parts.empty()) return;
  asker.audience_kind = EvidenceKind::similar_brands;
  asker.audience =
      audience::AskingAudience::fallback(audience::AskingKind::similar_brands, evidence.graph, evidence.weights, parts, owner);
  asker.card.audience_kind = "similar_brands";
}

EvidenceKind kind_of(bool own, bool partners) {
  if (own && partners) return EvidenceKind::own_and_partners;
  return own ? EvidenceKind::own : EvidenceKind::partners;
}

/// Everything but the audience.
Asker without_audience(const Evidence& evidence, std::optional<core::BrandIndex> brand, values::SparseVector own_text,
                       values::Components own_vector, std::uint32_t stated) {
  auto partners = brand ? evidence.partners(*brand) : std::vector<std::uint32_t>{};
  values::AskingText text(evidence.vectors, own_text, partners);
  values::AskingMeaning meaning(evidence.meaning, own_vector, partners);
  values::AskingCategory category(evidence.categories, stated, partners);
  const bool text_of_partners = text.partners() > 0;
  std::array<EvidenceKind, kValueParts> kinds{};
  kinds[position(ValuePart::content)] = kind_of(text.has_own_text(), text_of_partners);
  kinds[position(ValuePart::meaning)] = kind_of(meaning.has_own(), meaning.partners() > 0);
  kinds[position(ValuePart::category)] = kind_of(stated != values::Categories::kNone, !partners.empty());
  Asker asker{.card = {},
              .brand = brand,
              .partners = std::move(partners),
              .audience = std::nullopt,
              .text = std::move(text),
              .meaning = std::move(meaning),
              .category = std::move(category),
              .audience_kind = EvidenceKind::own,
              .part_kinds = kinds,
              .sent_too_few = false};
  asker.card.partners = static_cast<std::int64_t>(asker.partners.size());
  asker.card.audience_kind = "none";
  return asker;
}

/// Takes the audience that came with the brief, where enough of it is known.
core::Result<bool> set_sent_audience(const Evidence& evidence, const Brief& brief, const std::optional<core::AccountKey>& key,
                                     Asker& asker) {
  if (brief.audience.empty()) return false;
  if (!key) {
    return core::fail(core::ErrorCode::invalid_argument,
                      "found an audience in the brief but no account key, expected the key file that the snapshot was built with",
                      "/audience");
  }
  std::vector<std::uint64_t> pseudonyms;
  for (const std::string& id : brief.audience.accounts) pseudonyms.push_back(key->pseudonym(id));
  for (const core::Digest& digest : brief.audience.sha256) pseudonyms.push_back(key->pseudonym(digest));
  const auto matched = audience::match_accounts(evidence.graph, std::move(pseudonyms));
  asker.card.sent_ids = static_cast<std::int64_t>(matched.sent_ids);
  asker.card.matched_ids = static_cast<std::int64_t>(matched.matched_ids);
  asker.card.audience_kind = "sent";
  if (!audience::sent_audience_suffices(matched.matched_ids, matched.sent_ids)) {
    asker.sent_too_few = true;
    return true;
  }
  const auto owner = asker.brand ? std::optional(evidence.catalog.owner(*asker.brand)) : std::nullopt;
  asker.audience = audience::AskingAudience::sent(evidence.graph, evidence.weights, matched.accounts, owner);
  return true;
}

void set_own_or_fallback(const Evidence& evidence, Asker& asker, std::uint32_t stated) {
  if (asker.brand && !evidence.graph.members(evidence.catalog.owner(*asker.brand)).empty()) {
    asker.audience = audience::AskingAudience::own(evidence.graph, evidence.weights, evidence.catalog.owner(*asker.brand));
    asker.card.audience_kind = "own";
  } else {
    set_fallback_audience(evidence, asker, stated);
  }
}

Asker known_brand(const Evidence& evidence, core::BrandIndex brand) {
  const auto& c = evidence.catalog;
  const auto stated = evidence.categories.named(c.label(c.brands.category[brand.value]));
  Asker asker =
      without_audience(evidence, brand, evidence.vectors.of(c.owner(brand)), evidence.meaning.of(c.owner(brand)), stated);
  asker.card.id = c.brands.keys[brand.value];
  asker.card.name = c.brands.names[brand.value];
  asker.card.category = c.label(c.brands.category[brand.value]);
  asker.card.country = c.label(c.brands.country[brand.value]);
  asker.card.language = c.label(c.brands.language[brand.value]);
  return asker;
}

/// The vector of what a brief says of its brand; empty where nothing reads it.
std::vector<std::int8_t> vector_of_texts(const Evidence& evidence, const BrandDescription& brand) {
  if (brand.text.empty() && brand.values_text.empty()) return {};
  const auto embedder = evidence.embedder();
  if (!embedder) return {};
  const std::string text = brand.text + "\n" + brand.values_text;
  const std::array<std::string_view, 1> texts = {text};
  auto embedded = embedder->embed(texts, 1);
  return embedded ? std::move(embedded->values) : std::vector<std::int8_t>();
}

Asker described_brand(const Evidence& evidence, const BrandDescription& brand) {
  const std::array<std::string_view, 2> texts = {brand.text, brand.values_text};
  const values::TextVector vector = evidence.vectors.of_texts(texts, evidence.catalog.terms);
  const std::vector<std::int8_t> meaning = vector_of_texts(evidence, brand);
  Asker asker = without_audience(evidence, std::nullopt, vector.view(), meaning, evidence.categories.named(brand.category));
  asker.card.name = brand.name;
  asker.card.category = brand.category;
  asker.card.country = brand.country;
  asker.card.language = brand.language;
  return asker;
}

}  // namespace

Asker asker_of(const Evidence& evidence, core::BrandIndex brand) {
  Asker asker = known_brand(evidence, brand);
  set_own_or_fallback(evidence, asker, evidence.categories.named(asker.card.category));
  if (asker.audience) asker.card.audience_members = static_cast<std::int64_t>(asker.audience->accounts());
  return asker;
}

Asker stand_in(const Evidence& evidence, core::CreatorIndex creator) {
  const core::OwnerIndex owner = evidence.catalog.owner(creator);
  Asker asker = without_audience(evidence, std::nullopt, evidence.vectors.of(owner), evidence.meaning.of(owner),
                                 evidence.categories.of(creator));
  if (!evidence.graph.members(owner).empty()) {
    asker.audience = audience::AskingAudience::own(evidence.graph, evidence.weights, owner);
  }
  return asker;
}

core::Result<Asker> resolve_asker(const Evidence& evidence, const Brief& brief,
                                  const std::optional<core::AccountKey>& account_key) {
  std::optional<core::BrandIndex> brand;
  if (const auto* id = std::get_if<std::string>(&brief.brand)) {
    brand = evidence.catalog.find_brand(*id);
    if (!brand) return core::fail(core::ErrorCode::not_found, "brand '" + *id + "' is not in this snapshot", "/brand");
  }
  Asker asker = brand ? known_brand(evidence, *brand) : described_brand(evidence, std::get<BrandDescription>(brief.brand));
  const auto sent = set_sent_audience(evidence, brief, account_key, asker);
  if (!sent) return core::fail(sent.error());
  if (!*sent) set_own_or_fallback(evidence, asker, evidence.categories.named(asker.card.category));
  if (asker.audience) asker.card.audience_members = static_cast<std::int64_t>(asker.audience->accounts());
  return asker;
}

}  // namespace vouch::ranking
