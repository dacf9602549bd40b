// Bursts: stretches in which a creator gained far more accounts than its own growth and the assumed organic successes
// explain, and what of them was lost again. Window-limited scan over stretches of 1 to 16 steps, the generalised likelihood
// ratio scheme of T. Lai, Sequential changepoint detection in quality control and dynamical systems, 1995, with bounds of
// tails in place of a likelihood.
//
//   surplus  e = gain - usual rate · D - rounding                                     (usual_growth.h)
//   p        = P(T >= e / s) + v · D/year · (e / (m · usual rate))^-a
//
// The first term bounds ordinary noise (Student's t, the standard deviation s of D days), the second organic successes: v a
// year gain at least m days of usual growth, with a Pareto tail of exponent a. They add since of heavy tails one big jump
// makes a big sum (S. Foss, D. Korshunov, S. Zachary, An Introduction to Heavy-Tailed and Subexponential Distributions, 2011).
//
// A stretch is reported where p <= rate · (days of its first step / year) · share of its length: over all stretches that
// begin in a year and all lengths these bounds sum to `rate`, so organic growth within the assumptions gives at most `rate`
// false bursts a creator-year (G. Boole), whatever the sampling. `organic_per_year` is p on that scale.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/interval.h"
#include "engine/credibility/usual_growth.h"

namespace vouch::credibility {

struct Burst {
  Stretch stretch;
  double gained = 0.0;            // accounts, all
  double expected = 0.0;          // of them
  core::Interval interval;        // 90 %, of the expected
  double organic_per_year = 0.0;  // so unlikely stretches a creator-year of organic growth has
  double lost = 0.0;              // of the surplus, within loss_days behind it; 0 where no unusual loss followed
  std::size_t lost_by = 0;        // entry with the fewest followers by then
  [[nodiscard]] double surplus() const { return gained - expected; }
  [[nodiscard]] bool has_loss() const { return lost > 0.0; }
};

/// In order of time, none touching another. O(n k).
[[nodiscard]] std::vector<Burst> bursts_of(const FollowerSeries& series, const UsualGrowth& usual, const GrowthRules& limits);

/// The smallest surplus that would be reported of a single step. Requires usual.knows({step, step}).
[[nodiscard]] double least_reported(const FollowerSeries& series, const UsualGrowth& usual, std::size_t step,
                                    const GrowthRules& limits);

}  // namespace vouch::credibility
