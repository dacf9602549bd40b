#include "experiments/robustness/exact_interval.h"

#include "engine/core/binomial.h"

namespace vouch::experiments {
namespace {

constexpr int kHalvings = 50;  // to about 1e-15

/// The x at which I_x(a, b), which rises with x, is `value`.
double inverse_beta(double a, double b, double value) {
  double low = 0.0, high = 1.0;
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = 0.5 * (low + high);
    (core::incomplete_beta(a, b, middle) < value ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace

evaluation::Interval exact_interval(std::uint64_t hits, std::uint64_t n, double level) {
  if (n == 0) return {.low = 0.0, .high = 1.0};
  const double tail = 0.5 * (1.0 - level);
  const auto k = static_cast<double>(hits), rest = static_cast<double>(n - hits);
  return {.low = hits == 0 ? 0.0 : inverse_beta(k, rest + 1.0, tail),
          .high = hits == n ? 1.0 : inverse_beta(k + 1.0, rest, 1.0 - tail)};
}

}  // namespace vouch::experiments
