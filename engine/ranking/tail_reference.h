// The reference distribution of a raw signal: how rare a value is among all brand × creator pairs of the snapshot.
//
//   T(x) = −log₁₀ P(X ≥ x),   strength = T/6 up to T = 5.4, above it 1 − 0.1·exp(−(T − 5.4)/0.6)
//
// so order is kept among the best of a million, no overlap is 0, and strengths compare across brands and signals. P comes
// from quantiles of the sampled pairs at 16 tail levels a decade, log-linear in between, and beyond the rarest pair from a
// Pareto tail whose shape is Hill's estimate (B. Hill, 1975) over the top 1 %, shrunk to 1 with the weight of 20 pairs.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/core/codec.h"
#include "engine/core/result.h"

namespace vouch::ranking {

/// Strength of a tail T >= 0: continuous with its slope at 5.4, rising, below 1.
[[nodiscard]] double strength_of_tail(double t);

/// Immutable, safe to share.
class TailReference {
 public:
  TailReference() = default;  // of no pairs: every value has T = 0
  /// Requires finite values >= 0, in any order.
  [[nodiscard]] static TailReference from(std::vector<double> values);

  [[nodiscard]] std::uint64_t pairs() const { return pairs_; }
  /// T(x): 0 for x at or below the smallest value, never falls with x.
  [[nodiscard]] double tail(double x) const;
  [[nodiscard]] double strength(double x) const { return strength_of_tail(tail(x)); }
  /// Share of pairs below x, 1 − 10^−T.
  [[nodiscard]] double percentile(double x) const;

  void write(core::Encoder& out) const;
  [[nodiscard]] static core::Result<TailReference> read(core::Decoder& in);

 private:
  struct Knot {
    double x = 0.0;
    double t = 0.0;
  };
  std::vector<Knot> knots_;    // both rise strictly
  double pareto_shape_ = 1.0;  // alpha of P(X >= x) ~ x^-alpha beyond the last knot
  std::uint64_t pairs_ = 0;
};

}  // namespace vouch::ranking
