// From strengths to a score.
//
//   score = Σ wᵢ·sᵢ / Σ wᵢ · 100
//
// A signal without evidence keeps its weight and takes the prior mean. Order is decided by the score in fixed point, 2⁻⁴⁰ of
// a point, then by the id; what is shown is whole thousandths of a point, apportioned so that contributions sum exactly.
// Interval: half-widths of known signals, weighted, as root sum of squares, lower and upper apart; an unknown signal counts
// 0 at the lower end and its 95 % quantile at the upper, outside the root; clipped to 0..100.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "engine/ranking/profile.h"
#include "engine/ranking/references.h"
#include "engine/ranking/signal.h"

namespace vouch::ranking {

/// One signal of one pair, ready to be weighted.
struct Strength {
  Status status = Status::unknown;
  double strength = 0.0;  // the prior's mean where unknown
  Interval interval{};    // of the strength; the prior's 5 % and 95 % quantiles where unknown
};

using Strengths = std::array<Strength, kSignals>;

/// Fixed point of 2⁻⁴⁰ points: what orders.
using FixedScore = std::int64_t;
[[nodiscard]] FixedScore fixed(double points);
/// Whole thousandths nearest to a fixed score.
[[nodiscard]] std::int64_t thousandths(FixedScore score);

/// The score in points, 0..100; nullopt where no signal with a weight is known. Intervals are not needed.
[[nodiscard]] std::optional<double> score(const Profile& profile, const Strengths& strengths);
/// Both ends of the score's interval in points.
[[nodiscard]] Interval score_interval(const Profile& profile, const Strengths& strengths);
/// Contributions in thousandths, in the order of the signals; they sum to `total`.
[[nodiscard]] std::array<std::int64_t, kSignals> contributions(const Profile& profile, const Strengths& strengths,
                                                               std::int64_t total);
/// Share of the weight that rests on evidence (measured or estimated).
[[nodiscard]] double evidence_share(const Profile& profile, const Strengths& strengths);

}  // namespace vouch::ranking
