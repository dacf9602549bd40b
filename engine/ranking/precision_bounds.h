// Where exact answers end and sampled ones begin (precision.h says what each is).
#pragma once

#include <cstdint>

namespace vouch::ranking {

/// The defaults are what an interactive answer needs; others are for tests and measurements.
struct PrecisionBounds {
  /// automatic: exact up to this price of counted work (audience/cost_model.h, tenths of a nanosecond on one core): 100 ms.
  std::uint64_t exact_price = 1'000'000'000;
  /// A sample must keep so many accounts of the asking audience: of a creator who shares 1 % of them it then shows about
  /// 330, an error of 6 % in overlap and of less than .01 in strength.
  std::uint64_t least_drawn = 32'768;
  /// Creators who are counted exactly: at least so many, and as many more as have together so many links in their lists,
  /// which takes about 20 ms. Small lists say little through a sample and cost little to count.
  std::uint32_t front = 512;
  std::uint64_t front_links = std::uint64_t{1} << 21;
};

}  // namespace vouch::ranking
