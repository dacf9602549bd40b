#include "engine/audience/asking_audience.h"

#include <algorithm>

namespace vouch::audience {

bool sent_audience_suffices(std::uint64_t matched_ids, std::uint64_t sent_ids) {
  return matched_ids >= kSentMinMatched && static_cast<double>(matched_ids) >= kSentMinShare * static_cast<double>(sent_ids);
}

MatchedAccounts match_accounts(const AudienceGraph& graph, std::vector<std::uint64_t> pseudonyms) {
  std::ranges::sort(pseudonyms);
  const auto repeated = std::ranges::unique(pseudonyms);
  pseudonyms.erase(repeated.begin(), repeated.end());
  MatchedAccounts matched;
  matched.sent_ids = pseudonyms.size();
  const std::span<const std::uint64_t> known = graph.pseudonyms();
  for (const std::uint64_t pseudonym : pseudonyms) {
    const auto found = std::ranges::equal_range(known, pseudonym);
    matched.matched_ids += found.empty() ? 0 : 1;
    for (auto at = found.begin(); at != found.end(); ++at) {
      matched.accounts.push_back(static_cast<std::uint32_t>(at - known.begin()));
    }
  }
  return matched;
}

AskingAudience::AskingAudience(AskingKind kind, const AudienceGraph& graph, std::optional<core::OwnerIndex> brand)
    : kind_(kind), brand_(brand), weights_(graph.accounts()) {}

void AskingAudience::add(const AudienceWeights& weights, std::span<const std::uint32_t> accounts) {
  for (const std::uint32_t a : accounts) {
    if (weights_[a] != 0) {
      if (!twice_.empty()) twice_[a] = weights_[a];
      continue;
    }
    weights_[a] = weights[a];
    weight_ += weights[a];
    members_.push_back(a);
  }
}

AskingAudience AskingAudience::own(const AudienceGraph& graph, const AudienceWeights& weights, core::OwnerIndex brand) {
  AskingAudience asking(AskingKind::own, graph, brand);
  asking.add(weights, graph.members(brand));
  return asking;
}

AskingAudience AskingAudience::sent(const AudienceGraph& graph, const AudienceWeights& weights,
                                    std::span<const std::uint32_t> accounts, std::optional<core::OwnerIndex> brand) {
  AskingAudience asking(AskingKind::sent, graph, brand);
  asking.add(weights, accounts);
  return asking;
}

AskingAudience AskingAudience::fallback(AskingKind kind, const AudienceGraph& graph, const AudienceWeights& weights,
                                        std::span<const core::OwnerIndex> parts, std::optional<core::OwnerIndex> brand) {
  AskingAudience asking(kind, graph, brand);
  asking.twice_.resize(graph.accounts());
  asking.parts_.assign(parts.begin(), parts.end());
  std::ranges::sort(asking.parts_);
  const auto repeated = std::ranges::unique(asking.parts_);
  asking.parts_.erase(repeated.begin(), repeated.end());
  for (const core::OwnerIndex part : asking.parts_) asking.add(weights, graph.members(part));
  return asking;
}

bool AskingAudience::is_part(core::OwnerIndex owner) const { return std::ranges::binary_search(parts_, owner); }

}  // namespace vouch::audience
