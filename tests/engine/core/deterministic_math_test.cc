#include "engine/core/deterministic_math.h"

#include <bit>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/hash.h"
#include "engine/core/random.h"

namespace vouch::core {
namespace {

double ulps(double a, double b) { return std::abs(a - b) / (std::nextafter(std::abs(b), INFINITY) - std::abs(b)); }

TEST(DeterministicMath, LiesWithinTwoUnitsInTheLastPlaceOfTheMathsLibrary) {
  Random random(1, "det");
  for (int i = 0; i < 200000; ++i) {
    const double x = std::ldexp(1.0 + random.uniform(), static_cast<int>(random.below(200)) - 100);
    EXPECT_LE(ulps(det_log(x), std::log(x)), 2.0) << x;
    const double y = (random.uniform() - 0.5) * 1400.0;
    EXPECT_LE(ulps(det_exp(y), std::exp(y)), 2.0) << y;
  }
}

TEST(DeterministicMath, KnowsTheEnds) {
  EXPECT_EQ(det_log(1.0), 0.0);
  EXPECT_EQ(det_exp(0.0), 1.0);
  EXPECT_EQ(det_log(0.0), -std::numeric_limits<double>::infinity());
  EXPECT_TRUE(std::isnan(det_log(-1.0)));
  EXPECT_TRUE(std::isnan(det_log(std::nan(""))));
  EXPECT_EQ(det_exp(1000.0), std::numeric_limits<double>::infinity());
  EXPECT_EQ(det_exp(-1000.0), 0.0);
  EXPECT_EQ(det_log(std::numeric_limits<double>::infinity()), std::numeric_limits<double>::infinity());
}

TEST(DeterministicMath, GivesTheSameBitsAsWhenThisTestWasWritten) {
  // The hash of 10,000 results: another compiler, flag or machine that changes one bit of one of them changes it.
  std::uint64_t digest = 0;
  for (int i = 1; i <= 10000; ++i) {
    digest = mix64(digest ^ std::bit_cast<std::uint64_t>(det_log(i * 0.37)));
    digest = mix64(digest ^ std::bit_cast<std::uint64_t>(det_exp(i * 0.01 - 50.0)));
  }
  EXPECT_EQ(digest, 15283080563497539355ULL);
}

}  // namespace
}  // namespace vouch::core
