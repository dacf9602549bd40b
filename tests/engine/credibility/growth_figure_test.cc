#include "engine/credibility/growth_figure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/civil_time.h"
#include "engine/credibility/growth_rules.h"
#include "tests/engine/credibility/organic_growth.h"
#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

using vouch::testing::carried_rules;

using testing::Bought;
using testing::History;
using testing::Organic;
using testing::Sampling;

constexpr std::int64_t kDay = core::kDaySeconds;
constexpr std::int64_t kStart = 1'700'006'400;  // 2023-11-15
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

History every(int days, const std::vector<std::int64_t>& followers) {
  History history;
  history.followers = followers;
  for (std::size_t i = 0; i < followers.size(); ++i) history.at_s.push_back(kStart + static_cast<std::int64_t>(i) * days * kDay);
  return history;
}

GrowthFigure judged(const History& history, std::int64_t as_of_s = kNever) {
  return judge_growth(history.at_s, history.followers, as_of_s, carried_rules().growth);
}

std::int64_t day(int number) { return kStart + number * kDay; }

// 200 to 230 a month, but 3,225 in the seventh.
const std::vector<std::int64_t> kBoughtInMonthSeven = {20003, 20205, 20417, 20633, 20836, 21051, 21276, 24501,
                                                       24711, 24926, 25129, 25346, 25561, 25763, 25985, 26201};

TEST(GrowthFigure, OfAPurchaseSaysWhenAndHowMuch) {
  const GrowthFigure figure = judged(every(30, kBoughtInMonthSeven));
  EXPECT_EQ(figure.status, GrowthStatus::measured);
  EXPECT_EQ(figure.entries, 16U);
  EXPECT_EQ(figure.days, 450.0);
  ASSERT_EQ(figure.findings.size(), 1U);
  const GrowthFinding& burst = figure.findings[0];
  EXPECT_EQ(burst.kind, GrowthKind::burst);
  EXPECT_EQ(burst.from_s, day(180));
  EXPECT_EQ(burst.to_s, day(210));
  EXPECT_EQ(burst.gained, 3225.0);
  EXPECT_NEAR(burst.expected, 215.0, 1.0);
  EXPECT_LT(burst.interval.low, burst.expected);
  EXPECT_GT(burst.interval.high, burst.expected);
  EXPECT_LE(burst.organic_per_year, carried_rules().growth.burst_rate);
  EXPECT_EQ(burst.lost, 0.0);
  EXPECT_NEAR(figure.share, 3010.0 / 26201.0, 0.0005);
  EXPECT_LT(figure.interval.low, figure.share);
  EXPECT_GT(figure.interval.high, figure.share);
}

TEST(GrowthFigure, OfAPurchaseThatIsRemovedSaysHowMuchWasLost) {
  std::vector<std::int64_t> followers = kBoughtInMonthSeven;
  for (std::size_t i = 9; i < followers.size(); ++i) followers[i] -= 1900;
  const GrowthFigure figure = judged(every(30, followers));
  ASSERT_EQ(figure.findings.size(), 1U);
  const GrowthFinding& burst = figure.findings[0];
  EXPECT_EQ(burst.kind, GrowthKind::burst_then_loss);
  EXPECT_EQ(burst.to_s, day(210));
  EXPECT_EQ(burst.lost, 24711.0 - 23026.0);
  EXPECT_EQ(burst.lost_by_s, day(270));
  EXPECT_NEAR(figure.share, (3010.0 - 1685.0) / 24301.0, 0.0005);
}

TEST(GrowthFigure, OfFollowingAndUnfollowingSaysHowManyTeeth) {
  std::vector<std::int64_t> followers = {10000};
  for (int week = 0; week < 30; ++week) {  // five days up, four days down
    for (int i = 0; i < 9; ++i) followers.push_back(followers.back() + (i < 5 ? 123 + week % 4 : -142 + week % 3));
  }
  const GrowthFigure figure = judged(every(1, followers));
  ASSERT_EQ(figure.findings.size(), 1U);
  EXPECT_EQ(figure.findings[0].kind, GrowthKind::saw_teeth);
  EXPECT_GE(figure.findings[0].teeth, 28U);
  EXPECT_LE(figure.findings[0].teeth, 30U);
  EXPECT_GT(figure.findings[0].lost, 28 * 200.0);
  EXPECT_LE(figure.findings[0].organic_per_year, carried_rules().growth.teeth_rate);
  EXPECT_EQ(figure.share, 0.0) << "what teeth gain they lose again";
}

