// Adds one list of a tile to the counters of up to 64 audiences at once: for each id the word of its account says which
// audiences have it, and each of those gets (1 << 40) + w and w². Two versions with equal sums: bit by bit, and AVX-512
// with masked additions, 16 an id whatever the number of audiences. Reads 2 bytes an id in order; looks up 10 bytes an id
// within a tile (640 KiB).
#pragma once

#include <cstdint>
#include <span>

#include "engine/audience/kernels.h"

namespace vouch::audience {

/// Sums of 64 audiences; packed = (accounts << 40) + weight.
struct BlockSums {
  alignas(64) std::uint64_t packed[64];
  alignas(64) std::uint64_t squares[64];
};

/// `sums` are overwritten. `words` and `weights` are by local id.
using BlockKernel = void (*)(std::span<const std::uint16_t> ids, const std::uint64_t* words, const std::uint16_t* weights,
                             BlockSums& sums);
/// AVX2 has no masks and takes the plain version. Requires supports(set).
[[nodiscard]] BlockKernel block_kernel_of(InstructionSet set);

}  // namespace vouch::audience
