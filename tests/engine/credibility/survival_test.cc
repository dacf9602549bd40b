#include "engine/credibility/survival.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/deterministic_math.h"
#include "engine/core/random.h"

namespace vouch::credibility {
namespace {

/// Weeks of remission under 6-mercaptopurine (E. Freireich et al., 1963), the example of J. Klein, M. Moeschberger, "Survival
/// Analysis", 2003, tables 1.1 and 4.1.
SurvivalCurve remissions() {
  std::vector<Spell> spells;
  for (const std::int64_t week : {6, 6, 6, 7, 10, 13, 16, 22, 23}) spells.push_back({.open_s = week, .ended = true});
  for (const std::int64_t week : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) spells.push_back({.open_s = week});
  return SurvivalCurve(spells);
}

TEST(SurvivalCurve, IsTheTextbooks) {
  struct Row {
    std::int64_t time;
    std::uint32_t open, ended;
    double still_open, error;
  };
  const std::vector<Row> table = {{6, 21, 3, 0.857, 0.0764},  {7, 17, 1, 0.807, 0.0869},  {10, 15, 1, 0.753, 0.0963},
                                  {13, 12, 1, 0.690, 0.1068}, {16, 11, 1, 0.627, 0.1141}, {22, 7, 1, 0.538, 0.1282},
                                  {23, 6, 1, 0.448, 0.1346}};
  const SurvivalCurve curve = remissions();
  ASSERT_EQ(curve.steps().size(), table.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto& step = curve.steps()[i];
    EXPECT_EQ(step.time_s, table[i].time);
    EXPECT_EQ(step.open, table[i].open);
    EXPECT_EQ(step.ended, table[i].ended);
    EXPECT_NEAR(step.still_open, table[i].still_open, 5e-4);
    EXPECT_NEAR(step.still_open * std::sqrt(step.variance), table[i].error, 6e-5);
  }
  EXPECT_EQ(curve.median().value_s, 23);
  EXPECT_EQ(curve.median().low_s, 13);
  EXPECT_EQ(curve.median().high_s, std::nullopt) << "the upper bound is not reached";
}

TEST(SurvivalCurve, OfNothingSaysNothing) {
  const SurvivalCurve none({});
  EXPECT_FALSE(none.ended_by(5));
  EXPECT_FALSE(none.ended_ever());
  EXPECT_EQ(none.median(), SurvivalMedian{});
}

TEST(SurvivalCurve, SaysNothingOfTimesThatNobodyWasObservedFor) {
  const SurvivalCurve young({{.open_s = 10, .ended = true}, {.open_s = 20}});
  EXPECT_TRUE(young.ended_by(20));
  EXPECT_FALSE(young.ended_by(21));
  const SurvivalCurve settled({{.open_s = 10, .ended = true}, {.open_s = 20, .ended = true}});
  EXPECT_EQ(settled.ended_by(1000)->value, 1.0);
}

TEST(SurvivalCurve, WithoutAnEventKeepsAnUpperBound) {
  const SurvivalCurve open(std::vector<Spell>(29, {.open_s = 100}));
  EXPECT_EQ(open.ended_by(100)->value, 0.0);
  EXPECT_NEAR(open.ended_by(100)->interval.high, 1.0 - std::pow(0.05, 1.0 / 29.0), 1e-9);
  const SurvivalCurve all(std::vector<Spell>(29, {.open_s = 100, .ended = true}));
  EXPECT_EQ(all.ended_by(100)->value, 1.0);
  EXPECT_NEAR(all.ended_by(100)->interval.low, std::pow(0.05, 1.0 / 29.0), 1e-9);
}

auto some_spells() {
  const auto spell = rc::gen::map(rc::gen::pair(rc::gen::inRange(0, 12), rc::gen::arbitrary<bool>()),
                                  [](const auto& made) { return Spell{.open_s = made.first, .ended = made.second}; });
  return rc::gen::nonEmpty(rc::gen::container<std::vector<Spell>>(spell));
}

RC_GTEST_PROP(SurvivalCurveProperty, IsTheProductOverAllTimes, ()) {
  const auto spells = *some_spells();
  const SurvivalCurve curve(spells);
  const auto until = *rc::gen::inRange(0, 12);
  double still_open = 1.0;
  for (std::int64_t t = 0; t <= until; ++t) {
    const auto open = std::ranges::count_if(spells, [t](const Spell& one) { return one.open_s >= t; });
    const auto ended = std::ranges::count_if(spells, [t](const Spell& one) { return one.open_s == t && one.ended; });
    if (open > 0) still_open *= 1.0 - static_cast<double>(ended) / static_cast<double>(open);
  }
  if (const auto share = curve.ended_by(until)) {
    RC_ASSERT(std::abs(share->value - (1.0 - still_open)) < 1e-12);
    RC_ASSERT(share->interval.low <= share->value && share->value <= share->interval.high);
  }
}

RC_GTEST_PROP(SurvivalCurveProperty, NeverNarrowsWithFewerAtTheSameRates, ()) {
  const auto few = *some_spells();
  auto many = few;
  many.insert(many.end(), few.begin(), few.end());
  const SurvivalCurve small(few), large(many);
  const auto time = *rc::gen::inRange(0, 12);
  const auto a = small.ended_by(time), b = large.ended_by(time);
  RC_ASSERT(a.has_value() == b.has_value());
  if (!a) return;
  RC_ASSERT(std::abs(a->value - b->value) < 1e-12);
  RC_ASSERT(a->interval.high - a->interval.low >= b->interval.high - b->interval.low - 1e-9);
}

RC_GTEST_PROP(SurvivalCurveProperty, HasOneOrderOnly, ()) {
  auto spells = *some_spells();
  const SurvivalCurve curve(spells);
  std::ranges::reverse(spells);
  const SurvivalCurve turned(spells);
  RC_ASSERT(curve.median() == turned.median());
  RC_ASSERT(curve.ended_ever() == turned.ended_ever());
}

/// A share `answers` is answered after an exponential time of mean one day; comments were open for up to 20 days.
struct HeldShares {
  double within_day = 0.0, median = 0.0;
};
HeldShares coverage_of(int comments, double answers) {
  constexpr int kRounds = 4000;
  constexpr double kDaySeconds = 86'400.0;
  core::Random random(17, "coverage", static_cast<std::uint64_t>(comments * 100) + static_cast<std::uint64_t>(answers * 100));
  const double truth = answers * (1.0 - std::exp(-1.0));
  const double median = answers > 0.5 ? -std::log(1.0 - 0.5 / answers) * kDaySeconds : 1e18;
  HeldShares held;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<Spell> spells;
    for (int i = 0; i < comments; ++i) {
      const double age = 20.0 * kDaySeconds * random.uniform(), time = random.exponential() * kDaySeconds;
      const bool ended = random.chance(answers) && time <= age;
      spells.push_back({.open_s = static_cast<std::int64_t>(ended ? time : age), .ended = ended});
    }
    const SurvivalCurve curve(spells);
    const auto share = curve.ended_by(86'400);
    held.within_day += !share || (share->interval.low <= truth && truth <= share->interval.high) ? 1.0 / kRounds : 0.0;
    const auto found = curve.median();
    const bool low = !found.low_s || static_cast<double>(*found.low_s) <= median;
    const bool high = !found.high_s || median <= static_cast<double>(*found.high_s);
    held.median += low && high ? 1.0 / kRounds : 0.0;
  }
  return held;
}

TEST(SurvivalCurve, IntervalsHoldTheTruthNineTimesInTen) {
  for (const double answers : {0.1, 0.4, 0.8}) {
    for (const int comments : {5, 10, 30, 100, 300}) {
      const HeldShares held = coverage_of(comments, answers);
      std::printf("%.0f %% answered, %3d comments: %.3f hold the share of a day, %.3f the median\n", 100.0 * answers, comments,
                  held.within_day, held.median);
      if (answers * comments < 20.0) continue;  // whole numbers of few events: at times too wide, rarely too narrow
      EXPECT_GT(held.within_day, 0.88) << comments << " comments, " << answers;
      EXPECT_LT(held.within_day, 0.92) << comments << " comments, " << answers;
      if (answers > 0.5) {
        EXPECT_GT(held.median, 0.88);
      }
    }
  }
}

}  // namespace
}  // namespace vouch::credibility
