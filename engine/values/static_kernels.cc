#include "engine/values/static_kernels.h"

#include <array>
#include <cstring>

#include "engine/audience/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vouch::values {
namespace {

constexpr std::size_t kBlock = 64;  // outputs whose sums stay in registers

void add_row_plain(const std::uint8_t* row, std::int32_t weight, std::span<std::int32_t> sums) {
  const std::size_t half = sums.size() / 2;
  for (std::size_t i = 0; i < half; ++i) {
    sums[i] += weight * ((row[i] & 15) - 8);
    sums[half + i] += weight * ((row[i] >> 4) - 8);
  }
}

void add_layer_plain(const std::int8_t* weights, std::span<const std::int16_t> inputs, std::span<std::int32_t> sums) {
  for (std::size_t i = 0; i < inputs.size(); i += 2, weights += 2 * sums.size()) {
    const std::int32_t a = inputs[i], b = inputs[i + 1];
    if (a == 0 && b == 0) continue;
    for (std::size_t o = 0; o < sums.size(); ++o) sums[o] += a * weights[2 * o] + b * weights[2 * o + 1];
  }
}

constexpr StaticKernels kPlain = {.add_row = add_row_plain, .add_layer = add_layer_plain};

#if defined(__x86_64__)

/// The pairs of inputs that are not both 0: where they are and what they are.
struct Pairs {
  std::array<std::uint16_t, kMostInputs / 2> at;
  std::array<std::int32_t, kMostInputs / 2> both;
  std::size_t count = 0;

  explicit Pairs(std::span<const std::int16_t> inputs) {
    for (std::size_t i = 0; i < inputs.size() / 2; ++i) {
      std::int32_t two = 0;
      std::memcpy(&two, inputs.data() + 2 * i, sizeof two);
      at[count] = static_cast<std::uint16_t>(i);
      both[count] = two;
      count += two != 0 ? 1U : 0U;
    }
  }
};

[[gnu::target("avx2")]] void add_16_numbers(__m256i numbers, __m256i weight, std::int32_t* sums) {
  const __m256i products = _mm256_mullo_epi16(numbers, weight);  // at most 8 · 4095, so 16 bits hold it
  auto* low = reinterpret_cast<__m256i*>(sums);
  auto* high = reinterpret_cast<__m256i*>(sums + 8);
  const __m256i first = _mm256_cvtepi16_epi32(_mm256_castsi256_si128(products));
  const __m256i second = _mm256_cvtepi16_epi32(_mm256_extracti128_si256(products, 1));
  _mm256_storeu_si256(low, _mm256_add_epi32(_mm256_loadu_si256(low), first));
  _mm256_storeu_si256(high, _mm256_add_epi32(_mm256_loadu_si256(high), second));
}

[[gnu::target("avx2")]] void add_row_avx2(const std::uint8_t* row, std::int32_t weight, std::span<std::int32_t> sums) {
  const std::size_t half = sums.size() / 2;
  const __m256i times = _mm256_set1_epi16(static_cast<std::int16_t>(weight)), eight = _mm256_set1_epi16(8);
  const __m256i low = _mm256_set1_epi16(15);
  for (std::size_t i = 0; i < half; i += 16) {
    const __m256i bytes = _mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(row + i)));
    add_16_numbers(_mm256_sub_epi16(_mm256_and_si256(bytes, low), eight), times, &sums[i]);
    add_16_numbers(_mm256_sub_epi16(_mm256_srli_epi16(bytes, 4), eight), times, &sums[half + i]);
  }
}

[[gnu::target("avx2")]] void add_layer_avx2(const std::int8_t* weights, std::span<const std::int16_t> inputs,
                                            std::span<std::int32_t> sums) {
  const Pairs pairs(inputs);
  for (std::size_t o = 0; o < sums.size(); o += kBlock) {
    auto* out = reinterpret_cast<__m256i*>(&sums[o]);
    __m256i s[8];
    for (int k = 0; k < 8; ++k) s[k] = _mm256_loadu_si256(out + k);
    for (std::size_t p = 0; p < pairs.count; ++p) {
      const __m256i both = _mm256_set1_epi32(pairs.both[p]);
      const auto* w = reinterpret_cast<const __m128i*>(weights + 2 * (pairs.at[p] * sums.size() + o));
      for (int k = 0; k < 8; ++k) {
        s[k] = _mm256_add_epi32(s[k], _mm256_madd_epi16(both, _mm256_cvtepi8_epi16(_mm_loadu_si128(w + k))));
      }
    }
    for (int k = 0; k < 8; ++k) _mm256_storeu_si256(out + k, s[k]);
  }
}

