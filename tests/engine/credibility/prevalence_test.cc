#include "engine/credibility/prevalence.h"

#include <cstdio>
#include <random>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::credibility {
namespace {

TEST(Prevalence, TakesAClassifiersOwnErrorsOut) {
  // Of 100 fakes 80 are found, of 1,000 others 100 are taken for fakes: a list without any fake shows a tenth.
  const ErrorRates rates{80, 20, 100, 900};
  EXPECT_NEAR(share_of_fakes(100, 1'000, rates).value, 0.0, 1e-12);
  EXPECT_NEAR(share_of_fakes(450, 1'000, rates).value, 0.5, 1e-12);
  EXPECT_NEAR(share_of_fakes(800, 1'000, rates).value, 1.0, 1e-12);
  EXPECT_EQ(share_of_fakes(20, 1'000, rates).value, 0.0) << "never below nothing";
}

TEST(Prevalence, AListUnlikeTheValidationIsSaidToBeAndNeverCertain) {
  const ErrorRates rates{80, 20, 100, 900};
  const ShareOfFakes few = share_of_fakes(200, 10'000, rates);  // 2 % look fake, where 10 % of real ones did
  EXPECT_TRUE(few.unlike);
  EXPECT_EQ(few.value, 0.0);
  EXPECT_EQ(few.interval.low, 0.0);
  EXPECT_NEAR(few.interval.high, 0.02 / 0.79, 0.002) << "not more than look so, over the sensitivity";
  const ShareOfFakes many = share_of_fakes(9'900, 10'000, rates);
  EXPECT_TRUE(many.unlike);
  EXPECT_EQ(many.interval.high, 1.0);
  EXPECT_LT(many.interval.low, 0.99);
  EXPECT_FALSE(share_of_fakes(1'000, 10'000, rates).unlike);
}

TEST(Prevalence, AClassifierThatTellsNothingSaysSo) {
  EXPECT_FALSE((ErrorRates{50, 50, 500, 500}).tells());
  EXPECT_FALSE((ErrorRates{10, 90, 500, 500}).tells());
  EXPECT_FALSE((ErrorRates{0, 0, 1, 99}).tells());
  EXPECT_TRUE((ErrorRates{51, 49, 500, 500}).tells());
}

RC_GTEST_PROP(Prevalence, MoreThatLookFakeMeanMoreFakesAndTheIntervalHoldsTheShare, ()) {
  const ErrorRates rates{*rc::gen::inRange(40, 100), *rc::gen::inRange(0, 30), *rc::gen::inRange(0, 200),
                         *rc::gen::inRange(400, 900)};
  const std::int64_t accounts = *rc::gen::inRange(1, 5'000), positive = *rc::gen::inRange<std::int64_t>(0, accounts);
  const ShareOfFakes one = share_of_fakes(positive, accounts, rates), more = share_of_fakes(positive + 1, accounts, rates);
  RC_ASSERT(one.value <= more.value);
  RC_ASSERT(0.0 <= one.interval.low && one.interval.low <= one.value);
  RC_ASSERT(one.value <= one.interval.high && one.interval.high <= 1.0);
}

/// Error rates counted on as many accounts as the model's, lists of 500: how often the interval has the share.
TEST(Prevalence, NinetyPercentIntervalsHaveTheShareNineTimesInTen) {
  std::mt19937_64 random(11);
  const auto draw = [&](std::int64_t n, double p) { return std::binomial_distribution<std::int64_t>(n, p)(random); };
  constexpr double kSensitivity = 0.88, kSpecificity = 0.90;
  constexpr int kWorlds = 10'000;
  for (const double share : {0.05, 0.10, 0.20, 0.40}) {
    int covered = 0;
    for (int world = 0; world < kWorlds; ++world) {
      const std::int64_t found = draw(98, kSensitivity), cleared = draw(877, kSpecificity);
      const std::int64_t fakes = draw(500, share);
      const std::int64_t positive = draw(fakes, kSensitivity) + draw(500 - fakes, 1.0 - kSpecificity);
      const auto interval = share_of_fakes(positive, 500, {found, 98 - found, 877 - cleared, cleared}).interval;
      if (interval.low <= share && share <= interval.high) ++covered;
    }
    const double rate = static_cast<double>(covered) / kWorlds;
    std::printf("share %.2f: %.4f of intervals have it\n", share, rate);
    EXPECT_GE(rate, 0.88);
    EXPECT_LE(rate, 0.92);
  }
}

}  // namespace
}  // namespace vouch::credibility
