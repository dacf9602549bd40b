#include "engine/credibility/growth_bursts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "engine/core/deterministic_math.h"
#include "engine/core/normal.h"

namespace vouch::credibility {
namespace {

constexpr double kYearDays = 365.25;

/// Lengths that are looked at, and the share of the rate that each may use up, 2^-halvings; together 1.
struct Length {
  std::size_t steps = 0;
  int halvings = 0;
  [[nodiscard]] constexpr double share() const { return 1.0 / static_cast<double>(1 << halvings); }
};
constexpr std::array kLengths = {Length{1, 1}, Length{2, 2}, Length{3, 4},  Length{4, 4},
                                 Length{6, 5}, Length{8, 5}, Length{12, 5}, Length{16, 5}};
constexpr std::size_t kAnyDays = 2;  // stretches up to so many steps may last longer than window_days

constexpr double kLeastDayOfGrowth = 0.1;  // accounts: divides where nothing grows

double day_of_growth(const FollowerSeries& series, const UsualGrowth& usual, Stretch stretch, const GrowthRules& limits) {
  return std::max({usual.rate(stretch), limits.viral_floor * series.count[stretch.first], kLeastDayOfGrowth});
}

/// The part of a stretch's judgement that needs no noise: cheap, and refuses nearly everything.
class Scan {
 public:
  Scan(const FollowerSeries& series, const UsualGrowth& usual, const GrowthRules& limits)
      : series_(series), usual_(usual), limits_(limits) {
    const double whole = limits.viral_days * core::det_pow(limits.viral_per_year / limits.burst_rate, 1.0 / limits.viral_index);
    const double halved = core::det_pow(2.0, 1.0 / limits.viral_index);
    least_days_of_growth_.fill(whole);
    for (std::size_t i = 0; i < kLengths.size(); ++i) {
      for (int n = 0; n < kLengths[i].halvings; ++n) least_days_of_growth_[i] *= halved;
    }
    for (std::size_t i = 0; i < series.steps(); ++i) {
      const Stretch step{i, i};
      surplus_.push_back(usual.knows(step) ? usual.gain(step) - usual.rate(step) * usual.days(step) : 0.0);
    }
  }

  /// A day of usual growth, as the sizes of the assumed organic successes are counted: accounts.
  [[nodiscard]] double viral_unit(Stretch stretch) const { return day_of_growth(series_, usual_, stretch, limits_); }
  /// An account that is new gains its first followers at once, and nothing before tells what is usual.
  [[nodiscard]] bool is_launch(Stretch stretch) const {
    return usual_.is_beginning(stretch) && series_.count[stretch.first] < limits_.launch_followers;
  }

  /// The burst that this stretch is, where it is one.
  void judge(std::size_t length, Stretch stretch, std::vector<Burst>& found) const {
    if (!usual_.knows(stretch)) return;
    const double days = usual_.days(stretch);
    const bool too_long = stretch.steps() <= kAnyDays ? days > limits_.longest_step_days : days > limits_.window_days;
    if (too_long) return;
    Burst burst{.stretch = stretch, .gained = usual_.gain(stretch), .expected = usual_.rate(stretch) * days};
    const double rounding = series_.rounding(stretch.first, stretch.last + 1);
    const double surplus = burst.surplus() - rounding;
    const double unit = viral_unit(stretch);
    const double least =
        std::max({limits_.least_gain, limits_.least_share * series_.count[stretch.first], least_days_of_growth_[length] * unit});
    if (surplus < least || is_launch(stretch)) return;
    const Noise noise = usual_.noise(stretch);
    const double deviation = noise.deviation(days);
    const double viral =
        limits_.viral_per_year * days / kYearDays * core::det_pow(surplus / (limits_.viral_days * unit), -limits_.viral_index);
    const double first_days = usual_.days({stretch.first, stretch.first});
    const double begun_a_year = kYearDays / (first_days * kLengths[length].share());
    burst.organic_per_year = (noise.tail(surplus / deviation) + viral) * begun_a_year;
    if (burst.organic_per_year > limits_.burst_rate || is_common(stretch, surplus)) return;
    const double half = core::kNormal95 * deviation + rounding;
    burst.interval = {.low = std::max(0.0, burst.expected - half), .high = burst.expected + half};
    found.push_back(burst);
  }

 private:
  [[nodiscard]] bool is_common(Stretch stretch, double surplus) const {
    double others = 0.0;
    for (std::size_t i = 0; i < surplus_.size(); ++i) {
      if ((i < stretch.first || i > stretch.last) && surplus_[i] >= 0.5 * surplus) others += 1.0;
    }
    return others > limits_.like_it;
  }

