#include "engine/audience/interval.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::audience {
namespace {

constexpr double kZ95 = 1.6448536269514722;

WeightedEvents equal_events(double count, double weight = 1.0) {
  return {.sum = count * weight, .squares = count * weight * weight, .largest = weight};
}

/// P(Gamma(shape) <= x) by the series of the incomplete gamma function: slow and obviously right.
double gamma_probability(double shape, double x) {
  double term = 1.0 / shape;
  double sum = term;
  for (int k = 1; k < 10000 && term > 1e-17 * sum; ++k) {
    term *= x / (shape + k);
    sum += term;
  }
  return sum * std::exp(shape * std::log(x) - x - std::lgamma(shape));
}

TEST(GammaQuantile, IsThatOfTheIncompleteGammaFunction) {
  for (const double shape : {2.0, 3.5, 10.0, 100.0, 500.0}) {
    EXPECT_NEAR(gamma_probability(shape, gamma_quantile(shape, kZ95)), 0.95, 0.002) << shape;
    EXPECT_NEAR(gamma_probability(shape, gamma_quantile(shape, -kZ95)), 0.05, 0.004) << shape;
  }
}

TEST(GammaQuantile, OfAlmostNothingIsZeroNotNegative) { EXPECT_EQ(gamma_quantile(0.05, -kZ95), 0.0); }

// Garwood's exact 90 % bounds of a Poisson count, as tables have them.
TEST(ExpectedSum, HasGarwoodsBoundsForEqualWeights) {
  struct Row {
    double count, low, high;
  };
  for (const Row row : {Row{1, .0513, 4.744}, Row{2, .355, 6.296}, Row{5, 1.970, 10.513}, Row{20, 13.255, 29.062}}) {
    const auto bounds = expected_sum_interval(equal_events(row.count));
    EXPECT_NEAR(bounds.low, row.low, 0.015) << row.count;
    EXPECT_NEAR(bounds.high, row.high, 0.03) << row.count;
  }
}

TEST(ExpectedSum, OfNoEventsReachesFromZeroToAboutThreeOfTheHeaviest) {
  const auto bounds = expected_sum_interval({.sum = 0.0, .squares = 0.0, .largest = 7.0});
  EXPECT_EQ(bounds.low, 0.0);
  EXPECT_NEAR(bounds.high, 7.0 * 2.9957, 0.25);
}

TEST(ExpectedSum, CoversTheTruthNineTimesInTen) {
  // Exact coverage for a Poisson count with mean m: the probability of those counts whose bounds contain m.
  for (const double mean : {0.5, 2.0, 7.3, 40.0}) {
    double covered = 0.0;
    for (int count = 0; count < 200; ++count) {
      const auto bounds = expected_sum_interval(equal_events(count));
      if (bounds.low <= mean && mean <= bounds.high)
        covered += std::exp(count * std::log(mean) - mean - std::lgamma(count + 1.0));
    }
    EXPECT_GE(covered, 0.895) << mean;
  }
}

RC_GTEST_PROP(ExpectedSum, ContainsTheSumAndIsNeverNegative, ()) {
  const auto weights = *rc::gen::container<std::vector<unsigned>>(rc::gen::inRange(1U, 58982U));
  WeightedEvents events{.sum = 0.0, .squares = 0.0, .largest = 58982.0};
  for (const unsigned w : weights) {
    events.sum += w;
    events.squares += static_cast<double>(w) * w;
  }
  const auto bounds = expected_sum_interval(events);
  RC_ASSERT(0.0 <= bounds.low && bounds.low <= events.sum);
  RC_ASSERT(events.sum <= bounds.high && (events.sum < bounds.high || !weights.empty()));
}

RC_GTEST_PROP(ExpectedSum, TheSameRatesFromFewerEventsNeverRaiseTheLowerEnd, ()) {
  const auto weights = *rc::gen::nonEmpty(rc::gen::container<std::vector<unsigned>>(rc::gen::inRange(1U, 58982U)));
  const auto few = *rc::gen::inRange(1, 20);
  const auto more = few + *rc::gen::inRange(1, 20);
  const auto relative = [&](int times) {
    WeightedEvents events{.sum = 0.0, .squares = 0.0, .largest = 58982.0};
    for (const unsigned w : weights) {
      events.sum += times * static_cast<double>(w);
      events.squares += times * static_cast<double>(w) * w;
    }
    const auto bounds = expected_sum_interval(events);
    return core::Interval{bounds.low / events.sum, bounds.high / events.sum};
  };
  RC_ASSERT(relative(few).low <= relative(more).low + 1e-12);
  RC_ASSERT(relative(few).high >= relative(more).high - 1e-12);
}

}  // namespace
}  // namespace vouch::audience
