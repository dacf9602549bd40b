#include "engine/core/apportion.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::core {
namespace {

TEST(Apportion, GivesTheLargestRemaindersWhatIsLeft) {
  // 10 in shares of 1 : 1 : 1 is 3.33 each; the first of the equal remainders gets the tenth.
  EXPECT_EQ(apportion(10, std::vector<double>{1, 1, 1}), (std::vector<std::int64_t>{4, 3, 3}));
  EXPECT_EQ(apportion(10, std::vector<double>{0, 2.6, 7.4}), (std::vector<std::int64_t>{0, 3, 7}));
}

TEST(Apportion, WithoutSharesGivesAllToTheFirst) {
  EXPECT_EQ(apportion(7, std::vector<double>{0, 0}), (std::vector<std::int64_t>{7, 0}));
  EXPECT_TRUE(apportion(7, {}).empty());
}

TEST(RoundToSum, RoundsSignedNumbersSoThatTheySumToTheTotal) {
  // -1.7, 2.6 and 0.9 sum to 1.8: floors are -2, 2, 0, and the two largest remainders (.9 and .6) get one each.
  EXPECT_EQ(round_to_sum(2, std::vector<double>{-1.7, 2.6, 0.9}), (std::vector<std::int64_t>{-2, 3, 1}));
  EXPECT_EQ(round_to_sum(-3, std::vector<double>{-1.5, -1.5}), (std::vector<std::int64_t>{-1, -2}));
  EXPECT_TRUE(round_to_sum(0, {}).empty());
}

RC_GTEST_PROP(RoundToSumLaws, NumbersSumToTheTotalAndMoveByLessThanOne, ()) {
  const auto thousandths = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(-5000, 5000)));
  std::vector<double> numbers;
  for (const int number : thousandths) numbers.push_back(static_cast<double>(number) / 1000.0);
  const std::int64_t total = std::llround(std::accumulate(numbers.begin(), numbers.end(), 0.0));
  const auto whole = round_to_sum(total, numbers);
  RC_ASSERT(std::accumulate(whole.begin(), whole.end(), std::int64_t{0}) == total);
  for (std::size_t i = 0; i < numbers.size(); ++i) RC_ASSERT(std::abs(static_cast<double>(whole[i]) - numbers[i]) <= 1.0);
}

RC_GTEST_PROP(ApportionLaws, PartsSumToTheTotalAndLieWithinOneOfTheExactShare, ()) {
  const auto total = *rc::gen::inRange<std::int64_t>(0, 100000);
  const auto whole = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 1000)));
  const std::vector<double> shares(whole.begin(), whole.end());
  const auto parts = apportion(total, shares);
  RC_ASSERT(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == total);
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (std::size_t i = 0; sum > 0 && i < parts.size(); ++i) {
    RC_ASSERT(std::abs(static_cast<double>(parts[i]) - static_cast<double>(total) * shares[i] / sum) < 1.0 + 1e-6);
    RC_ASSERT(parts[i] >= 0);
  }
}

}  // namespace
}  // namespace vouch::core
