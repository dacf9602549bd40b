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

/// Rounds signed numbers to whole ones that sum to `total`, by the same method. Ties of remainders go to the earlier number.
/// Requires finite numbers; each is moved by less than 1 where they sum to within 1 of total.
[[nodiscard]] std::vector<std::int64_t> round_to_sum(std::int64_t total, std::span<const double> numbers);

}  // namespace vouch::core