TEST(GrowthFigure, OfARiseThatStaysHasNoBurst) {
  std::vector<std::int64_t> followers = {50021};
  for (int i = 0; i < 60; ++i) followers.push_back(followers.back() + (i < 30 ? 40 + i % 7 : 900 + 11 * (i % 5)));
  EXPECT_TRUE(judged(every(7, followers)).findings.empty());
}

TEST(GrowthFigure, OfALaunchHasNoBurst) {
  std::vector<std::int64_t> followers = {0, 900};
  for (int i = 0; i < 20; ++i) followers.push_back(followers.back() + 60 + i % 5);
  EXPECT_TRUE(judged(every(30, followers)).findings.empty());
  for (std::int64_t& count : followers) count += 3000;  // not new, and 900 at once
  EXPECT_EQ(judged(every(30, followers)).findings.size(), 1U);
}

TEST(GrowthFigure, LeavesFailedReadingsOut) {
  std::vector<std::int64_t> followers;
  for (int i = 0; i < 100; ++i) followers.push_back(8000 + 9 * i + i % 5);
  const GrowthFigure clean = judged(every(1, followers));
  ASSERT_TRUE(clean.findings.empty());
  followers[40] *= 10;  // a digit too many
  followers[70] = 0;    // nothing read
  const GrowthFigure figure = judged(every(1, followers));
  EXPECT_TRUE(figure.findings.empty());
  EXPECT_EQ(figure.entries, clean.entries - 2);
}

TEST(GrowthFigure, OfRoundedCountsTakesNoStepOfTheLastDigitForABurst) {
  std::vector<std::int64_t> followers;
  for (int i = 0; i < 300; ++i) followers.push_back((1'200'000 + 150 * i) / 10'000 * 10'000);  // 1.20M, 1.21M
  EXPECT_TRUE(judged(every(1, followers)).findings.empty());
}

TEST(GrowthFigure, OfTooLittleIsUnknownAndSaysWhy) {
  const auto status_of = [](const History& history) {
    const GrowthFigure figure = judged(history);
    EXPECT_EQ(figure.interval, (core::Interval{0.0, 1.0}));
    EXPECT_TRUE(figure.findings.empty());
    return name_of(figure.status);
  };
  EXPECT_EQ(status_of({}), "no_history");
  EXPECT_EQ(status_of(every(30, {1, 2, 3, 4, 5, 6, 7})), "too_few_entries");
  EXPECT_EQ(status_of(every(5, {1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009})), "too_short");
  EXPECT_EQ(name_of(judged(every(9, {1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008})).status), "measured");
}

TEST(GrowthFigure, AtAnEarlierDayKnowsNothingOfWhatFollowed) {
  const History history = every(30, kBoughtInMonthSeven);
  EXPECT_TRUE(judged(history, day(209)).findings.empty() || judged(history, day(209)).status != GrowthStatus::measured);
  EXPECT_EQ(judged(history, day(270)).findings.size(), 1U);
}

TEST(GrowthFigure, NamesItsKinds) {
  EXPECT_EQ(name_of(GrowthKind::burst), "burst");
  EXPECT_EQ(name_of(GrowthKind::burst_then_loss), "burst_then_loss");
  EXPECT_EQ(name_of(GrowthKind::saw_teeth), "saw_teeth");
}

History any_history() {
  const auto family = static_cast<Organic>(*rc::gen::inRange(0, testing::kOrganicFamilies));
  const auto sampling = static_cast<Sampling>(*rc::gen::inRange(0, testing::kSamplings));
  core::Random random(*rc::gen::arbitrary<std::uint64_t>(), "any");
  std::vector<Bought> bought;
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
    bought.push_back({.share = 0.05 + 0.6 * random.uniform(), .at = 0.1 + 0.8 * random.uniform(), .kept = random.uniform()});
  }
  return organic_history(family, sampling, *rc::gen::inRange(60, 500), random, bought);
}

