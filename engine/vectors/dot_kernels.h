// Products of int8 vectors, summed in 32 bits: the loop that a search over vectors spends its time in.
//
//   score(x, q) = Σ_j x_j · q_j,   x_j in [−128, 127], q_j in [−127, 127],   |score| ≤ 128 · 127 · d
//
// Four versions by run-time dispatch, all exact in integers and so equal bit for bit:
//   scalar  plain C++
//   avx2    |x| · (q with the sign of x): products of an unsigned and a signed byte, pairs of them added in 16 bits
//           (at most 2 · 128 · 127 = 32,512 < 2¹⁵, so nothing saturates), then in 32
//   avx512  the same on registers of 64 bytes
//   vnni    (x + 128) · q in one instruction, four products added in 32 bits; Σ (x + 128) · q = score + 128 · Σ q, and what is
//           too much is the same for all rows. x + 128 is x with its highest bit turned.
// Partial sums stay within 255 · 127 · d < 2³¹ for d ≤ 32,768 (kMostDimensions).
//
// A scan of one query reads each row once, 1 byte a dimension, and is bound by memory; a block of 64 queries does 64 products
// a byte and is bound by the processor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/vectors/instruction_set.h"
#include "engine/vectors/packed_queries.h"

namespace vouch::vectors {

inline constexpr std::size_t kMostDimensions = 32'768;
static_assert(std::int64_t{255} * 127 * kMostDimensions < (std::int64_t{1} << 31));

/// Rows of `stride` bytes behind each other; stride is a multiple of 64, and what lies behind a row's last dimension is 0.
struct ByteRows {
  const std::int8_t* bytes = nullptr;
  std::size_t stride = 0;
  [[nodiscard]] const std::int8_t* operator[](std::size_t row) const { return bytes + row * stride; }
};

struct DotKernels {
  /// scores[i] of row first + i. `query`: stride components, none −128.
  void (*rows)(ByteRows rows, std::size_t first, std::size_t count, const std::int8_t* query, std::int32_t* scores);
  /// scores[i] of row numbers[i]; asks for rows ahead of their turn.
  void (*gathered)(ByteRows rows, std::span<const std::uint32_t> numbers, const std::int8_t* query, std::int32_t* scores);
  /// scores[i · 16 · groups + q] of row numbers[i] and query q.
  void (*block)(ByteRows rows, std::span<const std::uint32_t> numbers, const PackedQueries& queries, std::int32_t* scores);
  /// Σ a_j · b_j of halves (half.h): exact where both have a length of at most 4, and then the same in every version.
  double (*halves)(const std::uint16_t* a, const std::uint16_t* b, std::size_t n);
  /// The places of those of n scores that are at least what is asked at their place: scores[i] >= least[i % width], ascending.
  /// `n` is a multiple of `width`, which is one of 16. Returns how many; `places` has room for n.
  std::size_t (*reaching)(const std::int32_t* scores, std::size_t n, const std::int32_t* least, std::size_t width,
                          std::uint32_t* places);
};

/// Requires supports(set).
[[nodiscard]] const DotKernels& kernels_of(InstructionSet set);

}  // namespace vouch::vectors
