// The list kernels with gathers of 8 (AVX2) and 16 (AVX-512) weights. A gather reads 4 bytes at each weight, of which the
// upper 2 are cut off. Lanes of 32 bits hold sums of at most 2^16 weights, so longer lists are taken in parts; squares are
// kept in lanes of 64 bits. Order of addition does not matter: all is integers.
#include "engine/audience/kernels_x86.h"

#include <algorithm>
#include <array>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vouch::audience {

#if defined(__x86_64__)
namespace {

constexpr std::size_t kPart = std::size_t{1} << 19;  // ids, so that a lane of eight takes 2^16 of them

/// The plain loop, for what is left over.
template <class Id>
void add_rest(const Id* ids, std::size_t n, const std::uint16_t* weights, WeightSums& sums) {
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint64_t w = weights[ids[i]];
    sums.accounts += w != 0 ? 1U : 0U;
    sums.weight += w;
    sums.squares += w * w;
  }
}

[[gnu::target("avx2")]] __m256i ids_of(const std::uint16_t* ids) {
  return _mm256_cvtepu16_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(ids)));
}
[[gnu::target("avx2")]] __m256i ids_of(const std::uint32_t* ids) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(ids));
}

/// At most kPart ids.
template <class Id>
[[gnu::target("avx2")]] void add_part(const Id* ids, std::size_t n, const std::uint16_t* weights, WeightSums& sums) {
  __m256i weight = _mm256_setzero_si256(), squares = weight, misses = weight;
  const __m256i low = _mm256_set1_epi32(0xffff);
  std::size_t i = 0;
  for (; i + 8 <= n; i += 8) {
    const __m256i w = _mm256_and_si256(_mm256_i32gather_epi32(reinterpret_cast<const int*>(weights), ids_of(ids + i), 2), low);
    misses = _mm256_sub_epi32(misses, _mm256_cmpeq_epi32(w, _mm256_setzero_si256()));
    weight = _mm256_add_epi32(weight, w);
    const __m256i odd = _mm256_srli_epi64(w, 32);
    squares = _mm256_add_epi64(squares, _mm256_add_epi64(_mm256_mul_epu32(w, w), _mm256_mul_epu32(odd, odd)));
  }
  alignas(32) std::array<std::uint32_t, 8> lanes;
  _mm256_store_si256(reinterpret_cast<__m256i*>(lanes.data()), weight);
  for (const std::uint32_t lane : lanes) sums.weight += lane;
  _mm256_store_si256(reinterpret_cast<__m256i*>(lanes.data()), misses);
  sums.accounts += i;
  for (const std::uint32_t lane : lanes) sums.accounts -= lane;
  alignas(32) std::array<std::uint64_t, 4> wide;
  _mm256_store_si256(reinterpret_cast<__m256i*>(wide.data()), squares);
  for (const std::uint64_t lane : wide) sums.squares += lane;
  add_rest(ids + i, n - i, weights, sums);
}

template <class Id>
WeightSums add_up_avx2(std::span<const Id> ids, const std::uint16_t* weights) {
  WeightSums sums;
  if (ids.size() < 8) {
    add_rest(ids.data(), ids.size(), weights, sums);
    return sums;
  }
  for (std::size_t at = 0; at < ids.size(); at += kPart) {
    add_part(ids.data() + at, std::min(kPart, ids.size() - at), weights, sums);
  }
  return sums;
}

[[gnu::target("avx512f,avx512bw,avx512vl")]] __m512i ids_of(const std::uint16_t* ids, __mmask16 taken) {
  return _mm512_cvtepu16_epi32(_mm256_maskz_loadu_epi16(taken, ids));
}
[[gnu::target("avx512f,avx512bw,avx512vl")]] __m512i ids_of(const std::uint32_t* ids, __mmask16 taken) {
  return _mm512_maskz_loadu_epi32(taken, ids);
}

/// At most kPart ids; the last ones under a mask.
template <class Id>
[[gnu::target("avx512f,avx512bw,avx512vl,popcnt")]] void add_part_512(const Id* ids, std::size_t n, const std::uint16_t* weights,
                                                                      WeightSums& sums) {
  __m512i weight = _mm512_setzero_si512(), squares = weight;
  const __m512i low = _mm512_set1_epi32(0xffff);
  for (std::size_t i = 0; i < n; i += 16) {
    const std::size_t left = n - i;
    const auto taken = static_cast<__mmask16>(left >= 16 ? 0xffffU : (1U << left) - 1U);
    const __m512i looked_up = _mm512_mask_i32gather_epi32(_mm512_setzero_si512(), taken, ids_of(ids + i, taken), weights, 2);
    const __m512i w = _mm512_and_si512(looked_up, low);
    sums.accounts += static_cast<unsigned>(__builtin_popcount(_mm512_test_epi32_mask(w, w)));
    weight = _mm512_add_epi32(weight, w);
    const __m512i odd = _mm512_srli_epi64(w, 32);
    squares = _mm512_add_epi64(squares, _mm512_add_epi64(_mm512_mul_epu32(w, w), _mm512_mul_epu32(odd, odd)));
  }
  const __m512i even = _mm512_and_si512(weight, _mm512_set1_epi64(0xffffffff));
  sums.weight += static_cast<std::uint64_t>(_mm512_reduce_add_epi64(_mm512_add_epi64(even, _mm512_srli_epi64(weight, 32))));
  sums.squares += static_cast<std::uint64_t>(_mm512_reduce_add_epi64(squares));
}

template <class Id>
WeightSums add_up_avx512(std::span<const Id> ids, const std::uint16_t* weights) {
  WeightSums sums;
  for (std::size_t at = 0; at < ids.size(); at += kPart) {
    add_part_512(ids.data() + at, std::min(kPart, ids.size() - at), weights, sums);
  }
  return sums;
}

constexpr ListKernels kAvx2 = {.tile = add_up_avx2<std::uint16_t>, .wide = add_up_avx2<std::uint32_t>};
constexpr ListKernels kAvx512 = {.tile = add_up_avx512<std::uint16_t>, .wide = add_up_avx512<std::uint32_t>};

}  // namespace

bool has_avx2() { return __builtin_cpu_supports("avx2") != 0; }
bool has_avx512() {
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
         __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("popcnt") != 0;
}
const ListKernels& avx2_kernels() { return kAvx2; }
const ListKernels& avx512_kernels() { return kAvx512; }

#else

bool has_avx2() { return false; }
bool has_avx512() { return false; }
const ListKernels& avx2_kernels() { return kernels_of(InstructionSet::scalar); }
const ListKernels& avx512_kernels() { return kernels_of(InstructionSet::scalar); }

#endif

}  // namespace vouch::audience
