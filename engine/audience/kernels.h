// Adds up what an asking audience shares with lists of accounts, from an array with the weight of each of its accounts:
//
//   accounts = Σ [w(a) > 0],  weight = Σ w(a),  squares = Σ w(a)²   over the ids a of a list
//
// The one loop that streaming spends its time in. Two kinds of lists: 16-bit ids local to a tile, whose weights stay in the
// second cache (128 KiB), and 32-bit ids. It reads 2 or 4 bytes an id in order, which is its least cost, and looks up one
// weight an id, which is what it waits for. Three versions, by runtime dispatch, all exact in integers and so equal bit for
// bit: plain C++, AVX2 and AVX-512 (gathers of 8 and 16 weights).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/audience/instruction_set.h"

namespace vouch::audience {

/// Whether this machine can run these kernels in it.
[[nodiscard]] bool supports(InstructionSet set);
/// The one that is taken where nobody asks for another: the fastest that this machine runs well.
[[nodiscard]] InstructionSet preferred_instruction_set();

struct WeightSums {
  std::uint64_t accounts = 0;
  std::uint64_t weight = 0;
  std::uint64_t squares = 0;
  bool operator==(const WeightSums&) const = default;
};

/// `weights` must have one readable element behind the highest id.
struct ListKernels {
  WeightSums (*tile)(std::span<const std::uint16_t> ids, const std::uint16_t* weights);
  WeightSums (*wide)(std::span<const std::uint32_t> ids, const std::uint16_t* weights);
};
/// Requires supports(set). wide takes ids below 2^31.
[[nodiscard]] const ListKernels& kernels_of(InstructionSet set);

}  // namespace vouch::audience
