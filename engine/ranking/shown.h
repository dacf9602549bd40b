// Values and shares as answers show them: six decimals, so that they read the same everywhere.
#pragma once

#include <cmath>

#include "engine/core/interval.h"

namespace vouch::ranking {

inline double shown(double value) { return std::floor(value * 1e6 + 0.5) / 1e6; }
inline core::Interval shown(const core::Interval& interval) { return {.low = shown(interval.low), .high = shown(interval.high)}; }

}  // namespace vouch::ranking
