// The versions of the kernels for AVX2 and AVX-512. Only dot_kernels.cc includes this; on other processors the machine has none
// of them, and the plain version stands in.
#pragma once

#include "engine/vectors/dot_kernels.h"

namespace vouch::vectors {

/// How many rows ahead of its turn a row is asked for where rows are gathered: enough to hide one wait for memory.
inline constexpr std::size_t kRowsAhead = 12;

[[nodiscard]] bool has_avx2();
[[nodiscard]] bool has_avx512();
[[nodiscard]] bool has_vnni();
/// Each requires that the machine has it.
[[nodiscard]] const DotKernels& avx2_kernels();
[[nodiscard]] const DotKernels& avx512_kernels();
[[nodiscard]] const DotKernels& vnni_kernels();

/// With AVX2 and F16C, for all of the above.
[[nodiscard]] double half_products(const std::uint16_t* a, const std::uint16_t* b, std::size_t n);
[[nodiscard]] std::size_t reaching_scores(const std::int32_t* scores, std::size_t n, const std::int32_t* least, std::size_t width,
                                          std::uint32_t* places);

}  // namespace vouch::vectors
