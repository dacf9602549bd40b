#include "engine/credibility/audience_quality.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/proportion.h"
#include "engine/text/fold.h"

namespace vouch::credibility {
AudienceQualitySource::AudienceQualitySource(const catalog::Catalog& catalog, const audience::AudienceGraph& graph,
                                             const audience::Authenticity& authentic, double declared_accounts)
    : catalog_(&catalog), graph_(&graph), authentic_(&authentic), declared_accounts_(declared_accounts) {
  for (catalog::Label label = 1; label < catalog.labels.size(); ++label) {
    const std::string name = text::fold(catalog.label(label));
    if (name == "fake_share") fake_share_ = label;
    if (name == "authenticity") dimension_ = label;
    if (name == "real" || name == "authentic") real_.push_back(label);
  }
}

std::optional<AudienceQuality> AudienceQualitySource::of(core::CreatorIndex creator,
                                                         std::span<const std::uint32_t> left_out) const {
  const auto members = graph_->members(catalog_->owner(creator));
  AudienceQuality quality{.members = members.size()};
  std::uint64_t sum = 0;
  if (authentic_->judged()) {
    for (const std::uint32_t account : members) {
      if (!authentic_->judged(account) || std::ranges::binary_search(left_out, account)) continue;
      const std::uint16_t p = (*authentic_)[account];
      ++quality.judged;
      sum += p;
      quality.unlikely += 2U * p < audience::Authenticity::kScale ? 1 : 0;
    }
  }
  if (quality.judged > 0) {
    quality.mean = audience::people(sum) / static_cast<double>(quality.judged);
    quality.interval = core::wilson_interval(quality.mean, static_cast<double>(quality.judged));
    return quality;
  }
  const auto stated = declared(creator);
  if (!stated) return std::nullopt;
  quality.declared = true;
  quality.mean = *stated;
  quality.interval = core::wilson_interval(*stated, declared_accounts_);
  return quality;
}

std::vector<std::uint32_t> AudienceQualitySource::least_likely(core::CreatorIndex creator, std::size_t most) const {
  std::vector<std::pair<std::uint16_t, std::uint32_t>> judged;
  for (const std::uint32_t account : graph_->members(catalog_->owner(creator))) {
    if (authentic_->judged(account)) judged.emplace_back((*authentic_)[account], account);
  }
  const std::size_t kept = std::min(most, judged.size());
  std::partial_sort(judged.begin(), judged.begin() + static_cast<std::ptrdiff_t>(kept), judged.end());
  std::vector<std::uint32_t> accounts;
  for (std::size_t i = 0; i < kept; ++i) accounts.push_back(judged[i].second);
  return accounts;
}

std::optional<double> AudienceQualitySource::declared(core::CreatorIndex creator) const {
  const auto& metrics = catalog_->metrics;
  for (std::uint64_t i = metrics.creator_offsets[creator.value]; i < metrics.creator_offsets[creator.value + 1]; ++i) {
    const double value = metrics.value[i];
    if (fake_share_ && metrics.name[i] == *fake_share_ && value >= 0.0 && value <= 1.0) return 1.0 - value;
  }
  const auto& shares = catalog_->shares;
  double sum = 0.0;
  bool found = false;
  for (std::uint64_t i = shares.owner_offsets[creator.value]; i < shares.owner_offsets[creator.value + 1]; ++i) {
    if (!dimension_ || shares.dimension[i] != *dimension_ || !std::ranges::count(real_, shares.value[i])) continue;
    sum += shares.share[i];
    found = true;
  }
  return found ? std::optional(std::min(1.0, sum)) : std::nullopt;
}

}  // namespace vouch::credibility
