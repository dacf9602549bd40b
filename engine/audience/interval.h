// How far a counted rate may lie from the rate that the events are a sample of: 90 % bounds of the expectation of a
// weighted sum of independent Poisson counts, also where everything was counted exactly.
//
//   lower = Σw / n · G(n, 5 %),  n = (Σw)² ÷ Σw², the number of equally heavy events that say as much
//   upper = (Σw + m) / n' · G(n', 95 %),  n' = (Σw + m)² ÷ (Σw² + m²), m the largest weight that an event could have
//
// G(n, q) is the quantile of a Gamma variable with shape n and scale 1; for weights 1 these are the bounds of
// F. Garwood ("Fiducial limits for the Poisson distribution", 1936), for others that of M. Fay and E. Feuer ("Confidence
// intervals for directly standardized rates", 1997). G is the cube of E. Wilson and M. Hilferty ("The distribution of
// chi-square", 1931), within 1 % of the true quantile from n = 2 up, and built of + - * / and sqrt alone, so the same bits
// everywhere. Events are taken as independent; what they are divided by is held fixed.
#pragma once

#include "engine/core/interval.h"

namespace vouch::audience {

/// Sum and sum of squares of the weights of events, and the largest weight that one more event could have.
struct WeightedEvents {
  double sum = 0.0;
  double squares = 0.0;
  double largest = 1.0;
};

/// Quantile of a Gamma variable with this shape and scale 1, z being the standard normal quantile. Requires shape > 0.
[[nodiscard]] double gamma_quantile(double shape, double z);

/// Bounds of the expected sum. Contains the sum, is never negative, is [0, about 3 · largest] without events. The same
/// events k times over never have a lower lower end, relative to the sum.
[[nodiscard]] core::Interval expected_sum_interval(const WeightedEvents& events);

}  // namespace vouch::audience
