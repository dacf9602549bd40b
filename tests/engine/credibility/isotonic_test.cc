#include "engine/credibility/isotonic.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::credibility {
namespace {

using Numbers = std::vector<double>;

TEST(NeverFalling, PoolsWhatFalls) {
  EXPECT_EQ(never_falling(Numbers{1, 3, 2, 4}, Numbers{1, 1, 1, 1}), (Numbers{1, 2.5, 2.5, 4}));
  EXPECT_EQ(never_falling(Numbers{3, 2, 1}, Numbers{1, 1, 1}), (Numbers{2, 2, 2}));
  EXPECT_EQ(never_falling(Numbers{1, 2, 3}, Numbers{1, 1, 1}), (Numbers{1, 2, 3}));
  EXPECT_EQ(never_falling(Numbers{}, Numbers{}), Numbers{});
}

TEST(NeverFalling, WeighsTheMean) { EXPECT_EQ(never_falling(Numbers{4, 1}, Numbers{1, 2}), (Numbers{2, 2})); }

/// The minimax formula of isotonic regression: max over starts of the least mean up to an end (Robertson, Wright, 1988).
Numbers by_minimax(const Numbers& values) {
  Numbers fitted;
  for (std::size_t i = 0; i < values.size(); ++i) {
    double best = -1e300;
    for (std::size_t s = 0; s <= i; ++s) {
      double least = 1e300;
      for (std::size_t t = i; t < values.size(); ++t) {
        double sum = 0.0;
        for (std::size_t j = s; j <= t; ++j) sum += values[j];
        least = std::min(least, sum / static_cast<double>(t - s + 1));
      }
      best = std::max(best, least);
    }
    fitted.push_back(best);
  }
  return fitted;
}

rc::Gen<Numbers> numbers(std::size_t n) {
  return rc::gen::container<Numbers>(n, rc::gen::map(rc::gen::inRange(-100, 100), [](int x) { return x / 8.0; }));
}

RC_GTEST_PROP(NeverFalling, IsTheLeastSquaresFit, ()) {
  const auto values = *numbers(*rc::gen::inRange<std::size_t>(0, 12));
  const auto fitted = never_falling(values, Numbers(values.size(), 1.0));
  const auto truth = by_minimax(values);
  RC_ASSERT(std::ranges::is_sorted(fitted));
  for (std::size_t i = 0; i < truth.size(); ++i) RC_ASSERT(std::abs(fitted[i] - truth[i]) < 1e-9);
}

RC_GTEST_PROP(NeverFalling, KeepsTheOrderOfTwoInputs, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(1, 12);
  const auto low = *numbers(n);
  auto high = *numbers(n);
  for (std::size_t i = 0; i < n; ++i) high[i] = std::max(high[i], low[i]);
  const Numbers weights(n, 1.0);
  const auto fitted_low = never_falling(low, weights);
  const auto fitted_high = never_falling(high, weights);
  for (std::size_t i = 0; i < n; ++i) RC_ASSERT(fitted_low[i] <= fitted_high[i] + 1e-12);
}

}  // namespace
}  // namespace vouch::credibility
