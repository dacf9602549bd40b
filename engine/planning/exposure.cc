#include "engine/planning/exposure.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/deterministic_math.h"

namespace vouch::planning {
namespace {

constexpr double kUnits = 65536.0;  // of a LogMiss in 1
constexpr unsigned kLowBits = 11;
constexpr LogMiss kLowMask = (1U << kLowBits) - 1;

/// e^−ℓ as the product of two table entries. Neighbours differ by 1.5·10⁻⁵, rounding by 10⁻¹⁶: it falls strictly.
struct Tables {
  std::array<double, (kCertain >> kLowBits)> high;
  std::array<double, kLowMask + 1> low;
  Tables() {
    for (std::size_t i = 0; i < high.size(); ++i) high[i] = core::det_exp(-static_cast<double>(i << kLowBits) / kUnits);
    for (std::size_t i = 0; i < low.size(); ++i) low[i] = core::det_exp(-static_cast<double>(i) / kUnits);
  }
};

const Tables& tables() {
  static const Tables made;
  return made;
}

double scaled(double whole, LogMiss miss) {
  if (miss >= kCertain) return 0.0;
  const Tables& exp = tables();
  return whole * exp.high[miss >> kLowBits] * exp.low[miss & kLowMask];
}

}  // namespace

LogMiss log_miss(double visible, std::uint32_t posts) {
  if (visible >= 1.0 && posts > 0) return kCertain;
  const double units = -core::det_log(1.0 - visible) * static_cast<double>(posts) * kUnits;
  return static_cast<LogMiss>(std::min(std::floor(units + 0.5), static_cast<double>(kCertain)));
}

std::uint64_t seen_of(LogMiss miss) {
  constexpr double kOne = 4294967296.0;
  return static_cast<std::uint64_t>(std::floor(kOne - scaled(kOne, miss)));
}

std::uint32_t remaining(std::uint32_t full, LogMiss miss) {
  return static_cast<std::uint32_t>(scaled(static_cast<double>(full), miss));
}

}  // namespace vouch::planning
