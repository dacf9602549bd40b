#include "engine/credibility/usual_growth.h"

#include <algorithm>
#include <cmath>

#include "engine/core/binomial.h"
#include "engine/core/deterministic_math.h"

namespace vouch::credibility {
namespace {

constexpr double kWithinDeviation = 0.6826894921370859;  // of a normal variable
constexpr double kMedianVariance = 1.5707963267948966;   // of a normal sample's median over that of its mean, π/2
constexpr double kLeastFreedom = 2.0;
constexpr double kPi = 3.141592653589793;

/// The latest values of a moving window, in order.
class SortedWindow {
 public:
  explicit SortedWindow(std::size_t most) { values_.reserve(most + 1); }
  void insert(double value) { values_.insert(std::ranges::upper_bound(values_, value), value); }
  void remove(double value) { values_.erase(std::ranges::lower_bound(values_, value)); }
  [[nodiscard]] double median() const {
    const std::size_t n = values_.size();
    return n == 0 ? 0.0 : 0.5 * (values_[(n - 1) / 2] + values_[n / 2]);
  }

 private:
  std::vector<double> values_;
};

/// Of each place the median of the up to `side` values before it, in the order of `at`.
template <class At>
std::vector<double> medians_before(std::size_t n, std::size_t side, At at) {
  std::vector<double> medians(n);
  SortedWindow window(side);
  for (std::size_t i = 0; i < n; ++i) {
    medians[i] = window.median();
    window.insert(at(i));
    if (i >= side) window.remove(at(i - side));
  }
  return medians;
}

double deviation_quantile(std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  const auto place = static_cast<std::size_t>(std::ceil(kWithinDeviation * n)) - 1;
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(place));
  return values[place];
}

/// c of the bound P(T >= z) <= c z^-f of Student's t: its density is below that of the Pareto variable z^-(f + 1).
double tail_constant(double freedom) {
  const double log_density =
      core::log_gamma(0.5 * (freedom + 1.0)) - core::log_gamma(0.5 * freedom) - 0.5 * core::det_log(freedom * kPi);
  return core::det_exp(log_density + 0.5 * (freedom - 1.0) * core::det_log(freedom));
}

}  // namespace

double Noise::deviation(double days) const {
  const double most = std::max({per_count, per_root_day * std::sqrt(days), per_day * days});
  return std::sqrt(inflation * most * most + poisson);
}

double Noise::wandering(double days) const {
  return std::sqrt(inflation * (per_count * per_count + per_root_day * per_root_day * days) + poisson);
}

double Noise::tail(double z) const { return z <= 0.0 ? 1.0 : std::min(1.0, tail_constant(freedom) * core::det_pow(z, -freedom)); }

double Noise::quantile(double p) const { return core::det_pow(tail_constant(freedom) / p, 1.0 / freedom); }

UsualGrowth::UsualGrowth(const FollowerSeries& series, const GrowthRules& limits)
    : series_(&series),
      limits_(&limits),
      side_(static_cast<std::size_t>(limits.side_steps)),
      least_side_(static_cast<std::size_t>(limits.least_side)),
      least_outside_(static_cast<std::size_t>(limits.least_outside)) {
  const std::size_t n = series.steps();
  rates_.reserve(n);
  for (std::size_t i = 0; i < n; ++i) rates_.push_back(gain({i, i}) / days({i, i}));
  left_ = medians_before(n, side_, [&](std::size_t i) { return rates_[i]; });
  right_ = medians_before(n, side_, [&](std::size_t i) { return rates_[n - 1 - i]; });
  std::ranges::reverse(right_);
}

std::size_t UsualGrowth::before(Stretch stretch) const { return std::min(side_, stretch.first); }
std::size_t UsualGrowth::behind(Stretch stretch) const { return std::min(side_, rates_.size() - 1 - stretch.last); }

bool UsualGrowth::knows(Stretch stretch) const { return before(stretch) + behind(stretch) >= least_outside_; }

bool UsualGrowth::is_beginning(Stretch stretch) const { return before(stretch) < least_side_; }

double UsualGrowth::rate(Stretch stretch) const {
  double rate = 0.0;
  if (before(stretch) >= least_side_) rate = std::max(rate, left_[stretch.first]);
  if (behind(stretch) >= least_side_) rate = std::max(rate, right_[stretch.last]);
  return rate;
}

Noise UsualGrowth::noise(Stretch stretch) const {
  const std::size_t left = before(stretch);
  const std::size_t right = behind(stretch);
  const double left_rate = left >= least_side_ ? left_[stretch.first] : right_[stretch.last];
  const double right_rate = right >= least_side_ ? right_[stretch.last] : left_[stretch.first];
  std::vector<double> counts, roots, rates;
  const auto add = [&](std::size_t step, double usual) {
    const double length = days({step, step});
    const double off = std::abs(rates_[step] - usual);
    rates.push_back(off);
    roots.push_back(off * std::sqrt(length));
    counts.push_back(off * length);
  };
  for (std::size_t i = stretch.first - left; i < stretch.first; ++i) add(i, left_rate);
  for (std::size_t i = stretch.last + 1; i <= stretch.last + right; ++i) add(i, right_rate);
  const auto n = static_cast<double>(rates.size());
  const auto side = static_cast<double>(std::max(left, right));
  Noise noise;
  noise.per_count = deviation_quantile(counts);
  noise.per_root_day = deviation_quantile(roots);
  noise.per_day = deviation_quantile(rates);
  noise.poisson = std::max(1.0, rate(stretch) * days(stretch));
  noise.inflation = n / (n - 2.0) * (1.0 + kMedianVariance / side);
  noise.freedom = std::clamp(limits_->noise_df_share * (n - 2.0), kLeastFreedom, limits_->noise_df);
  return noise;
}

}  // namespace vouch::credibility
