#include "engine/audience/block_kernel.h"

#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vouch::audience {
namespace {

constexpr std::uint64_t kOneAccount = std::uint64_t{1} << 40;

void add_plain(std::span<const std::uint16_t> ids, const std::uint64_t* words, const std::uint16_t* weights, BlockSums& sums) {
  sums = {};
  for (const std::uint16_t id : ids) {
    const std::uint64_t w = weights[id];
    for (std::uint64_t word = words[id]; word != 0; word &= word - 1) {
      const auto audience = static_cast<std::size_t>(std::countr_zero(word));
      sums.packed[audience] += kOneAccount + w;
      sums.squares[audience] += w * w;
    }
  }
}

#if defined(__x86_64__)
/// Audiences 32 * half to 32 * half + 31: eight registers of sums, so that none leaves the processor within a list.
[[gnu::target("avx512f,avx512bw,avx512dq")]] void add_half(std::span<const std::uint16_t> ids, const std::uint64_t* words,
                                                           const std::uint16_t* weights, unsigned half, BlockSums& sums) {
  __m512i p0 = _mm512_setzero_si512(), p1 = p0, p2 = p0, p3 = p0, s0 = p0, s1 = p0, s2 = p0, s3 = p0;
  for (const std::uint16_t id : ids) {
    const auto word = static_cast<std::uint32_t>(words[id] >> (32 * half));
    if (word == 0) continue;
    const std::uint64_t w = weights[id];
    const std::uint64_t counted = kOneAccount + w;
    const std::uint64_t squared = w * w;
    const __m512i one = _mm512_set1_epi64(static_cast<long long>(counted));
    const __m512i square = _mm512_set1_epi64(static_cast<long long>(squared));
    const auto m0 = static_cast<__mmask8>(word), m1 = static_cast<__mmask8>(word >> 8);
    const auto m2 = static_cast<__mmask8>(word >> 16), m3 = static_cast<__mmask8>(word >> 24);
    p0 = _mm512_mask_add_epi64(p0, m0, p0, one);
    p1 = _mm512_mask_add_epi64(p1, m1, p1, one);
    p2 = _mm512_mask_add_epi64(p2, m2, p2, one);
    p3 = _mm512_mask_add_epi64(p3, m3, p3, one);
    s0 = _mm512_mask_add_epi64(s0, m0, s0, square);
    s1 = _mm512_mask_add_epi64(s1, m1, s1, square);
    s2 = _mm512_mask_add_epi64(s2, m2, s2, square);
    s3 = _mm512_mask_add_epi64(s3, m3, s3, square);
  }
  const std::size_t at = std::size_t{32} * half;
  _mm512_store_si512(&sums.packed[at], p0);
  _mm512_store_si512(&sums.packed[at + 8], p1);
  _mm512_store_si512(&sums.packed[at + 16], p2);
  _mm512_store_si512(&sums.packed[at + 24], p3);
  _mm512_store_si512(&sums.squares[at], s0);
  _mm512_store_si512(&sums.squares[at + 8], s1);
  _mm512_store_si512(&sums.squares[at + 16], s2);
  _mm512_store_si512(&sums.squares[at + 24], s3);
}

void add_avx512(std::span<const std::uint16_t> ids, const std::uint64_t* words, const std::uint16_t* weights, BlockSums& sums) {
  add_half(ids, words, weights, 0, sums);
  add_half(ids, words, weights, 1, sums);
}
#endif

}  // namespace

BlockKernel block_kernel_of([[maybe_unused]] InstructionSet set) {
#if defined(__x86_64__)
  if (set == InstructionSet::avx512 && __builtin_cpu_supports("avx512dq") != 0) return add_avx512;
#endif
  return add_plain;
}

}  // namespace vouch::audience
