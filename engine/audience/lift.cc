#include "engine/audience/lift.h"

#include <algorithm>

#include "engine/audience/interval.h"
#include "engine/core/normal.h"

namespace vouch::audience {
namespace {

constexpr double kPriorEvents = 1.0;  // shape and rate of the prior

double expected_shared(std::uint64_t size_a, std::uint64_t size_b, std::uint64_t universe) {
  return static_cast<double>(size_a) / static_cast<double>(universe) * static_cast<double>(size_b);
}

}  // namespace

double shrunk_lift(std::uint64_t shared, std::uint64_t size_a, std::uint64_t size_b, std::uint64_t universe) {
  if (size_a == 0 || size_b == 0) return 1.0;  // nothing seen: the prior
  return shrunk_ratio(shared, expected_shared(size_a, size_b, universe));
}

core::Interval shrunk_lift_interval(std::uint64_t shared, std::uint64_t size_a, std::uint64_t size_b, std::uint64_t universe) {
  if (size_a == 0 || size_b == 0) return shrunk_ratio_interval(0, 0.0);
  core::Interval interval = shrunk_ratio_interval(shared, expected_shared(size_a, size_b, universe));
  const double most = static_cast<double>(universe) / static_cast<double>(std::max(size_a, size_b));
  interval.high = std::min(interval.high, std::max(most, shrunk_lift(shared, size_a, size_b, universe)));
  return interval;
}

double shrunk_ratio(std::uint64_t found, double expected) {
  return (static_cast<double>(found) + kPriorEvents) / (expected + kPriorEvents);
}

core::Interval shrunk_ratio_interval(std::uint64_t found, double expected) {
  const double shape = static_cast<double>(found) + kPriorEvents;
  const double rate = expected + kPriorEvents;
  return {.low = std::min(gamma_quantile(shape, -core::kNormal95), shape) / rate,
          .high = std::max(gamma_quantile(shape, core::kNormal95), shape) / rate};
}

}  // namespace vouch::audience
