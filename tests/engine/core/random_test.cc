#include "engine/core/random.h"

#include <cmath>

#include <gtest/gtest.h>

namespace vouch::core {
namespace {

TEST(Random, StreamsAreSeededAndApart) {
  EXPECT_EQ(Random(1, "a").next(), Random(1, "a").next());
  EXPECT_NE(Random(1, "a").next(), Random(1, "b").next());
  EXPECT_NE(Random(1, "a").next(), Random(2, "a").next());
  EXPECT_NE(Random(1, "a", 0).next(), Random(1, "a", 1).next());
}

/// Mean and variance of a sample of 200,000 lie within five standard errors of the truth.
template <class Draw>
void expect_moments(double mean, double variance, double fourth, Draw draw) {
  constexpr int kSample = 200000;
  double sum = 0.0;
  double squares = 0.0;
  for (int i = 0; i < kSample; ++i) {
    const double x = draw() - mean;
    sum += x;
    squares += x * x;
  }
  EXPECT_NEAR(sum / kSample, 0.0, 5.0 * std::sqrt(variance / kSample));
  EXPECT_NEAR(squares / kSample, variance, 5.0 * std::sqrt((fourth - variance * variance) / kSample));
}

TEST(Random, DistributionsHaveTheirMoments) {
  Random random(5, "moments");
  expect_moments(0.5, 1.0 / 12, 1.0 / 80, [&] { return random.uniform(); });
  expect_moments(0.0, 1.0, 3.0, [&] { return random.normal(); });
  expect_moments(1.0, 1.0, 9.0, [&] { return random.exponential(); });
  for (const double shape : {0.4, 3.0}) {
    expect_moments(shape, shape, 3 * shape * shape + 6 * shape, [&] { return random.gamma(shape); });
  }
  for (const double mean : {0.3, 7.0, 250.0}) {
    expect_moments(mean, mean, mean + 3 * mean * mean, [&] { return static_cast<double>(random.poisson(mean)); });
  }
}

TEST(Random, BelowReachesEveryNumberAboutEquallyOften) {
  Random random(3, "below");
  std::array<int, 7> count{};
  for (int i = 0; i < 70000; ++i) ++count[random.below(count.size())];
  for (const int c : count) EXPECT_NEAR(c, 10000, 500);
}

}  // namespace
}  // namespace vouch::core
