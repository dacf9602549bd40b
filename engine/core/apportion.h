// Whole numbers that sum exactly: the largest remainder method (A. Hamilton, 1792). A score of 83.412 points has 83412
// thousandths to give to its signals; each gets the whole part of its share, and the largest remainders get what is left.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace vouch::core {

/// Splits `total` in proportion to `shares`. Ties of remainders go to the earlier share. All shares zero: all to the first.
/// Requires shares >= 0 and finite, total >= 0. Returns as many numbers as shares, which sum to total.
[[nodiscard]] std::vector<std::int64_t> apportion(std::int64_t total, std::span<const double> shares);

}  // namespace vouch::core
