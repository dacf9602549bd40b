// The curve of times until an event, where some had not happened when the observation ended: E. L. Kaplan, P. Meier,
// "Nonparametric estimation from incomplete observations", 1958. With d events among n still open at each time of an event:
//
//   S(t) = Π (1 − d ÷ n)                                   over times ≤ t: still open after t
//   Var ln S(t) = Σ d ÷ (n (n − d))                        M. Greenwood, "The natural duration of cancer", 1926
//   S(t) ^ exp(∓ z √(Var ln S) ÷ ln S)                     90 %, on the log-log scale: J. Kalbfleisch, R. Prentice, 1980
//
// The bounds of the median are the times at which those of the curve reach one half: R. Brookmeyer, J. Crowley, "A confidence
// interval for the median survival time", 1982, on the same scale. Where S is 0 or 1 that scale says nothing; there the bound
// is that of a binomial share (C. Clopper, E. Pearson, "The use of confidence or fiducial limits", 1934): of those still open
// at the time where nothing ended, and where all did of (1 − S) ÷ (S · Var ln S) before the last event, the number without
// ends of observation that would know as much (K. Rothman, "Estimation of confidence limits for the cumulative probability of
// survival", 1978). Where an event and an end of observation fall together, the event comes first.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/interval.h"

namespace vouch::credibility {

/// How long one was open, and whether an event ended it; else the observation did.
struct Spell {
  std::int64_t open_s = 0;
  bool ended = false;
  auto operator<=>(const Spell&) const = default;
};

/// A share with its 90 % interval.
struct SurvivalShare {
  double value = 0.0;
  core::Interval interval{0.0, 1.0};
  bool operator==(const SurvivalShare&) const = default;
};

/// The time by which half have ended; nothing where the curve, or a bound of it, stays above.
struct SurvivalMedian {
  std::optional<std::int64_t> value_s, low_s, high_s;
  bool operator==(const SurvivalMedian&) const = default;
};

/// Immutable, safe to share.
class SurvivalCurve {
 public:
  /// In any order. Requires times of at least 0. O(n log n).
  explicit SurvivalCurve(std::vector<Spell> spells);

  /// Which share has ended at or before a time. Nothing where nobody was observed that long: no spell reaches the time
  /// and the curve had not come to 0 before.
  [[nodiscard]] std::optional<SurvivalShare> ended_by(std::int64_t time_s) const;
  /// The share that has ended by the last time of an event: what the data shows in all. Nothing without spells.
  [[nodiscard]] std::optional<SurvivalShare> ended_ever() const;
  [[nodiscard]] SurvivalMedian median() const;

  [[nodiscard]] std::uint32_t spells() const { return static_cast<std::uint32_t>(open_s_.size()); }
  [[nodiscard]] std::uint32_t ended() const { return ended_; }

  struct Step {
    std::int64_t time_s = 0;
    std::uint32_t open = 0, ended = 0;  // at this time, just before and in it
    double still_open = 1.0;            // S
    double variance = 0.0;              // of ln S; 0 where S is 0
  };
  /// Times of events, ascending.
  [[nodiscard]] std::span<const Step> steps() const { return steps_; }

 private:
  [[nodiscard]] SurvivalShare share_after(std::size_t steps, std::uint32_t open_then) const;

  std::vector<Step> steps_;
  std::vector<std::int64_t> open_s_;  // of all spells, ascending
  std::uint32_t ended_ = 0;
};

}  // namespace vouch::credibility
