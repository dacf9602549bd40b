#include "engine/audience/bit_rows.h"

#include <algorithm>
#include <bit>

#include <immintrin.h>

namespace vouch::audience {
namespace {

using Word = std::uint64_t;

std::uint32_t and_count_plain(const Word* a, const Word* b, std::size_t words) {
  std::uint32_t count = 0;
  for (std::size_t w = 0; w < words; ++w) count += static_cast<std::uint32_t>(std::popcount(a[w] & b[w]));
  return count;
}

__attribute__((target("avx2,popcnt"))) std::uint32_t and_count_avx2(const Word* a, const Word* b, std::size_t words) {
  const __m256i ones = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4,  //
                                        0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
  const __m256i nibble = _mm256_set1_epi8(15);
  __m256i sum = _mm256_setzero_si256();
  std::size_t w = 0;
  for (; w + 4 <= words; w += 4) {
    const __m256i both = _mm256_and_si256(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(a + w)),
                                          _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b + w)));
    const __m256i low = _mm256_shuffle_epi8(ones, _mm256_and_si256(both, nibble));
    const __m256i high = _mm256_shuffle_epi8(ones, _mm256_and_si256(_mm256_srli_epi16(both, 4), nibble));
    sum = _mm256_add_epi64(sum, _mm256_sad_epu8(_mm256_add_epi8(low, high), _mm256_setzero_si256()));
  }
  const __m128i half = _mm_add_epi64(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
  auto count = static_cast<std::uint32_t>(_mm_extract_epi64(half, 0) + _mm_extract_epi64(half, 1));
  for (; w < words; ++w) count += static_cast<std::uint32_t>(_mm_popcnt_u64(a[w] & b[w]));
  return count;
}

__attribute__((target("avx512f,avx512vpopcntdq"))) __m512i and_ones(__m512i a, const Word* b, __m512i sum) {
  return _mm512_add_epi64(sum, _mm512_popcnt_epi64(_mm512_and_si512(a, _mm512_loadu_si512(b))));
}

/// Four rows at once: a is loaded once for all of them.
__attribute__((target("avx512f,avx512vpopcntdq,popcnt"))) void and_counts4_avx512(const Word* a, const Word* const* b,
                                                                                  std::size_t words, std::uint32_t* counts) {
  __m512i sums[4] = {_mm512_setzero_si512(), _mm512_setzero_si512(), _mm512_setzero_si512(), _mm512_setzero_si512()};
  std::size_t w = 0;
  for (; w + 8 <= words; w += 8) {
    const __m512i mine = _mm512_loadu_si512(a + w);
    for (int j = 0; j < 4; ++j) sums[j] = and_ones(mine, b[j] + w, sums[j]);
  }
  for (int j = 0; j < 4; ++j) {
    alignas(64) Word lanes[8];
    _mm512_store_si512(lanes, sums[j]);
    Word count = lanes[0] + lanes[1] + lanes[2] + lanes[3] + lanes[4] + lanes[5] + lanes[6] + lanes[7];
    for (std::size_t rest = w; rest < words; ++rest) count += static_cast<Word>(_mm_popcnt_u64(a[rest] & b[j][rest]));
    counts[j] += static_cast<std::uint32_t>(count);
  }
}

void add_avx512(BitRow a, std::span<const Word* const> others, std::span<std::uint32_t> counts) {
  std::size_t j = 0;
  for (; j + 4 <= others.size(); j += 4) and_counts4_avx512(a.data(), &others[j], a.size(), &counts[j]);
  for (; j < others.size(); ++j) {
    const Word* const same[4] = {others[j], others[j], others[j], others[j]};
    std::uint32_t four[4] = {};
    and_counts4_avx512(a.data(), same, a.size(), four);
    counts[j] += four[0];
  }
}

// One body a loop; each instruction set compiles it for itself. g++ vectorises at O3 alone.
#if defined(__clang__)
#define VOUCH_KERNEL(target_name) __attribute__((target(target_name)))
#else
#define VOUCH_KERNEL(target_name) __attribute__((target(target_name), optimize("O3")))
#endif

__attribute__((always_inline)) inline SeenRow see_words(const Word* __restrict a, Word* __restrict seen, Word* __restrict twice,
                                                        std::size_t words) {
  SeenRow row;
  for (std::size_t w = 0; w < words; ++w) {
    row.ones += static_cast<Word>(std::popcount(a[w]));
    row.fresh += static_cast<Word>(std::popcount(a[w] & ~seen[w]));
    twice[w] |= seen[w] & a[w];
    seen[w] |= a[w];
  }
  return row;
}

