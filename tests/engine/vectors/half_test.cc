#include "engine/vectors/half.h"

#include <bit>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "engine/core/random.h"

namespace vouch::vectors {
namespace {

TEST(Half, KnowsTheNumbersOfTheStandard) {
  EXPECT_EQ(float_of(0x3c00), 1.0F);
  EXPECT_EQ(float_of(0xc000), -2.0F);
  EXPECT_EQ(float_of(0x7bff), 65504.0F);
  EXPECT_EQ(float_of(0x0001), 0x1p-24F);
  EXPECT_EQ(float_of(0x03ff), 1023.0F * 0x1p-24F);
  EXPECT_EQ(float_of(0x7c00), std::numeric_limits<float>::infinity());
  EXPECT_TRUE(std::isnan(float_of(0x7e00)));
  EXPECT_EQ(half_of(65519.0F), 0x7bff);
  EXPECT_EQ(half_of(65520.0F), 0x7c00);
  EXPECT_EQ(half_of(0x1p-25F), 0x0000);  // half way to the smallest: to the even one
  EXPECT_EQ(half_of(0x1.8p-24F), 0x0002);
  EXPECT_EQ(half_of(1.0F + 0x1p-11F), 0x3c00);
  EXPECT_EQ(half_of(1.0F + 0x1.8p-10F), 0x3c02);
  EXPECT_EQ(half_of(-0.0F), 0x8000);
  EXPECT_TRUE(std::isnan(float_of(half_of(std::numeric_limits<float>::quiet_NaN()))));
}

TEST(Half, EveryHalfIsItsOwnNearest) {
  for (unsigned half = 0; half < 0x10000; ++half) {
    const float value = float_of(static_cast<std::uint16_t>(half));
    if (std::isnan(value)) continue;
    ASSERT_EQ(half_of(value), half);
  }
}

TEST(Half, NoOtherHalfIsNearer) {
  core::Random random(8);
  for (int i = 0; i < 200'000; ++i) {
    const auto value = std::bit_cast<float>(static_cast<std::uint32_t>(random.next()) & 0x47ffffffU);
    if (!(value < 65504.0F)) continue;
    const std::uint16_t half = half_of(value);
    const double off = std::fabs(double{float_of(half)} - double{value});
    const double above = std::fabs(double{float_of(static_cast<std::uint16_t>(half + 1))} - double{value});
    ASSERT_LE(off, above) << value;
    if (half == 0) continue;
    const double below = std::fabs(double{float_of(static_cast<std::uint16_t>(half - 1))} - double{value});
    ASSERT_LE(off, below) << value;
    ASSERT_TRUE(half % 2 == 0 || (off != above && off != below)) << value;
  }
}

}  // namespace
}  // namespace vouch::vectors
