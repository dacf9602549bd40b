// The share of peers that a figure lies above, where a peer nearby counts in part: from 0 where the peer's figure is `ramp` above
// to 1 where it is `ramp` below, in a line between. So a small change of any figure changes the percentile little:
// by at most (|own change| + mean |change of a peer|) ÷ (2 · ramp), where a plain rank may jump.
// Figures are kept in whole 2⁻³² so that sums do not depend on the order of peers. O(log peers) a look-up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vouch::credibility {

/// Immutable, safe to share.
class SoftPercentile {
 public:
  /// Requires finite peers within ±64, fewer than 2²⁴, and ramp > 0.
  SoftPercentile(std::span<const double> peers, double ramp);

  [[nodiscard]] double of(double figure) const;
  [[nodiscard]] std::size_t peers() const { return sorted_.size(); }

 private:
  std::vector<std::int64_t> sorted_;
  std::vector<std::int64_t> sums_;  // of the peers before each, one more
  std::int64_t ramp_;
};

}  // namespace vouch::credibility
