// The two loops of the static embedder, in integers:
//
//   add_row:   sums[j] += weight · (q(j) − 8)         q: a row of 4-bit numbers; the low halves of its bytes are the numbers
//                                                     0 .. d/2 − 1, the high halves d/2 .. d − 1
//   add_layer: sums[o] += Σ over i of  a(i) · w(i, o)  with a of 14 bits and a sign, w of 8; pairs of inputs that are 0 cost
//   nothing
//
// Weights of a layer lie as [inputs / 2][outputs][2], so that one instruction takes two inputs to 8 or 16 outputs. A row
// is read once (d / 2 bytes, the cache misses of which embedding waits for), a layer's weights stay in the second cache. Three
// versions, by runtime dispatch, all exact in integers and so equal bit for bit: plain C++, AVX2 and AVX-512.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/audience/instruction_set.h"

namespace vouch::values {

/// Largest input of a layer, and how many inputs a layer may have: 1024 · 16383 · 127 < 2³¹.
inline constexpr std::int32_t kLargestInput = 16383;
inline constexpr std::size_t kMostInputs = 1024;

struct StaticKernels {
  /// Requires sums.size() divisible by 32, row of half as many bytes, 0 <= weight <= 4095.
  void (*add_row)(const std::uint8_t* row, std::int32_t weight, std::span<std::int32_t> sums);
  /// Requires an even number of inputs up to kMostInputs, each within ± kLargestInput; sums.size() divisible by 64.
  void (*add_layer)(const std::int8_t* weights, std::span<const std::int16_t> inputs, std::span<std::int32_t> sums);
};
/// The fastest that this machine has.
[[nodiscard]] audience::InstructionSet preferred_static_kernels();
/// Requires audience::supports(set).
[[nodiscard]] const StaticKernels& static_kernels_of(audience::InstructionSet set);

}  // namespace vouch::values
