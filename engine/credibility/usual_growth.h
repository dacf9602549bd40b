// What is usual for a creator around a stretch of its steps: the median rate of the steps before it, of those behind it, and
// how far single steps lie from these medians. Medians, since a burst among the neighbours must not hide the next one
// (P. Huber, Robust Statistics, 1981; P. Fearnhead, G. Rigaill, Changepoint detection in the presence of outliers, 2019).
// The higher of both sides counts: a creator on the way up, or one who has just become known and stays so, has no burst.
//
// Steps differ in length. A step of D days is off by at most the largest of s0, s1 √D, s2 D, each the 68 % quantile of the
// neighbours' residuals on that scale: counts read with an error, days that vary by themselves, rates that vary slowly. Where
// all steps are of one length the three are the same. The Poisson variance of what is expected comes on top.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/credibility/follower_series.h"

namespace vouch::credibility {

/// Steps [first, last] of a series; step i leads from entry i to entry i + 1.
struct Stretch {
  std::size_t first = 0;
  std::size_t last = 0;
  [[nodiscard]] std::size_t steps() const { return last - first + 1; }
  bool operator==(const Stretch&) const = default;
};

/// How far single steps lie from what is usual.
struct Noise {
  double per_count = 0.0;     // s0
  double per_root_day = 0.0;  // s1
  double per_day = 0.0;       // s2
  double poisson = 1.0;       // variance of a count with the expected mean, at least 1
  double inflation = 1.0;     // of a variance, for medians of few
  double freedom = 0.0;       // degrees of freedom of Student's t that bounds the tail

  /// Standard deviation of the gain in these days.
  [[nodiscard]] double deviation(double days) const;
  /// The same for a count that wanders: readings and days add up as independent ones.
  [[nodiscard]] double wandering(double days) const;
  /// A bound of P(T >= z) under Student's t, at most 1.
  [[nodiscard]] double tail(double z) const;
  /// z with tail(z) = p. Requires 0 < p < 1.
  [[nodiscard]] double quantile(double p) const;
};

class UsualGrowth {
 public:
  static constexpr double kLeastEntries = 7.0;  // with so many entries every single step is known

  /// O(n k), k = side_steps. The series must outlive it.
  UsualGrowth(const FollowerSeries& series, const GrowthRules& limits);

  /// Whether enough steps lie outside the stretch. Requires a stretch of the series.
  [[nodiscard]] bool knows(Stretch stretch) const;
  /// Whether too few steps lie before the stretch to say what was usual then.
  [[nodiscard]] bool is_beginning(Stretch stretch) const;
  /// Accounts a day, at least 0. Requires knows(stretch).
  [[nodiscard]] double rate(Stretch stretch) const;
  /// O(k). Requires knows(stretch).
  [[nodiscard]] Noise noise(Stretch stretch) const;
  [[nodiscard]] double days(Stretch stretch) const { return series_->day[stretch.last + 1] - series_->day[stretch.first]; }
  [[nodiscard]] double gain(Stretch stretch) const { return series_->count[stretch.last + 1] - series_->count[stretch.first]; }

 private:
  [[nodiscard]] std::size_t before(Stretch stretch) const;  // steps that speak for the left side
  [[nodiscard]] std::size_t behind(Stretch stretch) const;

  const FollowerSeries* series_;
  const GrowthRules* limits_;
  std::size_t side_ = 0, least_side_ = 0, least_outside_ = 0;  // steps
  std::vector<double> rates_;                                  // of each step
  std::vector<double> left_, right_;                           // of each step: median rate of those before, behind
};

}  // namespace vouch::credibility
