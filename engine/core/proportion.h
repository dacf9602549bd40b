// The 90 % interval of a share after E. B. Wilson ("Probable inference, the law of succession, and statistical inference",
// 1927): of those that n observations may be a sample of. The same share of fewer never has a narrower interval. A mean of
// numbers between 0 and 1 varies less than a share does, so its interval is too wide rather than too narrow.
#pragma once

#include <algorithm>
#include <cmath>

#include "engine/core/interval.h"
#include "engine/core/normal.h"

namespace vouch::core {

/// Requires 0 <= share <= 1 and n > 0.
[[nodiscard]] inline Interval wilson_interval(double share, double n) {
  const double square = kNormal95 * kNormal95, scale = 1.0 + square / n;
  const double middle = share + square / (2.0 * n);
  const double half = kNormal95 * std::sqrt(share * (1.0 - share) / n + square / (4.0 * n * n));
  return {.low = share <= 0.0 ? 0.0 : std::max(0.0, (middle - half) / scale),
          .high = share >= 1.0 ? 1.0 : std::min(1.0, (middle + half) / scale)};
}

}  // namespace vouch::core
