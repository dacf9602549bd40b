// Finds the next delimiter or line end, 64 bytes at a time: one comparison a byte as a vector, then one bit a hit, so
// that cells of any length cost about the same (after Langdale and Lemire, "Parsing gigabytes of JSON per second", 2019).
// SSE2 belongs to every x86-64; elsewhere a plain loop gives the same answers. Reads up to 64 bytes past the end, which
// must be readable (BlockBuffer pads).
#pragma once

#include <bit>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vouch::datasets {

class SpecialCursor {
 public:
  SpecialCursor(char delimiter, char line_end) : delimiter_(delimiter), line_end_(line_end) {}

  /// Starts over at `from`. Requires from <= end.
  void seat(const char* from, const char* end) {
    base_ = from;
    end_ = end;
    mask_ = from < end ? hits(from) : 0;
  }

  /// The next hit, or the end.
  [[nodiscard]] const char* next() {
    while (mask_ == 0) {
      if (end_ - base_ <= 64) return end_;
      base_ += 64;
      mask_ = hits(base_);
    }
    const char* const hit = base_ + std::countr_zero(mask_);
    mask_ &= mask_ - 1;
    return hit;
  }

 private:
  [[nodiscard]] std::uint64_t hits(const char* from) const {
    std::uint64_t mask = 0;
#if defined(__SSE2__)
    const __m128i delimiter = _mm_set1_epi8(delimiter_);
    const __m128i line_end = _mm_set1_epi8(line_end_);
    for (int part = 0; part < 4; ++part) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + 16 * part));
      const __m128i equal = _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiter), _mm_cmpeq_epi8(bytes, line_end));
      mask |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(equal))) << (16 * part);
    }
#else
    for (int i = 0; i < 64; ++i) {
      mask |= static_cast<std::uint64_t>(from[i] == delimiter_ || from[i] == line_end_) << i;
    }
#endif
    return end_ - from >= 64 ? mask : mask & ((std::uint64_t{1} << (end_ - from)) - 1);
  }

  char delimiter_;
  char line_end_;
  const char* base_ = nullptr;
  const char* end_ = nullptr;
  std::uint64_t mask_ = 0;
};

}  // namespace vouch::datasets
