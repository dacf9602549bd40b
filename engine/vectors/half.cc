#include "engine/vectors/half.h"

#include <bit>

namespace vouch::vectors {
namespace {

constexpr std::uint32_t kFloatInfinity = 0x7f800000U;
constexpr std::uint32_t kRoundsToInfinity = 0x477ff000U;  // 65520 as a float
constexpr std::uint32_t kLeastNormal = 0x38800000U;       // 2^-14
constexpr std::uint32_t kRebias = (127U - 15U) << 23;

}  // namespace

std::uint16_t half_of(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  const auto sign = static_cast<std::uint16_t>(bits >> 16 & 0x8000U);
  const std::uint32_t size = bits & 0x7fffffffU;
  if (size > kFloatInfinity) return static_cast<std::uint16_t>(sign | 0x7e00U);
  if (size >= kRoundsToInfinity) return static_cast<std::uint16_t>(sign | 0x7c00U);
  if (size < kLeastNormal) {
    // Adding 1/2 leaves the multiples of 2^-24 in the fraction's last bits, rounded as every sum is: to the nearest, ties to
    // even.
    const float shifted = std::bit_cast<float>(size) + 0.5F;
    return static_cast<std::uint16_t>(sign | (std::bit_cast<std::uint32_t>(shifted) - std::bit_cast<std::uint32_t>(0.5F)));
  }
  const std::uint32_t odd = size >> 13 & 1U;
  return static_cast<std::uint16_t>(sign | ((size - kRebias + 0xfffU + odd) >> 13));
}

float float_of(std::uint16_t half) {
  const std::uint32_t sign = std::uint32_t{half & 0x8000U} << 16;
  const std::uint32_t size = half & 0x7fffU;
  if (size >= 0x7c00U) return std::bit_cast<float>(sign | kFloatInfinity | (size & 0x3ffU) << 13);
  if (size < 0x400U) {
    const float value = static_cast<float>(size) * 0x1p-24F;
    return std::bit_cast<float>(sign | std::bit_cast<std::uint32_t>(value));
  }
  return std::bit_cast<float>(sign | ((size << 13) + kRebias));
}

}  // namespace vouch::vectors
