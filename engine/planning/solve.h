// The whole choice: greedy by gain and by gain per cost, with few candidates also from each of them on (the enumeration of
// S. Khuller, A. Moss, J. Naor, 1999, with seeds of one), the best of all, swaps, and an upper bound of what any set could
// reach, the least of those that the sets on the way give. Members come out as greedy would take them, so their prefixes are
// nested sets and make the curve of reach over money; `beyond` goes on with twice the money and twice the places.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/result.h"
#include "engine/planning/exchange.h"
#include "engine/planning/problem.h"

namespace vouch::planning {

struct Solution {
  std::vector<Step> members;  // must_have first, in its order; gains sum to `reached`
  std::vector<Place> places;  // of the same members in the same order
  std::vector<Step> beyond;   // who would come next
  Reach reached = 0;
  Reach bound = 0;  // no set reaches more; never below `reached`
  Reach contacts = 0;
  std::int64_t cost_cents = 0;
};

/// Requires that must_have fits budget, count and maxima. Fails with invalid_argument, "/plan/mix", where no set was found
/// that meets the minima, and "/plan/max_frequency" where the frequency leaves nobody.
[[nodiscard]] core::Result<Solution> solve(const Problem& problem);

}  // namespace vouch::planning