[[gnu::target("avx512f,avx512bw")]] void add_products(__m256i numbers, __m256i weight, std::int32_t* sums) {
  // With a mask of ones: g++ 12 takes the form without for the use of a number that was never set.
  const __m512i products = _mm512_maskz_cvtepi16_epi32(0xFFFF, _mm256_mullo_epi16(numbers, weight));
  _mm512_storeu_si512(sums, _mm512_add_epi32(_mm512_loadu_si512(sums), products));
}

[[gnu::target("avx512f,avx512bw")]] void add_row_avx512(const std::uint8_t* row, std::int32_t weight,
                                                        std::span<std::int32_t> sums) {
  const std::size_t half = sums.size() / 2;
  const __m256i times = _mm256_set1_epi16(static_cast<std::int16_t>(weight)), eight = _mm256_set1_epi16(8);
  const __m256i low = _mm256_set1_epi16(15);
  for (std::size_t i = 0; i < half; i += 16) {
    const __m256i bytes = _mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(row + i)));
    add_products(_mm256_sub_epi16(_mm256_and_si256(bytes, low), eight), times, &sums[i]);
    add_products(_mm256_sub_epi16(_mm256_srli_epi16(bytes, 4), eight), times, &sums[half + i]);
  }
}

/// Those of two inputs for 16 outputs.
[[gnu::target("avx512f,avx512bw")]] __m512i weights_of_16(const std::int8_t* weights) {
  return _mm512_maskz_cvtepi8_epi16(0xFFFFFFFF, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights)));
}

[[gnu::target("avx512f,avx512bw")]] void add_layer_avx512(const std::int8_t* weights, std::span<const std::int16_t> inputs,
                                                          std::span<std::int32_t> sums) {
  const Pairs pairs(inputs);
  for (std::size_t o = 0; o < sums.size(); o += kBlock) {
    std::int32_t* out = &sums[o];
    __m512i s0 = _mm512_loadu_si512(out), s1 = _mm512_loadu_si512(out + 16);
    __m512i s2 = _mm512_loadu_si512(out + 32), s3 = _mm512_loadu_si512(out + 48);
    for (std::size_t p = 0; p < pairs.count; ++p) {
      const __m512i both = _mm512_set1_epi32(pairs.both[p]);
      const std::int8_t* w = weights + 2 * (pairs.at[p] * sums.size() + o);
      s0 = _mm512_add_epi32(s0, _mm512_madd_epi16(both, weights_of_16(w)));
      s1 = _mm512_add_epi32(s1, _mm512_madd_epi16(both, weights_of_16(w + 32)));
      s2 = _mm512_add_epi32(s2, _mm512_madd_epi16(both, weights_of_16(w + 64)));
      s3 = _mm512_add_epi32(s3, _mm512_madd_epi16(both, weights_of_16(w + 96)));
    }
    _mm512_storeu_si512(out, s0);
    _mm512_storeu_si512(out + 16, s1);
    _mm512_storeu_si512(out + 32, s2);
    _mm512_storeu_si512(out + 48, s3);
  }
}

constexpr StaticKernels kAvx2 = {.add_row = add_row_avx2, .add_layer = add_layer_avx2};
constexpr StaticKernels kAvx512 = {.add_row = add_row_avx512, .add_layer = add_layer_avx512};

#endif

}  // namespace

audience::InstructionSet preferred_static_kernels() {
  using enum audience::InstructionSet;
  return audience::supports(avx512) ? avx512 : audience::supports(avx2) ? avx2 : scalar;
}

const StaticKernels& static_kernels_of([[maybe_unused]] audience::InstructionSet set) {
#if defined(__x86_64__)
  switch (set) {
    case audience::InstructionSet::scalar: break;
    case audience::InstructionSet::avx2: return kAvx2;
    case audience::InstructionSet::avx512: return kAvx512;
  }
#endif
  return kPlain;
}

}  // namespace vouch::values
