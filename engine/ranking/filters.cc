#include "engine/ranking/filters.h"

#include <algorithm>

#include "engine/ranking/size_band.h"
#include "engine/text/fold.h"

namespace vouch::ranking {
namespace {

constexpr std::array<std::string_view, kFilterReasons> kReasonNames = {
    "none",      "excluded",  "partner", "platform",    "country",        "language",   "category",
    "size_band", "followers", "price",   "active_days", "audience_share", "credibility"};

/// Per label code whether its folded text is among the wanted ones; empty where nothing is wanted in particular.
std::vector<bool> wanted_labels(const catalog::Catalog& catalog, const std::vector<std::string>& wanted) {
  if (wanted.empty()) return {};
  std::vector<std::string> folded;
  for (const std::string& text : wanted) folded.push_back(text::fold(text));
  std::vector<bool> keep(catalog.labels.size(), false);
  for (std::size_t code = 1; code < keep.size(); ++code) {
    keep[code] = std::find(folded.begin(), folded.end(), text::fold(catalog.labels[code])) != folded.end();
  }
  return keep;
}

bool within(const Range& range, std::int64_t figure) {
  if (!range.min && !range.max) return true;
  if (figure == catalog::kUnknown) return false;
  return figure >= range.min.value_or(figure) && figure <= range.max.value_or(figure);
}

core::Result<std::vector<bool>> wanted_bands(const std::vector<std::string>& names) {
  std::vector<bool> bands;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto band = size_band_named(names[i]);
    if (!band) {
      return core::fail(core::ErrorCode::invalid_argument,
                        "found size band '" + names[i] + "', expected nano, micro, mid, macro or mega",
                        "/filters/size_band/" + std::to_string(i));
    }
    bands.resize(kSizeBands, false);
    bands[static_cast<std::size_t>(*band)] = true;
  }
  return bands;
}

core::Result<void> check(const Filters& filters) {
  if (filters.followers.min && filters.followers.max && *filters.followers.min > *filters.followers.max) {
    return core::fail(core::ErrorCode::invalid_argument, "found followers.min above followers.max, expected at most as much",
                      "/filters/followers");
  }
  if (filters.active_days && *filters.active_days < 0) {
    return core::fail(core::ErrorCode::invalid_argument, "found a negative active_days, expected 0 or more",
                      "/filters/active_days");
  }
  if (filters.min_credibility && !(*filters.min_credibility >= 0.0 && *filters.min_credibility <= 1.0)) {
    return core::fail(core::ErrorCode::invalid_argument, "found a min_credibility outside 0 and 1", "/filters/min_credibility");
  }
  for (std::size_t i = 0; i < filters.audience.size(); ++i) {
    if (!(filters.audience[i].min_share >= 0.0 && filters.audience[i].min_share <= 1.0)) {
      return core::fail(core::ErrorCode::invalid_argument, "found a min_share outside 0 and 1",
                        "/filters/audience/" + std::to_string(i) + "/min_share");
    }
  }
  return {};
}

}  // namespace

std::string_view name_of(FilterReason reason) { return kReasonNames[static_cast<std::size_t>(reason)]; }

core::Result<CreatorFilter> CreatorFilter::make(const Evidence& evidence, const Filters& filters, std::int64_t as_of_s) {
  const catalog::Catalog& catalog = evidence.catalog;
  if (auto good = check(filters); !good) return core::fail(good.error());
  auto bands = wanted_bands(filters.size_band);
  if (!bands) return core::fail(bands.error());
  CreatorFilter filter(evidence);
  filter.platform_.wanted = wanted_labels(catalog, filters.platform);
  filter.country_.wanted = wanted_labels(catalog, filters.country);
  filter.language_.wanted = wanted_labels(catalog, filters.language);
  filter.category_.wanted = wanted_labels(catalog, filters.category);
  filter.bands_ = std::move(*bands);
  filter.followers_ = filters.followers;
  filter.max_price_cents_ = filters.max_price_cents;
  filter.as_of_s_ = as_of_s;
  filter.min_credibility_ = filters.min_credibility;
  if (filters.active_days) filter.active_since_s_ = as_of_s - *filters.active_days * 86400;
  for (const AudienceFilter& rule : filters.audience) {
    filter.shares_.push_back(
        {wanted_labels(catalog, {rule.dimension}), wanted_labels(catalog, rule.in), rule.min_share, rule.keep_unknown});
  }
  return filter;
}

