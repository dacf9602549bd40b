// Days on which far more accounts came to an owner than around them, by a scan over windows of w days (J. Glaz, J. Naus,
// S. Wallenstein, "Scan Statistics", 2001). A window with c arrivals, where the r days on either side without it have the rate
// λ a day, or all other days of the owner where that is more, has by chance, Poisson with mean μ = w λ (H. Chernoff, 1952),
//   P(X ≥ c) ≤ exp(−(c ln(c ÷ μ) − c + μ)),
// times the owner's days for all windows: an upper bound. A burst is no fault: something spread, or someone sent people. What
// matters is which accounts come in the bursts of many owners (lockstep.h).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/audience/member_days.h"
#include "engine/credibility/block_rules.h"

namespace vouch::credibility {

/// Days with both ends, and who came on them.
struct ArrivalBurst {
  audience::Day first = 0, last = 0;
  std::uint32_t arrivals = 0;
};

struct ArrivalBursts {
  std::vector<ArrivalBurst> bursts;  // ascending, apart
  std::uint64_t dated = 0;           // arrivals with a day
  std::uint64_t inside = 0;          // of these in bursts

  [[nodiscard]] bool contains(audience::Day day) const;
  /// Share of the dated arrivals that came in bursts; 0 without any.
  [[nodiscard]] double share() const { return dated == 0 ? 0.0 : static_cast<double>(inside) / static_cast<double>(dated); }
};

/// Days in any order; kNoDay counts nothing. O(n log n).
[[nodiscard]] ArrivalBursts find_arrival_bursts(std::span<const audience::Day> days, const ArrivalRules& rules);

}  // namespace vouch::credibility