RC_GTEST_PROP(GrowthFigureProperty, SteadyGrowthIsNeverUnusual, ()) {
  const auto a_day = *rc::gen::inRange<std::int64_t>(0, 100'000);
  const auto first = *rc::gen::inRange<std::int64_t>(1, 100'000'000);
  const auto gaps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 90));
  History history;
  std::int64_t passed = 0;
  for (const int gap : gaps) {
    history.at_s.push_back(kStart + passed * kDay);
    history.followers.push_back(first + a_day * passed);
    passed += gap;
  }
  RC_ASSERT(judged(history).findings.empty());
}

RC_GTEST_PROP(GrowthFigureProperty, ShiftingTimeShiftsTheFindingsAndChangesNothingElse, ()) {
  const History history = any_history();
  const std::int64_t shift = *rc::gen::inRange<std::int64_t>(-15'000, 15'000) * kDay;
  History later = history;
  for (std::int64_t& at : later.at_s) at += shift;
  GrowthFigure expected = judged(history);
  for (GrowthFinding& finding : expected.findings) {
    finding.from_s += shift;
    finding.to_s += shift;
    finding.lost_by_s += shift;
  }
  RC_ASSERT(judged(later) == expected);
}

RC_GTEST_PROP(GrowthFigureProperty, EntriesAfterTheDayChangeNothing, ()) {
  const History history = any_history();
  const auto kept = *rc::gen::inRange<std::size_t>(1, history.at_s.size() + 1);
  History before = history;
  before.at_s.resize(kept);
  before.followers.resize(kept);
  RC_ASSERT(judged(history, before.at_s.back()) == judged(before));
}

RC_GTEST_PROP(GrowthFigureProperty, WhatIsUnusualOfFewIsUnusualOfTenTimesAsMany, ()) {
  const History history = any_history();
  History larger = history;
  for (std::int64_t& count : larger.followers) count *= 10;
  const GrowthFigure few = judged(history), many = judged(larger);
  RC_ASSERT(few.status == many.status);
  for (const GrowthFinding& finding : few.findings) {
    if (finding.kind == GrowthKind::saw_teeth || finding.organic_per_year > 0.9 * carried_rules().growth.burst_rate) continue;
    RC_ASSERT(std::ranges::any_of(
        many.findings, [&](const GrowthFinding& other) { return other.from_s <= finding.to_s && finding.from_s <= other.to_s; }));
  }
}

RC_GTEST_PROP(GrowthFigureProperty, SteadyGrowthFromFewerEntriesLeavesMoreRoom, ()) {
  const auto a_day = *rc::gen::inRange<std::int64_t>(1, 10'000);
  const auto first = *rc::gen::inRange<std::int64_t>(1000, 10'000'000);
  const auto count = *rc::gen::inRange(8, 40);
  const auto thinned = *rc::gen::inRange(2, 6);
  History all, some;
  for (int i = 0; i < count * thinned; ++i) {
    const std::int64_t at = kStart + 8 * i * kDay;
    const std::int64_t followers = first + a_day * 8 * i;
    all.at_s.push_back(at);
    all.followers.push_back(followers);
    if (i % thinned != thinned - 1) continue;  // the last one stays
    some.at_s.push_back(at);
    some.followers.push_back(followers);
  }
  const GrowthFigure of_all = judged(all), of_some = judged(some);
  RC_ASSERT(of_all.status == GrowthStatus::measured);
  RC_ASSERT(of_some.findings.empty());
  RC_ASSERT(of_some.interval.high >= of_all.interval.high);
  RC_ASSERT(of_some.interval.low == of_all.interval.low);
}

RC_GTEST_PROP(GrowthFigureProperty, EveryFigureIsInItsBounds, ()) {
  const GrowthFigure figure = judged(any_history());
  RC_ASSERT(figure.interval.low >= 0.0 && figure.interval.low <= figure.share);
  RC_ASSERT(figure.interval.high <= 1.0 && figure.share <= figure.interval.high);
  std::int64_t last = std::numeric_limits<std::int64_t>::min();
  for (const GrowthFinding& finding : figure.findings) {
    RC_ASSERT(finding.from_s >= last && finding.to_s > finding.from_s && finding.lost_by_s >= finding.to_s);
    RC_ASSERT(finding.organic_per_year >= 0.0 && finding.organic_per_year <= carried_rules().growth.burst_rate);
    RC_ASSERT(finding.lost >= 0.0 && finding.gained > 0.0 && finding.expected >= 0.0);
    last = finding.from_s;
  }
}

}  // namespace
}  // namespace vouch::credibility
