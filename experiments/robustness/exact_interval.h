// The exact interval of a share: all probabilities of which neither so many hits nor so few would be unlikely (C. Clopper,
// E. Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial", 1934), by the incomplete beta
// function:  low: P(X >= k) = (1 - level) ÷ 2,  high: P(X <= k) = (1 - level) ÷ 2.
#pragma once

#include <cstdint>

#include "engine/evaluation/evaluation.h"

namespace vouch::experiments {

/// [0, 1] where n = 0. Requires hits <= n and 0 < level < 1.
[[nodiscard]] evaluation::Interval exact_interval(std::uint64_t hits, std::uint64_t n, double level);

}  // namespace vouch::experiments
