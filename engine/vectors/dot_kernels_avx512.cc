// The kernels on registers of 64 bytes.
#include <array>
#include <cstring>

#include "engine/vectors/dot_kernels_x86.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vouch::vectors {

#if defined(__x86_64__)
namespace {

[[gnu::target("avx512f,avx512bw")]] __m512i load(const std::int8_t* bytes) { return _mm512_loadu_si512(bytes); }

/// Four components of a row, as often as they fit.
[[gnu::target("avx512f,avx512bw")]] __m512i spread(const std::int8_t* components) {
  std::int32_t four = 0;
  std::memcpy(&four, components, sizeof four);
  return _mm512_set1_epi32(four);
}

/// Adds to sixteen sums four products each.
[[gnu::target("avx512f,avx512bw")]] __m512i add_products(__m512i sums, __m512i row, __m512i query) {
  const __m512i signed_query = _mm512_mask_sub_epi8(query, _mm512_movepi8_mask(row), _mm512_setzero_si512(), query);
  const __m512i pairs = _mm512_maddubs_epi16(_mm512_abs_epi8(row), signed_query);
  return _mm512_add_epi32(sums, _mm512_madd_epi16(pairs, _mm512_set1_epi16(1)));
}

/// The sum of each of four registers.
[[gnu::target("avx512f,avx512bw")]] __m128i sums_of(__m512i a, __m512i b, __m512i c, __m512i d) {
  const __m512i ab = _mm512_add_epi32(_mm512_unpacklo_epi32(a, b), _mm512_unpackhi_epi32(a, b));
  const __m512i cd = _mm512_add_epi32(_mm512_unpacklo_epi32(c, d), _mm512_unpackhi_epi32(c, d));
  const __m512i sum = _mm512_add_epi32(_mm512_unpacklo_epi64(ab, cd), _mm512_unpackhi_epi64(ab, cd));
  const __m256i half = _mm256_add_epi32(_mm512_castsi512_si256(sum), _mm512_extracti64x4_epi64(sum, 1));
  return _mm_add_epi32(_mm256_castsi256_si128(half), _mm256_extracti128_si256(half, 1));
}

using FourRows = std::array<const std::int8_t*, 4>;

[[gnu::target("avx512f,avx512bw")]] __m128i score_four(const FourRows& rows, std::size_t stride, const std::int8_t* query) {
  __m512i a = _mm512_setzero_si512(), b = a, c = a, d = a;
  for (std::size_t j = 0; j < stride; j += 64) {
    const __m512i q = load(query + j);
    a = add_products(a, load(rows[0] + j), q);
    b = add_products(b, load(rows[1] + j), q);
    c = add_products(c, load(rows[2] + j), q);
    d = add_products(d, load(rows[3] + j), q);
  }
  return sums_of(a, b, c, d);
}

/// row_at(i): the row of score i.
template <class RowAt>
[[gnu::target("avx512f,avx512bw")]] void score_each(RowAt row_at, std::size_t count, std::size_t stride, const std::int8_t* query,
                                                    std::int32_t* scores) {
  std::size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    const __m128i four = score_four({row_at(i), row_at(i + 1), row_at(i + 2), row_at(i + 3)}, stride, query);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(scores + i), four);
  }
  for (; i < count; ++i) {
    const std::int8_t* const row = row_at(i);
    scores[i] = _mm_cvtsi128_si32(score_four({row, row, row, row}, stride, query));
  }
}

void score_rows(ByteRows rows, std::size_t first, std::size_t count, const std::int8_t* query, std::int32_t* scores) {
  score_each([&](std::size_t i) { return rows[first + i]; }, count, rows.stride, query, scores);
}

void score_gathered(ByteRows rows, std::span<const std::uint32_t> numbers, const std::int8_t* query, std::int32_t* scores) {
  const auto row_at = [&](std::size_t i) {
    if (i + kRowsAhead < numbers.size()) {
      const std::int8_t* const ahead = rows[numbers[i + kRowsAhead]];
      for (std::size_t j = 0; j < rows.stride; j += 64) __builtin_prefetch(ahead + j);
    }
    return rows[numbers[i]];
  };
  score_each(row_at, numbers.size(), rows.stride, query, scores);
}

[[gnu::target("avx512f,avx512bw")]] void store(__m512i scores, std::size_t group, std::int32_t* out) {
  const std::size_t at = group * PackedQueries::kGroup;
  _mm512_storeu_si512(out + at, scores);
}

using FourScores = std::array<std::int32_t*, 4>;

