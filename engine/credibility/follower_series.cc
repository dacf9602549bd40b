#include "engine/credibility/follower_series.h"

#include <cmath>

#include "engine/core/civil_time.h"

namespace vouch::credibility {
namespace {

constexpr double kAgree = 0.2;  // neighbours of a lone count agree: they differ by this part of its difference at most

double days_between(std::int64_t from_s, std::int64_t to_s) {
  return (static_cast<double>(to_s) - static_cast<double>(from_s)) / static_cast<double>(core::kDaySeconds);
}

/// Indexes of the entries that are readings: no 0 behind a count above 0, no count alone between two that agree.
std::vector<std::size_t> readings(std::span<const std::int64_t> at_s, std::span<const std::int64_t> followers,
                                  const GrowthLimits& limits) {
  std::vector<std::size_t> kept;
  bool counted = false;
  for (std::size_t i = 0; i < at_s.size(); ++i) {
    if (followers[i] == 0 && counted) continue;
    counted = counted || followers[i] > 0;
    kept.push_back(i);
  }
  const auto alone = [&](std::size_t before, std::size_t i, std::size_t after) {
    if (days_between(at_s[before], at_s[i]) > limits.lone_days || days_between(at_s[i], at_s[after]) > limits.lone_days) {
      return false;
    }
    const auto in = static_cast<double>(followers[i] - followers[before]);
    const auto out = static_cast<double>(followers[after] - followers[i]);
    const double least = std::min(std::abs(in), std::abs(out));
    return in * out < 0.0 && least > limits.lone_share * static_cast<double>(followers[before]) &&
           std::abs(in + out) <= kAgree * least;
  };
  std::vector<std::size_t> result;
  for (std::size_t k = 0; k < kept.size(); ++k) {
    const bool inner = !result.empty() && k + 1 < kept.size();
    if (inner && alone(result.back(), kept[k], kept[k + 1])) continue;
    result.push_back(kept[k]);
  }
  return result;
}

int digits_of(std::int64_t count) {
  int digits = 1;
  for (; count >= 10; count /= 10) ++digits;
  return digits;
}

int trailing_zeros_of(std::int64_t count) {
  if (count == 0) return 18;
  int zeros = 0;
  for (; count % 10 == 0; count /= 10) ++zeros;
  return zeros;
}

double power_of_ten(int exponent) {
  double power = 1.0;
  for (int i = 0; i < exponent; ++i) power *= 10.0;
  return power;
}

void add_units(std::span<const std::int64_t> counts, FollowerSeries& series) {
  int significant = 1;
  int common_zeros = 18;
  for (const std::int64_t count : counts) {
    const int zeros = trailing_zeros_of(count);
    significant = std::max(significant, digits_of(count) - zeros);
    common_zeros = std::min(common_zeros, zeros);
  }
  for (const std::int64_t count : counts) {
    const int exponent = std::max(digits_of(count) - significant, common_zeros);
    series.unit.push_back(exponent <= 0 ? 0.0 : power_of_ten(exponent));
  }
}

}  // namespace

FollowerSeries series_of(std::span<const std::int64_t> at_s, std::span<const std::int64_t> followers, std::int64_t as_of_s,
                         const GrowthLimits& limits) {
  const auto end = std::upper_bound(at_s.begin(), at_s.end(), as_of_s) - at_s.begin();
  at_s = at_s.first(static_cast<std::size_t>(end));
  followers = followers.first(static_cast<std::size_t>(end));
  FollowerSeries series;
  std::vector<std::int64_t> counts;
  for (const std::size_t i : readings(at_s, followers, limits)) {
    if (!counts.empty()) {
      const double days = days_between(series.at_s.back(), at_s[i]);
      if (days < limits.step_days || (followers[i] == counts.back() && days <= limits.repeat_days)) continue;
    }
    series.at_s.push_back(at_s[i]);
    series.day.push_back(days_between(series.at_s.front(), at_s[i]));
    series.count.push_back(static_cast<double>(followers[i]));
    counts.push_back(followers[i]);
  }
  add_units(counts, series);
  return series;
}

}  // namespace vouch::credibility