  const FollowerSeries& series_;
  const UsualGrowth& usual_;
  const GrowthRules& limits_;
  std::array<double, kLengths.size()> least_days_of_growth_{};  // below it an organic success explains any stretch
  std::vector<double> surplus_;                                 // of single steps
};

/// The least likely first, then those that do not overlap one taken before, in order of time.
std::vector<Burst> apart(std::vector<Burst> found) {
  std::ranges::sort(found, [](const Burst& a, const Burst& b) {
    return std::tie(a.organic_per_year, a.stretch.first, a.stretch.last) <
           std::tie(b.organic_per_year, b.stretch.first, b.stretch.last);
  });
  std::vector<Burst> kept;
  for (const Burst& burst : found) {
    const bool overlaps = std::ranges::any_of(kept, [&](const Burst& other) {
      return burst.stretch.first <= other.stretch.last && other.stretch.first <= burst.stretch.last;
    });
    if (!overlaps) kept.push_back(burst);
  }
  std::ranges::sort(kept, {}, [](const Burst& burst) { return burst.stretch.first; });
  return kept;
}

/// Bursts of steps that follow each other are one.
std::vector<Burst> joined(const std::vector<Burst>& bursts) {
  std::vector<Burst> result;
  for (const Burst& burst : bursts) {
    if (result.empty() || result.back().stretch.last + 1 < burst.stretch.first) {
      result.push_back(burst);
      continue;
    }
    Burst& before = result.back();
    before.stretch.last = burst.stretch.last;
    before.gained += burst.gained;
    before.expected += burst.expected;
    before.interval.low += burst.interval.low;
    before.interval.high += burst.interval.high;
    before.organic_per_year = std::min(before.organic_per_year, burst.organic_per_year);
  }
  return result;
}

/// What was lost of a burst before `end`, the first entry of the next.
void add_loss(const FollowerSeries& series, const UsualGrowth& usual, const GrowthRules& limits, std::size_t end, Burst& burst) {
  const std::size_t begin = burst.stretch.last + 1;
  std::size_t highest = begin, top = begin, lowest = begin;  // of all so far; of the deepest fall
  for (std::size_t i = begin + 1; i <= end && series.day[i] - series.day[begin] <= limits.loss_days; ++i) {
    if (series.count[i] > series.count[highest]) highest = i;
    if (series.count[highest] - series.count[i] <= series.count[top] - series.count[lowest]) continue;
    top = highest;
    lowest = i;
  }
  const double lost = series.count[top] - series.count[lowest] - series.rounding(top, lowest);
  if (lost < limits.loss_share * burst.surplus()) return;
  const Noise noise = usual.noise(burst.stretch);
  if (noise.tail(lost / noise.wandering(series.day[lowest] - series.day[top])) > limits.loss_p) return;
  burst.lost = std::min(lost, burst.surplus());
  burst.lost_by = lowest;
}

}  // namespace

std::vector<Burst> bursts_of(const FollowerSeries& series, const UsualGrowth& usual, const GrowthRules& limits) {
  const Scan scan(series, usual, limits);
  std::vector<Burst> found;
  for (std::size_t first = 0; first < series.steps(); ++first) {
    for (std::size_t length = 0; length < kLengths.size(); ++length) {
      const std::size_t last = first + kLengths[length].steps - 1;
      if (last >= series.steps()) break;
      scan.judge(length, {first, last}, found);
    }
  }
  std::vector<Burst> bursts = joined(apart(std::move(found)));
  for (std::size_t i = 0; i < bursts.size(); ++i) {
    const std::size_t end = i + 1 < bursts.size() ? bursts[i + 1].stretch.first : series.size() - 1;
    if (usual.knows(bursts[i].stretch)) add_loss(series, usual, limits, end, bursts[i]);
  }
  return bursts;
}

double least_reported(const FollowerSeries& series, const UsualGrowth& usual, std::size_t step, const GrowthRules& limits) {
  const Stretch stretch{step, step};
  const double days = usual.days(stretch);
  const double p = 0.5 * limits.burst_rate * kLengths[0].share() * days / kYearDays;  // half of it each for noise and success
  const Noise noise = usual.noise(stretch);
  const double unit = day_of_growth(series, usual, stretch, limits);
  const double viral =
      limits.viral_days * unit * core::det_pow(limits.viral_per_year * days / (kYearDays * p), 1.0 / limits.viral_index);
  return std::max(
             {limits.least_gain, limits.least_share * series.count[step], noise.deviation(days) * noise.quantile(p), viral}) +
         series.rounding(step, step + 1);
}

}  // namespace vouch::credibility