/// Four rows and 64 queries at a time: 16 registers of sums, by row and group, so that components of a row and of the queries
/// are read once for four products each.
[[gnu::target("avx512f,avx512bw")]] void score_64(const FourRows& rows, const PackedQueries& queries, const FourScores& scores) {
  __m512i a0 = _mm512_setzero_si512(), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
  __m512i c0 = a0, c1 = a0, c2 = a0, c3 = a0, d0 = a0, d1 = a0, d2 = a0, d3 = a0;
  const std::int8_t *packed = queries.group(0), *a = rows[0], *b = rows[1], *c = rows[2], *d = rows[3];
  const std::size_t next = queries.stride() * PackedQueries::kGroup;
  for (std::size_t j = 0; j < queries.stride(); j += 4, packed += 64) {
    const __m512i q0 = load(packed), q1 = load(packed + next), q2 = load(packed + 2 * next), q3 = load(packed + 3 * next);
    __m512i row = spread(a + j);
    a0 = add_products(a0, row, q0);
    a1 = add_products(a1, row, q1);
    a2 = add_products(a2, row, q2);
    a3 = add_products(a3, row, q3);
    row = spread(b + j);
    b0 = add_products(b0, row, q0);
    b1 = add_products(b1, row, q1);
    b2 = add_products(b2, row, q2);
    b3 = add_products(b3, row, q3);
    row = spread(c + j);
    c0 = add_products(c0, row, q0);
    c1 = add_products(c1, row, q1);
    c2 = add_products(c2, row, q2);
    c3 = add_products(c3, row, q3);
    row = spread(d + j);
    d0 = add_products(d0, row, q0);
    d1 = add_products(d1, row, q1);
    d2 = add_products(d2, row, q2);
    d3 = add_products(d3, row, q3);
  }
  store(a0, 0, scores[0]);
  store(a1, 1, scores[0]);
  store(a2, 2, scores[0]);
  store(a3, 3, scores[0]);
  store(b0, 0, scores[1]);
  store(b1, 1, scores[1]);
  store(b2, 2, scores[1]);
  store(b3, 3, scores[1]);
  store(c0, 0, scores[2]);
  store(c1, 1, scores[2]);
  store(c2, 2, scores[2]);
  store(c3, 3, scores[2]);
  store(d0, 0, scores[3]);
  store(d1, 1, scores[3]);
  store(d2, 2, scores[3]);
  store(d3, 3, scores[3]);
}

/// Four rows and one group of 16 queries.
[[gnu::target("avx512f,avx512bw")]] void score_16(const FourRows& rows, const PackedQueries& queries, std::size_t group,
                                                  const FourScores& scores) {
  __m512i first = _mm512_setzero_si512(), second = first, third = first, fourth = first;
  const std::int8_t* const packed = queries.group(group);
  for (std::size_t j = 0; j < queries.stride(); j += 4) {
    const __m512i query = load(packed + j * PackedQueries::kGroup);
    first = add_products(first, spread(rows[0] + j), query);
    second = add_products(second, spread(rows[1] + j), query);
    third = add_products(third, spread(rows[2] + j), query);
    fourth = add_products(fourth, spread(rows[3] + j), query);
  }
  store(first, group, scores[0]);
  store(second, group, scores[1]);
  store(third, group, scores[2]);
  store(fourth, group, scores[3]);
}

void score_block(ByteRows rows, std::span<const std::uint32_t> numbers, const PackedQueries& queries, std::int32_t* scores) {
  const std::size_t width = queries.groups() * PackedQueries::kGroup;
  for (std::size_t i = 0; i < numbers.size(); i += 4) {
    FourRows four;
    FourScores out;
    for (std::size_t r = 0; r < 4; ++r) {  // the last ones as often as it takes to be four
      const std::size_t at = i + r < numbers.size() ? i + r : i;
      four[r] = rows[numbers[at]];
      out[r] = scores + at * width;
    }
    if (queries.groups() == 4) {
      score_64(four, queries, out);
    } else {
      for (std::size_t group = 0; group < queries.groups(); ++group) score_16(four, queries, group, out);
    }
  }
}

constexpr DotKernels kAvx512 = {
    .rows = score_rows, .gathered = score_gathered, .block = score_block, .halves = half_products, .reaching = reaching_scores};

}  // namespace

const DotKernels& avx512_kernels() { return kAvx512; }

#else

const DotKernels& avx512_kernels() { return kernels_of(InstructionSet::scalar); }

#endif

}  // namespace vouch::vectors