__attribute__((always_inline)) inline void add_three_words(Word* __restrict sum, const Word* __restrict b, Word* __restrict carry,
                                                           std::size_t words) {
  for (std::size_t w = 0; w < words; ++w) {
    const Word half = sum[w] ^ b[w];
    const Word both = sum[w] & b[w];
    sum[w] = half ^ carry[w];
    carry[w] = both | (half & carry[w]);
  }
}

VOUCH_KERNEL("avx512f,avx512vpopcntdq,popcnt") SeenRow see_avx512(const Word* a, Word* seen, Word* twice, std::size_t words) {
  return see_words(a, seen, twice, words);
}
VOUCH_KERNEL("avx2,popcnt") SeenRow see_avx2(const Word* a, Word* seen, Word* twice, std::size_t words) {
  return see_words(a, seen, twice, words);
}
VOUCH_KERNEL("avx512f") void add_three_avx512(Word* sum, const Word* b, Word* carry, std::size_t words) {
  add_three_words(sum, b, carry, words);
}
VOUCH_KERNEL("avx2") void add_three_avx2(Word* sum, const Word* b, Word* carry, std::size_t words) {
  add_three_words(sum, b, carry, words);
}

VOUCH_KERNEL("bmi2,popcnt") void compress_bmi2(const Word* a, const Word* where, std::size_t words, Word* out) {
  std::size_t filled = 0;  // bits of *out
  for (std::size_t w = 0; w < words; ++w) {
    const Word bits = _pext_u64(a[w], where[w]);
    *out |= bits << filled;
    const auto more = static_cast<std::size_t>(_mm_popcnt_u64(where[w]));
    if (filled + more >= 64) {
      *++out = filled == 0 ? 0 : bits >> (64 - filled);
      filled += more - 64;
    } else {
      filled += more;
    }
  }
}

}  // namespace

InstructionSet best_instruction_set() {
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vpopcntdq") && __builtin_cpu_supports("bmi2")) {
    return InstructionSet::avx512;
  }
  return __builtin_cpu_supports("avx2") ? InstructionSet::avx2 : InstructionSet::scalar;
}

std::uint64_t count_ones(BitRow a, InstructionSet set) { return count_and(a, a, set); }

std::uint64_t count_and(BitRow a, BitRow b, InstructionSet set) {
  std::uint32_t count = 0;
  const Word* const other = b.data();
  add_and_counts(a, std::span(&other, 1), std::span(&count, 1), set);
  return count;
}

void add_and_counts(BitRow a, std::span<const std::uint64_t* const> others, std::span<std::uint32_t> counts, InstructionSet set) {
  switch (set) {
    case InstructionSet::avx512: add_avx512(a, others, counts); return;
    case InstructionSet::avx2:
      for (std::size_t j = 0; j < others.size(); ++j) counts[j] += and_count_avx2(a.data(), others[j], a.size());
      return;
    case InstructionSet::scalar:
      for (std::size_t j = 0; j < others.size(); ++j) counts[j] += and_count_plain(a.data(), others[j], a.size());
      return;
  }
}

SeenRow see(BitRow a, std::span<Word> seen, std::span<Word> twice, InstructionSet set) {
  switch (set) {
    case InstructionSet::avx512: return see_avx512(a.data(), seen.data(), twice.data(), a.size());
    case InstructionSet::avx2: return see_avx2(a.data(), seen.data(), twice.data(), a.size());
    case InstructionSet::scalar: break;
  }
  return see_words(a.data(), seen.data(), twice.data(), a.size());
}

void add_three(std::span<Word> sum, BitRow b, std::span<Word> carry, InstructionSet set) {
  switch (set) {
    case InstructionSet::avx512: add_three_avx512(sum.data(), b.data(), carry.data(), sum.size()); return;
    case InstructionSet::avx2: add_three_avx2(sum.data(), b.data(), carry.data(), sum.size()); return;
    case InstructionSet::scalar: add_three_words(sum.data(), b.data(), carry.data(), sum.size()); return;
  }
}

// Processors with AVX-512 have a fast pext; some with AVX2 take a step a bit.
bool can_compress(InstructionSet set) { return set == InstructionSet::avx512; }

void compress(BitRow a, BitRow where, std::span<Word> out) {
  std::ranges::fill(out, Word{0});
  compress_bmi2(a.data(), where.data(), a.size(), out.data());
}

}  // namespace vouch::audience
