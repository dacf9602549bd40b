// The closest sequence that never falls, by pooling adjacent violators (M. Ayer, H. Brunk, G. Ewing, W. Reid, E. Silverman,
// "An empirical distribution function for sampling with incomplete information", 1955). O(n). Of two inputs, the one that
// is nowhere above the other gives an output that is nowhere above the other's: so quantiles do not cross.
#pragma once

#include <span>
#include <vector>

namespace vouch::credibility {

/// Least weighted squares among the sequences that never fall. Requires as many weights as values, all > 0.
[[nodiscard]] std::vector<double> never_falling(std::span<const double> values, std::span<const double> weights);

}  // namespace vouch::credibility
