#include "engine/core/binomial.h"

#include <algorithm>
#include <cmath>

#include "engine/core/deterministic_math.h"

namespace vouch::core {
namespace {

constexpr double kHalfLogTwoPi = 0.91893853320467274;
constexpr double kTiny = 1e-300;
constexpr int kMostSteps = 500;
constexpr double kLeastP = 1e-9;  // below it a binomial is Poisson to within the error stated

double away_from_zero(double x) { return std::abs(x) < kTiny ? kTiny : x; }

/// The continued fraction of I_x(a, b), for x below its mean.
double beta_fraction(double a, double b, double x) {
  double c = 1.0;
  double d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
  double value = d;
  for (int m = 1; m <= kMostSteps; ++m) {
    const double twice = 2.0 * m;
    const double even = m * (b - m) * x / ((a + twice - 1.0) * (a + twice));
    d = 1.0 / away_from_zero(1.0 + even * d);
    c = away_from_zero(1.0 + even / c);
    value *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + twice) * (a + twice + 1.0));
    d = 1.0 / away_from_zero(1.0 + odd * d);
    c = away_from_zero(1.0 + odd / c);
    const double step = d * c;
    value *= step;
    if (std::abs(step - 1.0) < 1e-14) break;
  }
  return value;
}

}  // namespace

double log_gamma(double x) {
  double shift = 0.0;  // ln Γ(x) = ln Γ(x + 1) - ln x
  while (x < 12.0) {
    shift += det_log(x);
    x += 1.0;
  }
  const double r = 1.0 / x;
  const double r2 = r * r;
  const double series = r * (1.0 / 12.0 - r2 * (1.0 / 360.0 - r2 * (1.0 / 1260.0 - r2 * (1.0 / 1680.0))));
  return (x - 0.5) * det_log(x) - x + kHalfLogTwoPi + series - shift;
}

double incomplete_beta(double a, double b, double x) {
  if (x <= 0.0) return 0.0;
  if (x >= 1.0) return 1.0;
  const double front = det_exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * det_log(x) + b * det_log(1.0 - x));
  if (x < (a + 1.0) / (a + b + 2.0)) return std::clamp(front * beta_fraction(a, b, x) / a, 0.0, 1.0);
  return std::clamp(1.0 - front * beta_fraction(b, a, 1.0 - x) / b, 0.0, 1.0);
}

double upper_tail(double k, double mean, double variance) {
  if (k <= 0.0) return 1.0;
  if (mean <= 0.0) return 0.0;
  const double p = std::clamp(1.0 - variance / mean, kLeastP, 1.0);
  const double rest = mean / p - k + 1.0;  // of the trials
  if (rest <= 0.0) return 0.0;
  return incomplete_beta(k, rest, p);
}

}  // namespace vouch::core
