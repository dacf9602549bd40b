#include "engine/audience/interval.h"

#include <algorithm>
#include <cmath>

#include "engine/core/normal.h"

namespace vouch::audience {
double gamma_quantile(double shape, double z) {
  const double root = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * std::sqrt(shape));
  return root <= 0.0 ? 0.0 : shape * root * root * root;
}

core::Interval expected_sum_interval(const WeightedEvents& events) {
  static const double nothing = gamma_quantile(1.0, core::kNormal95);
  if (!(events.sum > 0.0)) return {.low = 0.0, .high = events.largest * nothing};  // most pairs share nobody
  core::Interval bounds;
  const double few = events.sum * events.sum / events.squares;
  bounds.low = std::min(events.sum, events.sum / few * gamma_quantile(few, -core::kNormal95));
  const double sum = events.sum + events.largest;
  const double n = sum * sum / (events.squares + events.largest * events.largest);
  bounds.high = std::max(events.sum, sum / n * gamma_quantile(n, core::kNormal95));
  return bounds;
}

}  // namespace vouch::audience
