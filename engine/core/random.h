// Seeded random numbers that are the same everywhere and do not depend on the standard library's distributions.
// Generator: xoshiro256++ (D. Blackman, S. Vigna, "Scrambled Linear Pseudorandom Number Generators", 2021), seeded by
// splitmix64. A stream is named: the hash of seed and name starts it, so adding a stream changes no other.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace vouch::core {

class Random {
 public:
  /// A stream of its own for each (seed, name, index).
  explicit Random(std::uint64_t seed, std::string_view name = {}, std::uint64_t index = 0);

  /// 64 uniform bits.
  [[nodiscard]] std::uint64_t next();
  /// Uniform in [0, 1), 53 bits.
  [[nodiscard]] double uniform();
  /// Uniform in [0, n). Requires n > 0. Unbiased (D. Lemire, "Fast Random Integer Generation in an Interval", 2019).
  [[nodiscard]] std::uint64_t below(std::uint64_t n);
  /// Standard normal (polar method).
  [[nodiscard]] double normal();
  /// Exponential with mean 1.
  [[nodiscard]] double exponential();
  /// True with probability p.
  [[nodiscard]] bool chance(double p) { return uniform() < p; }
  /// Gamma with this shape and scale 1. Requires shape > 0. (G. Marsaglia, W. Tsang, 2000.)
  [[nodiscard]] double gamma(double shape);
  /// Poisson. Requires mean >= 0.
  [[nodiscard]] std::uint64_t poisson(double mean);

 private:
  std::array<std::uint64_t, 4> state_;
};

/// The mixer of splitmix64: a good 64-bit hash of a 64-bit number.
[[nodiscard]] std::uint64_t mix64(std::uint64_t x);

}  // namespace vouch::core
