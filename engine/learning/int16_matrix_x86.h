// The versions of the product for AVX2, AVX-512 and VNNI. Only int16_matrix.cc includes this; on other processors the machine
// has none of them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vouch::learning {

inline constexpr std::size_t kColumnsABlock = 64;

/// Adds nothing up before: writes rows x 64 sums of one packed block of columns, `step` apart.
struct BlockProduct {
  const std::int16_t* a = nullptr;
  std::size_t stride = 0, rows = 0;
  const std::int16_t* block = nullptr;  // [pairs][64][2]
  std::size_t pairs = 0;                // inner / 2
  std::int32_t* out = nullptr;
  std::size_t step = 0;
};

[[nodiscard]] bool has_avx2();
[[nodiscard]] bool has_avx512();
[[nodiscard]] bool has_vnni();
/// Each requires that the machine has it.
void multiply_avx2(const BlockProduct& product);
void multiply_avx512(const BlockProduct& product);
void multiply_vnni(const BlockProduct& product);

}  // namespace vouch::learning
