#include "engine/ranking/score.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::ranking {
namespace {

Profile weighing(std::array<double, kSignals> weights) { return {"test", 1, AudienceMeasure::overlap, weights}; }

Strength known(double low, double strength, double high) { return {Status::measured, strength, {low, high}}; }

TEST(Score, IsTheWeightedMeanOfStrengths) {
  Strengths strengths{};
  strengths[position(Signal::audience)] = known(0.3, 0.4, 0.5);
  strengths[position(Signal::values)] = known(0.6, 0.8, 0.9);
  const Profile profile = weighing({3, 0, 1, 0, 0, 0, 0});
  EXPECT_DOUBLE_EQ(*score(profile, strengths), 100.0 * (3 * 0.4 + 0.8) / 4);
  const auto parts = contributions(profile, strengths, 50'000);
  EXPECT_EQ(parts[position(Signal::audience)], 30'000);
  EXPECT_EQ(parts[position(Signal::values)], 20'000);
  EXPECT_EQ(evidence_share(profile, strengths), 1.0);
}

TEST(Score, OfNothingKnownIsNone) {
  Strengths strengths{};
  for (Strength& one : strengths) one = {Status::unknown, 0.5, {0.05, 0.95}};
  EXPECT_EQ(score(weighing({1, 1, 1, 1, 1, 1, 1}), strengths), std::nullopt);
  strengths[position(Signal::price)] = known(0.1, 0.2, 0.3);
  EXPECT_EQ(score(weighing({1, 1, 1, 1, 1, 1, 0}), strengths), std::nullopt);  // known, but of no weight
}

TEST(ScoreInterval, CountsAnUnknownSignalZeroAtTheLowerEndAndItsQuantileAtTheUpper) {
  Strengths strengths{};
  strengths[position(Signal::audience)] = known(0.3, 0.4, 0.6);
  strengths[position(Signal::credibility)] = {Status::unknown, 0.5, {0.05, 0.95}};
  const Interval interval = score_interval(weighing({1, 1, 0, 0, 0, 0, 0}), strengths);
  EXPECT_NEAR(interval.low, 100.0 * 0.3 / 2, 1e-9);
  EXPECT_NEAR(interval.high, 100.0 * (0.6 + 0.95) / 2, 1e-9);
}

rc::Gen<double> unit() {
  return rc::gen::map(rc::gen::inRange(0, 100001), [](int x) { return x / 100000.0; });
}

rc::Gen<Strength> any_strength() {
  return rc::gen::map(rc::gen::tuple(unit(), unit(), unit(), rc::gen::inRange(0, 3)), [](const auto& t) {
    std::array<double, 3> ends = {std::get<0>(t), std::get<1>(t), std::get<2>(t)};
    std::sort(ends.begin(), ends.end());
    return Strength{static_cast<Status>(std::get<3>(t)), ends[1], {ends[0], ends[2]}};
  });
}

std::pair<Profile, Strengths> any_pair() {
  std::array<double, kSignals> weights{};
  Strengths strengths{};
  for (std::size_t i = 0; i < kSignals; ++i) {
    weights[i] = *unit();
    strengths[i] = *any_strength();
  }
  weights[0] += 0.001;
  return {weighing(weights), strengths};
}

RC_GTEST_PROP(ScoreLaws, ContributionsSumToTheScoreToTheLastDigitShown, ()) {
  const auto [profile, strengths] = any_pair();
  const auto points = score(profile, strengths);
  RC_PRE(points.has_value());
  const std::int64_t total = thousandths(fixed(*points));
  const auto parts = contributions(profile, strengths, total);
  RC_ASSERT(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == total);
  RC_ASSERT(total >= 0 && total <= 100'000);
  RC_ASSERT(*std::min_element(parts.begin(), parts.end()) >= 0);
}

RC_GTEST_PROP(ScoreLaws, TheIntervalHoldsTheScoreAndStaysWithin0And100, ()) {
  const auto [profile, strengths] = any_pair();
  const auto points = score(profile, strengths);
  RC_PRE(points.has_value());
  const Interval interval = score_interval(profile, strengths);
  RC_ASSERT(interval.low >= 0.0 && interval.high <= 100.0);
  RC_ASSERT(interval.low <= *points + 1e-9 && *points <= interval.high + 1e-9);
}

RC_GTEST_PROP(ScoreLaws, TakingAwayAllEvidenceOfASignalNeverRaisesTheLowerEnd, ()) {
  auto [profile, strengths] = any_pair();
  const double before = score_interval(profile, strengths).low;
  const auto which = *rc::gen::inRange<std::size_t>(0, kSignals);
  RC_PRE(strengths[which].status != Status::unknown);
  strengths[which] = *any_strength();  // any prior may stand in its place
  strengths[which].status = Status::unknown;
  RC_ASSERT(score_interval(profile, strengths).low <= before + 1e-9);
}

RC_GTEST_PROP(ScoreLaws, WideningAnIntervalNeverRaisesTheLowerEnd, ()) {
  auto [profile, strengths] = any_pair();
  const double before = score_interval(profile, strengths).low;
  const auto which = *rc::gen::inRange<std::size_t>(0, kSignals);
  strengths[which].interval.low *= *unit();
  strengths[which].interval.high = std::min(1.0, strengths[which].interval.high + *unit());
  RC_ASSERT(score_interval(profile, strengths).low <= before + 1e-9);
}

}  // namespace
}  // namespace vouch::ranking
