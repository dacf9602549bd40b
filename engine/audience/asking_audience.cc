#include "engine/audience/asking_audience.h"

#include <algorithm>
#include <bit>

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
      matched.accounts.push_back(graph.accounts_by_pseudonym()[static_cast<std::size_t>(at - known.begin())]);
    }
  }
  std::ranges::sort(matched.accounts);
  return matched;
}

namespace {

/// One bit an account.
class AccountSet {
 public:
  explicit AccountSet(std::uint32_t accounts) : words_((std::size_t{accounts} + 63) / 64) {}
  /// Whether the account was there before.
  bool insert(std::uint32_t account) {
    std::uint64_t& word = words_[account / 64];
    const std::uint64_t bit = std::uint64_t{1} << account % 64;
    const bool was = (word & bit) != 0;
    word |= bit;
    return was;
  }
  [[nodiscard]] std::vector<std::uint32_t> list() const {
    std::vector<std::uint32_t> accounts;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        accounts.push_back(static_cast<std::uint32_t>(64 * i) + static_cast<std::uint32_t>(std::countr_zero(word)));
      }
    }
    return accounts;
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace

void AskingAudience::add_up() {
  for (const std::uint32_t a : members()) weight_ += weight_of(a);
}

AskingAudience AskingAudience::own(const AudienceGraph& graph, const AudienceWeights& weights, core::OwnerIndex brand) {
  AskingAudience asking(AskingKind::own, weights, brand);
  asking.borrowed_ = graph.members(brand);
  asking.weight_ = weights.sum(brand);
  return asking;
}

AskingAudience AskingAudience::sent(const AudienceGraph& /*graph*/, const AudienceWeights& weights,
                                    std::span<const std::uint32_t> accounts, std::optional<core::OwnerIndex> brand) {
  AskingAudience asking(AskingKind::sent, weights, brand);
  asking.listed_.assign(accounts.begin(), accounts.end());
  std::ranges::sort(asking.listed_);
  const auto repeated = std::ranges::unique(asking.listed_);
  asking.listed_.erase(repeated.begin(), repeated.end());
  asking.add_up();
  return asking;
}

AskingAudience AskingAudience::fallback(AskingKind kind, const AudienceGraph& graph, const AudienceWeights& weights,
                                        std::span<const core::OwnerIndex> parts, std::optional<core::OwnerIndex> brand) {
  AskingAudience asking(kind, weights, brand);
  asking.parts_.assign(parts.begin(), parts.end());
  std::ranges::sort(asking.parts_);
  const auto repeated = std::ranges::unique(asking.parts_);
  asking.parts_.erase(repeated.begin(), repeated.end());
  AccountSet once(graph.accounts()), twice(graph.accounts());
  for (const core::OwnerIndex part : asking.parts_) {
    for (const std::uint32_t a : graph.members(part)) {
      if (once.insert(a)) twice.insert(a);
    }
  }
  asking.listed_ = once.list();
  asking.twice_ = twice.list();
  asking.add_up();
  return asking;
}

bool AskingAudience::is_part(core::OwnerIndex owner) const { return std::ranges::binary_search(parts_, owner); }

std::vector<std::uint16_t> dense_weights(const AskingAudience& asking, std::span<const std::uint32_t> listed,
                                         std::uint32_t bound) {
  std::vector<std::uint16_t> weights(std::size_t{bound} + 1);
  for (const std::uint32_t a : listed) {
    if (a >= bound) break;
    weights[a] = asking.weight_of(a);
  }
  return weights;
}

}  // namespace vouch::audience
