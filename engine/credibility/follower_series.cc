#include "engine/credibility/follower_series.h"

#include <cmath>

#include "engine/core/civil_time.h"

namespace vouch::credibility {
namespace {

double days_between(std::int64_t from_s, std::int64_t to_s) {
  return (static_cast<double>(to_s) - static_cast<double>(from_s)) / static_cast<double>(core::kDaySeconds);
}

/// Finds counts that stand alone among readings.
class LoneCounts {
 public:
  LoneCounts(std::span<const std::int64_t> at_s, std::span<const std::int64_t> followers, const GrowthRules& limits)
      : at_s_(at_s), followers_(followers), limits_(limits) {}

  /// Whether entry i jumps away from `before` and back to `after`, by far more than these move to their other neighbours.
  [[nodiscard]] bool has(std::size_t before_before, std::size_t before, std::size_t i, std::size_t after,
                         std::size_t after_after) const {
    if (days_between(at_s_[before], at_s_[i]) > limits_.lone_days || days_between(at_s_[i], at_s_[after]) > limits_.lone_days) {
      return false;
    }
    const double in = change(before, i);
    const double out = change(i, after);
    const double least = std::min(std::abs(in), std::abs(out));
    const double usual = std::max(std::abs(change(before_before, before)), std::abs(change(after, after_after)));
    return in * out < 0.0 && std::abs(in + out) <= limits_.lone_agree * least && least > limits_.lone_far * usual &&
           least > limits_.lone_share * static_cast<double>(followers_[before]);
  }

 private:
  [[nodiscard]] double change(std::size_t from, std::size_t to) const {
    return static_cast<double>(followers_[to]) - static_cast<double>(followers_[from]);
  }
  std::span<const std::int64_t> at_s_, followers_;
  const GrowthRules& limits_;
};

/// Indexes of the entries that are readings: no 0 behind a count above 0, no count alone between two that agree.
std::vector<std::size_t> readings(std::span<const std::int64_t> at_s, std::span<const std::int64_t> followers,
                                  const GrowthRules& limits) {
  std::vector<std::size_t> counted;
  bool any = false;
  for (std::size_t i = 0; i < at_s.size(); ++i) {
    if (followers[i] == 0 && any) continue;
    any = any || followers[i] > 0;
    counted.push_back(i);
  }
  const LoneCounts lone(at_s, followers, limits);
  std::vector<std::size_t> kept;
  for (std::size_t k = 0; k < counted.size(); ++k) {
    if (!kept.empty() && k + 1 < counted.size()) {
      const std::size_t before = kept[kept.size() - 1];
      const std::size_t before_before = kept.size() > 1 ? kept[kept.size() - 2] : before;
      const std::size_t after_after = k + 2 < counted.size() ? counted[k + 2] : counted[k + 1];
      if (lone.has(before_before, before, counted[k], counted[k + 1], after_after)) continue;
    }
    kept.push_back(counted[k]);
  }
  return kept;
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
                         const GrowthRules& limits) {
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
