// One order from two kinds of scores: how near a vector is (dense) and how many terms are shared (term). A convex combination of
// scores brought to one scale (S. Bruch, S. Gai, A. Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", 2023):
//
//   fused(c) = α · φ(dense(c)) + (1 − α) · φ(term(c)),   φ(x) = (x − low) ÷ (high − low), cut to [0, 1]
//
// low is the least that a score of the kind can be (−1 for a cosine of vectors, 0 for one of terms), high the largest of those
// that are there; not their least, which depends on who else was looked at. Against reciprocal ranks (G. Cormack, C. Clarke,
// S. Büttcher, 2009) the sizes of scores are kept: a creator who is far ahead on one side stays ahead. docs/benchmarks.md says
// what the two found on tasks of known truth.
//
// A side that is missing is unknown, not 0: it is taken to be the mean of the side's known scores, and its 5 % and 95 % places
// among them are the interval. Where a side is known of nobody, the other one decides alone.
//
// Results are whole units of 2⁻³⁰, so that order and ties are those of integers; ties by the lower index.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/result.h"

namespace vouch::vectors {

/// One kind of score of candidates.
struct FusedSide {
  std::span<const std::optional<double>> scores;  // one a candidate, none where it is unknown
  double least = 0.0;                             // what a score of this kind can be at least
};

struct FusionOptions {
  double dense_weight = 0.7;  // α, 0 to 1; chosen by benchmarks/fuse_scores
};

struct Fused {
  std::uint32_t index = 0;  // of the candidate in the spans
  std::int64_t value = 0;   // in units of which kFusedWhole are 1
  std::int64_t low = 0;     // with unknown sides at their 5 % and 95 % places; value where both are known
  std::int64_t high = 0;
  bool operator==(const Fused&) const = default;
};
inline constexpr std::int64_t kFusedWhole = std::int64_t{1} << 30;

/// All candidates of whom a side at least is known, best first. Fails with invalid_argument where the sides are of different
/// numbers, a score is not finite or below the side's least, or α is out of range.
[[nodiscard]] core::Result<std::vector<Fused>> fused(const FusedSide& dense, const FusedSide& term,
                                                     const FusionOptions& options = {});

}  // namespace vouch::vectors
