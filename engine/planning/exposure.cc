#include "engine/planning/exposure.h"

#include <algorithm>
#include <cmath>

#include "engine/core/deterministic_math.h"

namespace vouch::planning {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr double kUnits = 65536.0;  // of a LogMiss in 1

}  // namespace

Decay::Decay() {
  for (std::size_t i = 0; i < high_.size(); ++i) high_[i] = core::det_exp(-static_cast<double>(i << kLowBits) / kUnits);
  for (std::size_t i = 0; i < low_.size(); ++i) low_[i] = core::det_exp(-static_cast<double>(i) / kUnits);
}

const Decay& Decay::table() {
  static const Decay made;
  return made;
}

LogMiss log_miss(double visible, std::uint32_t posts) {
  if (visible >= 1.0 && posts > 0) return kCertain;
  const double units = -core::det_log(1.0 - visible) * static_cast<double>(posts) * kUnits;
  return static_cast<LogMiss>(std::min(std::floor(units + 0.5), static_cast<double>(kCertain)));
}

Reach share_of(Reach whole, std::uint64_t share) { return static_cast<Reach>((Wide{whole} * share) >> 32U); }

std::uint64_t seen_of(LogMiss miss) {
  constexpr double kOne = 4294967296.0;
  return static_cast<std::uint64_t>(std::floor(kOne - Decay::table().of(kOne, miss)));
}

}  // namespace vouch::planning
