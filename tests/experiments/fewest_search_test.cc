// The search for the fewest against a plain scan, and the exact interval against the binomial sums that it inverts.
#include "experiments/robustness/fewest_search.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "experiments/robustness/exact_interval.h"

namespace vouch::experiments {
namespace {

std::vector<std::uint64_t> questions(FewestSearch search, std::uint64_t threshold) {
  std::vector<std::uint64_t> asked;
  while (search.asked()) {
    asked.push_back(*search.asked());
    search.answer(*search.asked() >= threshold);
  }
  return asked;
}

std::optional<std::uint64_t> found(FewestSearch search, std::uint64_t threshold) {
  while (search.asked()) search.answer(*search.asked() >= threshold);
  return search.fewest();
}

TEST(FewestSearch, DoublesAndThenHalves) {
  EXPECT_EQ(questions(FewestSearch({.first = 1, .most = 100}), 6), (std::vector<std::uint64_t>{1, 2, 4, 8, 6, 5}));
  EXPECT_EQ(questions(FewestSearch({.first = 8, .most = 20}), 30), (std::vector<std::uint64_t>{8, 16, 20}));
  EXPECT_EQ(questions(FewestSearch({.first = 8, .most = 100}), 1), (std::vector<std::uint64_t>{8, 4, 2, 1}));
}

RC_GTEST_PROP(FewestSearchLaws, the_same_as_a_plain_scan, ()) {
  const auto most = *rc::gen::inRange<std::uint64_t>(1, 300);
  const auto first = *rc::gen::inRange<std::uint64_t>(1, most + 1);
  const auto threshold = *rc::gen::inRange<std::uint64_t>(1, 400);
  std::optional<std::uint64_t> scanned;
  for (std::uint64_t n = 1; n <= most && !scanned; ++n) {
    if (n >= threshold) scanned = n;
  }
  RC_ASSERT(found(FewestSearch({.first = first, .most = most}), threshold) == scanned);
}

RC_GTEST_PROP(FewestSearchLaws, within_the_tolerance_of_one_that_does_not_do, ()) {
  const auto threshold = *rc::gen::inRange<std::uint64_t>(1, 100'000);
  FewestSearch search({.first = 4, .most = 100'000, .tolerance = 0.1});
  int asked = 0;
  for (; search.asked(); ++asked) search.answer(*search.asked() >= threshold);
  RC_ASSERT(*search.fewest() >= threshold && search.too_few() < threshold);
  RC_ASSERT(static_cast<double>(*search.fewest() - search.too_few()) <=
            std::max(1.0, 0.1 * static_cast<double>(search.too_few())));
  RC_ASSERT(asked <= 16 + 5);
}

/// P(X <= k) of a binomial, as a sum.
double at_most(std::uint64_t k, std::uint64_t n, double p) {
  double sum = 0.0;
  for (std::uint64_t x = 0; x <= k; ++x) {
    const auto m = static_cast<double>(n), y = static_cast<double>(x);
    sum +=
        std::exp(std::lgamma(m + 1) - std::lgamma(y + 1) - std::lgamma(m - y + 1) + y * std::log(p) + (m - y) * std::log(1 - p));
  }
  return sum;
}

TEST(ExactInterval, EndsWhereTheTailsAreHalfOfWhatIsLeft) {
  for (const std::uint64_t n : {1U, 7U, 40U, 300U}) {
    for (std::uint64_t k = 0; k <= n; k += std::max<std::uint64_t>(1, n / 7)) {
      const auto interval = exact_interval(k, n, 0.95);
      if (k > 0) {
        EXPECT_NEAR(1.0 - at_most(k - 1, n, interval.low), 0.025, 1e-7) << k << " of " << n;
      }
      if (k < n) {
        EXPECT_NEAR(at_most(k, n, interval.high), 0.025, 1e-7) << k << " of " << n;
      }
    }
  }
  EXPECT_EQ(exact_interval(0, 20, 0.95).low, 0.0);
  EXPECT_EQ(exact_interval(20, 20, 0.95).high, 1.0);
  EXPECT_NEAR(exact_interval(0, 20, 0.95).high, 0.16843, 1e-5);  // 1 - .025^(1/20)
  EXPECT_EQ(exact_interval(0, 0, 0.95), (evaluation::Interval{.low = 0.0, .high = 1.0}));
}

}  // namespace
}  // namespace vouch::experiments
