// Quantiles of the standard normal distribution that limits of intervals use.
#pragma once

namespace vouch::core {

/// The 95 % quantile: that many standard errors on both sides make an interval of 90 %.
inline constexpr double kNormal95 = 1.6448536269514722;

}  // namespace vouch::core
