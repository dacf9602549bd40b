// The product with AVX2, AVX-512 and VNNI: a few rows against a block of columns at once, sums in registers.
#include "engine/learning/int16_matrix_x86.h"

#include <cassert>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vouch::learning {

#if defined(__x86_64__)
namespace {

/// Two neighbours of a row as one number, to be repeated in a register.
inline int pair_at(const std::int16_t* row, std::size_t pair) {
  int both = 0;
  std::memcpy(&both, row + 2 * pair, sizeof both);
  return both;
}

/// kRows rows against 16 columns of a block.
template <std::size_t kRows>
[[gnu::target("avx2")]] void some_rows_avx2(const BlockProduct& p, std::size_t first, std::size_t column) {
  __m256i sums[kRows][2];
#pragma GCC unroll 8
  for (std::size_t i = 0; i < kRows; ++i) sums[i][0] = sums[i][1] = _mm256_setzero_si256();
  for (std::size_t pair = 0; pair < p.pairs; ++pair) {
    const std::int16_t* const weights = p.block + (pair * kColumnsABlock + column) * 2;
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + 16));
#pragma GCC unroll 8
    for (std::size_t i = 0; i < kRows; ++i) {
      const __m256i both = _mm256_set1_epi32(pair_at(p.a + (first + i) * p.stride, pair));
      sums[i][0] = _mm256_add_epi32(sums[i][0], _mm256_madd_epi16(both, low));
      sums[i][1] = _mm256_add_epi32(sums[i][1], _mm256_madd_epi16(both, high));
    }
  }
#pragma GCC unroll 8
  for (std::size_t i = 0; i < kRows; ++i) {
    std::int32_t* const out = p.out + (first + i) * p.step + column;
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), sums[i][0]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + 8), sums[i][1]);
  }
}

/// kRows rows against the 64 columns of a block.
template <std::size_t kRows, bool kVnni>
[[gnu::target("avx512f,avx512bw,avx512vnni")]] void some_rows_avx512(const BlockProduct& p, std::size_t first) {
  __m512i sums[kRows][4];
#pragma GCC unroll 8
  for (std::size_t i = 0; i < kRows; ++i) sums[i][0] = sums[i][1] = sums[i][2] = sums[i][3] = _mm512_setzero_si512();
  for (std::size_t pair = 0; pair < p.pairs; ++pair) {
    const std::int16_t* const weights = p.block + pair * kColumnsABlock * 2;
    const __m512i columns[4] = {_mm512_loadu_si512(weights), _mm512_loadu_si512(weights + 32), _mm512_loadu_si512(weights + 64),
                                _mm512_loadu_si512(weights + 96)};
#pragma GCC unroll 8
    for (std::size_t i = 0; i < kRows; ++i) {
      const __m512i both = _mm512_set1_epi32(pair_at(p.a + (first + i) * p.stride, pair));
#pragma GCC unroll 4
      for (std::size_t j = 0; j < 4; ++j) {
        if constexpr (kVnni) {
          sums[i][j] = _mm512_dpwssd_epi32(sums[i][j], both, columns[j]);
        } else {
          sums[i][j] = _mm512_add_epi32(sums[i][j], _mm512_madd_epi16(both, columns[j]));
        }
      }
    }
  }
#pragma GCC unroll 8
  for (std::size_t i = 0; i < kRows; ++i) {
    std::int32_t* const out = p.out + (first + i) * p.step;
#pragma GCC unroll 4
    for (std::size_t j = 0; j < 4; ++j) _mm512_storeu_si512(out + 16 * j, sums[i][j]);
  }
}

template <bool kVnni>
void all_rows_avx512(const BlockProduct& product) {
  std::size_t row = 0;
  for (; row + 6 <= product.rows; row += 6) some_rows_avx512<6, kVnni>(product, row);
  switch (product.rows - row) {
    case 5: return some_rows_avx512<5, kVnni>(product, row);
    case 4: return some_rows_avx512<4, kVnni>(product, row);
    case 3: return some_rows_avx512<3, kVnni>(product, row);
    case 2: return some_rows_avx512<2, kVnni>(product, row);
    case 1: return some_rows_avx512<1, kVnni>(product, row);
    default: return;
  }
}

}  // namespace

bool has_avx2() { return __builtin_cpu_supports("avx2") != 0; }
bool has_avx512() { return has_vnni(); }  // one translation for both: machines with 512 bits and without VNNI take AVX2
bool has_vnni() {
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
         __builtin_cpu_supports("avx512vnni") != 0;
}

void multiply_avx2(const BlockProduct& product) {
  for (std::size_t column = 0; column < kColumnsABlock; column += 16) {
    std::size_t row = 0;
    for (; row + 4 <= product.rows; row += 4) some_rows_avx2<4>(product, row, column);
    for (; row < product.rows; ++row) some_rows_avx2<1>(product, row, column);
  }
}

void multiply_avx512(const BlockProduct& product) { all_rows_avx512<false>(product); }
void multiply_vnni(const BlockProduct& product) { all_rows_avx512<true>(product); }

#else

bool has_avx2() { return false; }
bool has_avx512() { return false; }
bool has_vnni() { return false; }
void multiply_avx2(const BlockProduct&) { assert(false); }
void multiply_avx512(const BlockProduct&) { assert(false); }
void multiply_vnni(const BlockProduct&) { assert(false); }

#endif

}  // namespace vouch::learning