bool CreatorFilter::keeps_shares(core::CreatorIndex creator) const {
  const auto& shares = catalog_->shares;
  const std::uint64_t first = shares.owner_offsets[creator.value];
  const std::uint64_t last = shares.owner_offsets[creator.value + 1];
  for (const ShareRule& rule : shares_) {
    bool known = false;
    double sum = 0.0;
    for (std::uint64_t i = first; i < last; ++i) {
      if (!rule.dimension[shares.dimension[i]]) continue;
      known = true;
      if (!rule.values.empty() && rule.values[shares.value[i]]) sum += shares.share[i];
    }
    // Sums of declared shares such as 0.5 + 0.1 must reach the 0.6 that was meant.
    if (known ? sum + 1e-9 < rule.min_share : !rule.keep_unknown) return false;
  }
  return true;
}

bool CreatorFilter::keeps_active(core::CreatorIndex creator) const {
  if (!active_since_s_) return true;
  const auto& posts = catalog_->posts;
  for (std::uint64_t i = posts.owner_offsets[creator.value + 1]; i > posts.owner_offsets[creator.value]; --i) {
    const std::int64_t at = posts.at_s[i - 1];
    if (at == catalog::kUnknown) return false;
    if (at <= as_of_s_) return at >= *active_since_s_;
  }
  return false;
}

bool CreatorFilter::keeps_credibility(core::CreatorIndex creator) const {
  if (!min_credibility_) return true;
  const auto figure = evidence_->credibility.of(creator, as_of_s_);
  return figure.status != credibility::CredibilityStatus::unknown && figure.index >= *min_credibility_;
}

FilterReason CreatorFilter::reason(core::CreatorIndex creator) const {
  const auto& c = catalog_->creators;
  const std::uint32_t i = creator.value;
  if (!platform_.keeps(c.platform[i])) return FilterReason::platform;
  if (!country_.keeps(c.country[i])) return FilterReason::country;
  if (!language_.keeps(c.language[i])) return FilterReason::language;
  if (!category_.keeps(c.category[i])) return FilterReason::category;
  if (!bands_.empty()) {
    const SizeBand band = size_band(catalog_->label(c.platform[i]), c.followers[i]);
    if (!bands_[static_cast<std::size_t>(band)]) return FilterReason::size_band;
  }
  if (!within(followers_, c.followers[i])) return FilterReason::followers;
  if (max_price_cents_ && !within({.min = {}, .max = max_price_cents_}, c.price_cents[i])) return FilterReason::price;
  if (!keeps_active(creator)) return FilterReason::active_days;
  if (!keeps_shares(creator)) return FilterReason::audience_share;
  if (!keeps_credibility(creator)) return FilterReason::credibility;
  return FilterReason::none;
}

core::Result<Eligible> eligible_creators(const Evidence& evidence, const Brief& brief, std::int64_t as_of_s,
                                         std::span<const std::uint32_t> partners) {
  const catalog::Catalog& catalog = evidence.catalog;
  auto filter = CreatorFilter::make(evidence, brief.filters, as_of_s);
  if (!filter) return core::fail(filter.error());
  Eligible eligible;
  std::vector<bool> excluded(catalog.creators.size(), false);
  for (const std::string& id : brief.exclude.creators) {
    const auto creator = catalog.find_creator(id);
    if (creator) excluded[creator->value] = true;
    eligible.unknown_ids += creator ? 0 : 1;
  }
  std::vector<bool> in_scope(catalog.creators.size(), brief.candidates.empty());
  for (const std::string& id : brief.candidates) {
    const auto creator = catalog.find_creator(id);
    if (creator) in_scope[creator->value] = true;
    eligible.unknown_ids += creator ? 0 : 1;
  }
  for (std::uint32_t i = 0; i < catalog.creators.size(); ++i) {
    if (!in_scope[i]) continue;
    ++eligible.considered;
    const bool partner = brief.exclude.partners && std::binary_search(partners.begin(), partners.end(), i);
    const FilterReason reason = excluded[i] ? FilterReason::excluded
                                : partner   ? FilterReason::partner
                                            : filter->reason(core::CreatorIndex(i));
    if (reason == FilterReason::none) {
      eligible.creators.push_back(i);
    } else {
      ++eligible.filtered[static_cast<std::size_t>(reason)];
    }
  }
  return eligible;
}

}  // namespace vouch::ranking
