// The parts of the signal `values`: what a creator says and stands for, beside what the brand says and stands for. Each is a raw
// figure with reference distributions of its own; the signal is the weighted mean of their strengths (pair_strengths.h). To add
// a part is to add it here, to RawFigures::part with its interval, and to explain_values.cc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vouch::ranking {

enum class ValuePart : std::uint8_t {
  content,   // cosine of term vectors (values/content.h)
  meaning,   // cosine of vectors of what is said (values/meaning.h); of snapshots that hold such vectors
  category,  // lift of the creator's category (values/category.h)
};
inline constexpr std::size_t kValueParts = 3;
inline constexpr std::array<ValuePart, kValueParts> kAllValueParts = {ValuePart::content, ValuePart::meaning,
                                                                      ValuePart::category};
inline constexpr std::array<std::string_view, kValueParts> kValuePartNames = {"content", "meaning", "category"};
inline constexpr std::array<double, kValueParts> kValuePartShares = {1.0, 1.0, 2.0};  // u of the weighted mean

[[nodiscard]] constexpr std::size_t position(ValuePart part) { return static_cast<std::size_t>(part); }
[[nodiscard]] constexpr std::string_view name_of(ValuePart part) { return kValuePartNames[position(part)]; }
[[nodiscard]] constexpr double share_of(ValuePart part) { return kValuePartShares[position(part)]; }

}  // namespace vouch::ranking
