// The kernels on registers of 32 bytes, and the choice of what the machine has.
#include <array>
#include <cstring>

#include "engine/vectors/dot_kernels_x86.h"
#include "engine/vectors/half.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vouch::vectors {

#if defined(__x86_64__)
namespace {

[[gnu::target("avx2")]] __m256i load(const std::int8_t* bytes) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
}

/// Four components of a row, as often as they fit.
[[gnu::target("avx2")]] __m256i spread(const std::int8_t* components) {
  std::int32_t four = 0;
  std::memcpy(&four, components, sizeof four);
  return _mm256_set1_epi32(four);
}

/// Adds to eight sums four products each.
[[gnu::target("avx2")]] __m256i add_products(__m256i sums, __m256i row, __m256i query) {
  const __m256i pairs = _mm256_maddubs_epi16(_mm256_abs_epi8(row), _mm256_sign_epi8(query, row));
  return _mm256_add_epi32(sums, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

/// The sum of each of four registers.
[[gnu::target("avx2")]] __m128i sums_of(__m256i a, __m256i b, __m256i c, __m256i d) {
  const __m256i sum = _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d));
  return _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
}

using FourRows = std::array<const std::int8_t*, 4>;

[[gnu::target("avx2")]] __m128i score_four(const FourRows& rows, std::size_t stride, const std::int8_t* query) {
  __m256i a = _mm256_setzero_si256(), b = a, c = a, d = a;
  for (std::size_t j = 0; j < stride; j += 32) {
    const __m256i q = load(query + j);
    a = add_products(a, load(rows[0] + j), q);
    b = add_products(b, load(rows[1] + j), q);
    c = add_products(c, load(rows[2] + j), q);
    d = add_products(d, load(rows[3] + j), q);
  }
  return sums_of(a, b, c, d);
}

/// row_at(i): the row of score i.
template <class RowAt>
[[gnu::target("avx2")]] void score_each(RowAt row_at, std::size_t count, std::size_t stride, const std::int8_t* query,
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

/// Two rows and 16 queries at a time: 4 sums of 8 in registers.
[[gnu::target("avx2")]] void score_two(const std::int8_t* first, const std::int8_t* second, std::size_t stride,
                                       const std::int8_t* packed, std::int32_t* first_scores, std::int32_t* second_scores) {
  __m256i a = _mm256_setzero_si256(), b = a, c = a, d = a;
  for (std::size_t j = 0; j < stride; j += 4, packed += 64) {
    const __m256i low = load(packed), high = load(packed + 32);
    const __m256i x = spread(first + j);
    const __m256i y = spread(second + j);
    a = add_products(a, x, low);
    b = add_products(b, x, high);
    c = add_products(c, y, low);
    d = add_products(d, y, high);
  }
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(first_scores), a);
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(first_scores + 8), b);
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(second_scores), c);
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(second_scores + 8), d);
}

void score_block(ByteRows rows, std::span<const std::uint32_t> numbers, const PackedQueries& queries, std::int32_t* scores) {
  const std::size_t width = queries.groups() * PackedQueries::kGroup;
  for (std::size_t i = 0; i < numbers.size(); i += 2) {
    const std::size_t second = i + 1 < numbers.size() ? i + 1 : i;
    for (std::size_t g = 0; g < queries.groups(); ++g) {
      const std::size_t at = g * PackedQueries::kGroup;
      score_two(rows[numbers[i]], rows[numbers[second]], rows.stride, queries.group(g), scores + i * width + at,
                scores + second * width + at);
    }
  }
}

constexpr DotKernels kAvx2 = {
    .rows = score_rows, .gathered = score_gathered, .block = score_block, .halves = half_products, .reaching = reaching_scores};

}  // namespace

[[gnu::target("avx2,f16c")]] double half_products(const std::uint16_t* a, const std::uint16_t* b, std::size_t n) {
  __m256d low = _mm256_setzero_pd(), high = low;
  std::size_t j = 0;
  for (; j + 8 <= n; j += 8) {
    const __m256 x = _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(a + j)));
    const __m256 y = _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(b + j)));
    const __m256d x_low = _mm256_cvtps_pd(_mm256_castps256_ps128(x)), x_high = _mm256_cvtps_pd(_mm256_extractf128_ps(x, 1));
    const __m256d y_low = _mm256_cvtps_pd(_mm256_castps256_ps128(y)), y_high = _mm256_cvtps_pd(_mm256_extractf128_ps(y, 1));
    low = _mm256_add_pd(low, _mm256_mul_pd(x_low, y_low));
    high = _mm256_add_pd(high, _mm256_mul_pd(x_high, y_high));
  }
  std::array<double, 4> lanes;
  _mm256_storeu_pd(lanes.data(), _mm256_add_pd(low, high));
  double sum = lanes[0] + lanes[1] + lanes[2] + lanes[3];
  for (; j < n; ++j) sum += double{float_of(a[j])} * double{float_of(b[j])};
  return sum;
}

[[gnu::target("avx2")]] static unsigned eight_below(const std::int32_t* scores, const std::int32_t* least) {
  const __m256i below = _mm256_cmpgt_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(least)),
                                           _mm256_loadu_si256(reinterpret_cast<const __m256i*>(scores)));
  return static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(below)));
}

[[gnu::target("avx2")]] std::size_t reaching_scores(const std::int32_t* scores, std::size_t n, const std::int32_t* least,
                                                    std::size_t width, std::uint32_t* places) {
  std::size_t count = 0;
  for (std::size_t row = 0; row < n; row += width) {
    for (std::size_t j = 0; j < width; j += 16) {
      const std::int32_t* const some = scores + row + j;
      unsigned reaching = ~(eight_below(some, least + j) | eight_below(some + 8, least + j + 8) << 8) & 0xffffU;
      for (; reaching != 0; reaching &= reaching - 1) {
        places[count++] = static_cast<std::uint32_t>(row + j + static_cast<std::size_t>(__builtin_ctz(reaching)));
      }
    }
  }
  return count;
}

bool has_avx2() { return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("f16c") != 0; }
bool has_avx512() { return has_avx2() && __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0; }
bool has_vnni() { return has_avx512() && __builtin_cpu_supports("avx512vnni") != 0; }
const DotKernels& avx2_kernels() { return kAvx2; }

#else

bool has_avx2() { return false; }
bool has_avx512() { return false; }
bool has_vnni() { return false; }
const DotKernels& avx2_kernels() { return kernels_of(InstructionSet::scalar); }
double half_products(const std::uint16_t* a, const std::uint16_t* b, std::size_t n) {
  return kernels_of(InstructionSet::scalar).halves(a, b, n);
}
std::size_t reaching_scores(const std::int32_t* scores, std::size_t n, const std::int32_t* least, std::size_t width,
                            std::uint32_t* places) {
  return kernels_of(InstructionSet::scalar).reaching(scores, n, least, width, places);
}

#endif

}  // namespace vouch::vectors
