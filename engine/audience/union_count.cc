#include "engine/audience/union_count.h"

#include <algorithm>

namespace vouch::audience {

UnionShared UnionCounter::count(const AskingAudience& asking, std::span<const core::OwnerIndex> parts) {
  if (++round_ == 0) {  // all numbers were used
    std::fill(seen_.begin(), seen_.end(), 0U);
    round_ = 1;
  }
  UnionShared found;
  found.shared.asking_accounts = asking.accounts();
  found.shared.asking_weight = asking.weight();
  for (const core::OwnerIndex part : parts) {
    for (const std::uint32_t account : graph_.members(part)) {
      if (seen_[account] == round_) continue;
      seen_[account] = round_;
      ++found.accounts;
      found.weight += weights_[account];
    }
  }
  for (const std::uint32_t account : asking.members()) {
    if (seen_[account] != round_) continue;
    const std::uint64_t w = weights_[account];
    ++found.shared.accounts;
    found.shared.weight += w;
    found.shared.squares += w * w;
  }
  return found;
}

}  // namespace vouch::audience
