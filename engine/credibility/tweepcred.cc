#include "engine/credibility/tweepcred.h"

#include <algorithm>
#include <cmath>

#include "engine/core/deterministic_math.h"

namespace vouch::credibility {
namespace {

constexpr double kDividedFollowing = 2500.0, kDividedRatio = 1.0, kDividedFactor = 3.0, kMostDivided = 50.0;
constexpr double kScaleOffset = 130.0, kScaleFactor = 5.21, kLeastRank = 1e-20, kMostReputation = 100.0;

double ratio_of(std::int64_t following, std::int64_t followers) {
  return (1.0 + static_cast<double>(following)) / (1.0 + static_cast<double>(followers));
}

}  // namespace

double tweepcred_mass_factor(std::int64_t following, std::int64_t followers, const TrustRules& rules) {
  const double ratio = ratio_of(following, followers);
  if (static_cast<double>(following) <= rules.tweepcred_following || ratio <= rules.tweepcred_ratio) return 1.0;
  return core::det_exp(-rules.tweepcred_factor * (ratio - rules.tweepcred_ratio));
}

double tweepcred_divisor(std::int64_t following, std::int64_t followers) {
  const double many = static_cast<double>(following);
  if (many <= kDividedFollowing) return 1.0;
  const double exponent = kDividedFactor * (ratio_of(following, followers) - kDividedRatio) * core::det_log(core::det_log(many));
  return std::clamp(core::det_exp(exponent), 1.0, kMostDivided);
}

int tweepcred_reputation(double page_rank) {
  if (!(page_rank >= kLeastRank)) return 0;
  return static_cast<int>(std::clamp(std::rint(kScaleOffset + kScaleFactor * core::det_log(page_rank)), 0.0, kMostReputation));
}

}  // namespace vouch::credibility
