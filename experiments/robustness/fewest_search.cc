#include "experiments/robustness/fewest_search.h"

#include <algorithm>
#include <cassert>

namespace vouch::experiments {

void FewestSearch::answer(bool suffices) {
  assert(asked_);
  if (suffices) {
    enough_ = asked_;
  } else {
    too_few_ = *asked_;
  }
  asked_ = next();
}

std::optional<std::uint64_t> FewestSearch::next() const {
  if (!enough_) {
    if (too_few_ >= bounds_.most) return std::nullopt;
    return std::min(bounds_.most, 2 * too_few_);
  }
  const std::uint64_t apart = *enough_ - too_few_;
  if (apart <= 1 || static_cast<double>(apart) <= bounds_.tolerance * static_cast<double>(too_few_)) return std::nullopt;
  return too_few_ + apart / 2;
}

}  // namespace vouch::experiments
