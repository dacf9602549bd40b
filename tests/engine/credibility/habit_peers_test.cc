// Habits beside their peers: an example, and what more or less evidence and more followers may do.
#include "engine/credibility/habit_peers.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/core/codec.h"
#include "engine/core/hash.h"
#include "engine/core/random.h"
#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

using vouch::testing::carried_rules;

HabitFigure at_level(double level, double half = 0.0, std::uint32_t n = 100) {
  return {.n = n, .value = level, .interval = {}, .level = level, .level_interval = {.low = level - half, .high = level + half}};
}

HabitFigures with(Habit habit, const HabitFigure& figure) {
  HabitFigures figures;
  figures[static_cast<std::size_t>(habit)] = figure;
  return figures;
}

/// A hundred peers with levels from -1 to 1: median 0, spread about .37.
HabitPeers level_peers(Habit habit) {
  HabitPeers::Collector collector(carried_rules().habits, carried_rules().peers);
  for (int i = 0; i <= 100; ++i) collector.add(3, with(habit, at_level(-1.0 + 0.02 * i)));
  return std::move(collector).peers();
}

HabitJudgement judged(Habit habit, const HabitFigure& figure, const HabitPeers& peers) {
  return judge_habits(carried_rules().habits, with(habit, figure), peers, 3)[static_cast<std::size_t>(habit)];
}

TEST(HabitPeers, HaveQuartilesByPlatformAndFallBackToAll) {
  const HabitPeers peers = level_peers(Habit::post_spread);
  const auto own = peers.of(3, Habit::post_spread);
  ASSERT_TRUE(own);
  EXPECT_NEAR(own->q25, -0.5, 1e-6);
  EXPECT_NEAR(own->q50, 0.0, 1e-6);
  EXPECT_NEAR(own->q75, 0.5, 1e-6);
  EXPECT_TRUE(own->own_platform);
  EXPECT_FALSE(peers.of(4, Habit::post_spread)->own_platform);
  EXPECT_FALSE(peers.of(3, Habit::same_people)) << "nobody to compare with";
}

TEST(Habits, CountOnlyBeyondTheirThresholdAndOnTheirSide) {
  const HabitPeers peers = level_peers(Habit::post_spread);  // too even is unusual, too uneven is not
  const double spread = peers.of(3, Habit::post_spread)->spread(carried_rules().habits.least_peer_spread);
  const HabitRule& rule = carried_rules().habits.of(Habit::post_spread);
  EXPECT_EQ(judged(Habit::post_spread, at_level(0.0), peers).log_odds, 0.0);
  EXPECT_EQ(judged(Habit::post_spread, at_level(9.0), peers).log_odds, 0.0);
  EXPECT_FALSE(judged(Habit::post_spread, at_level(9.0), peers).unusual);
  const auto even = judged(Habit::post_spread, at_level(-(rule.from + 1.0) * spread), peers);
  EXPECT_TRUE(even.unusual);
  EXPECT_NEAR(even.log_odds, -rule.weight, 1e-9);
  EXPECT_EQ(judged(Habit::post_spread, at_level(-99.0), peers).log_odds, -carried_rules().habits.most_log_odds);
  EXPECT_FALSE(judged(Habit::post_spread, at_level(-99.0, 0.0, rule.least - 1), peers).judged) << "too few posts";
}

TEST(Habits, HighEngagementIsUnusualAndCountsNothing) {
  const HabitPeers peers = level_peers(Habit::engagement_level);
  const auto high = judged(Habit::engagement_level, at_level(9.0), peers);
  EXPECT_TRUE(high.unusual);
  EXPECT_EQ(high.log_odds, 0.0);
  EXPECT_LT(judged(Habit::engagement_level, at_level(-9.0), peers).log_odds, 0.0);
}

TEST(Habits, KeepTheirLaws) {
  core::Random random(20261125, "habit laws");
  std::array<HabitPeers, kHabits> peers;
  for (std::size_t i = 0; i < kHabits; ++i) peers[i] = level_peers(static_cast<Habit>(i));
  for (int i = 0; i < 1'000'000; ++i) {
    const auto habit = static_cast<Habit>(random.below(kHabits));
    const HabitPeers& own = peers[static_cast<std::size_t>(habit)];
    const double level = 8.0 * random.uniform() - 4.0, half = 2.0 * random.uniform();
    const auto judgement = judged(habit, at_level(level, half), own);
    ASSERT_LE(judgement.log_odds_interval.low, judgement.log_odds);
    ASSERT_GE(judgement.log_odds_interval.high, judgement.log_odds);
    ASSERT_LE(judgement.log_odds_interval.high, 0.0);
    const auto wider = judged(habit, at_level(level, half + random.uniform()), own);
    ASSERT_LE(wider.log_odds_interval.low, judgement.log_odds_interval.low) << "less evidence raised the lower end";
    if (habit == Habit::engagement_level) {  // more followers: a lower rank
      ASSERT_LE(judged(habit, at_level(level - random.uniform(), half), own).log_odds, judgement.log_odds)
          << "followers who do not engage raised credibility";
    }
  }
}

TEST(HabitPeers, AreReadAsTheyWereWrittenAndRefusedWhereDamaged) {
  core::Encoder out;
  level_peers(Habit::post_spread).write(out);
  const std::string bytes = out.take();
  core::Decoder in(core::as_bytes(bytes));
  EXPECT_EQ(HabitPeers::read(in)->of(3, Habit::post_spread)->q75, level_peers(Habit::post_spread).of(3, Habit::post_spread)->q75);
  for (std::size_t cut = 0; cut < bytes.size(); cut += 13) {
    core::Decoder part(core::as_bytes(std::string_view(bytes).substr(0, cut)));
    EXPECT_EQ(HabitPeers::read(part).error().code, core::ErrorCode::corrupt);
  }
}

}  // namespace
}  // namespace vouch::credibility
