// The index: an example, and the laws of the parts over a million random cases.
#include "engine/credibility/credibility_figure.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "engine/core/proportion.h"
#include "engine/core/random.h"
#include "engine/credibility/credibility_audit.h"
#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

using vouch::testing::carried_rules;

constexpr double kRoundOff = 1e-12;

CredibilityPart random_share(PartName name, core::Random& random, double n) {
  const double share = random.chance(0.1) ? (random.chance(0.5) ? 0.0 : 1.0) : random.uniform();
  return known_share(carried_rules().index, name, CredibilityStatus::measured, 1, share, core::wilson_interval(share, n));
}

CredibilityPart random_part(PartName name, core::Random& random) {
  if (random.chance(0.2)) return unknown_part(carried_rules().index, name, "no_posts");
  const double n = 1.0 + 200.0 * random.uniform();
  if (name == PartName::audience || name == PartName::disclosure) return random_share(name, random, n);
  if (name == PartName::engagement) {
    HabitJudgements habits;
    for (HabitJudgement& habit : habits) {
      habit.judged = random.chance(0.7);
      if (!habit.judged) continue;
      habit.log_odds = random.chance(0.5) ? 0.0 : -carried_rules().habits.most_log_odds * random.uniform();
      habit.log_odds_interval = {
          .low = habit.log_odds - (carried_rules().habits.most_log_odds + habit.log_odds) * random.uniform(),
          .high = habit.log_odds - habit.log_odds * random.uniform()};
    }
    return engagement_part(carried_rules().habits, carried_rules().index, habits);
  }
  const double share = random.uniform();
  return known_part(carried_rules().index, name, CredibilityStatus::measured, 1, share, core::wilson_interval(share, n));
}

CredibilityParts random_parts(core::Random& random) {
  CredibilityParts parts;
  for (std::size_t i = 0; i < kParts; ++i) parts[i] = random_part(static_cast<PartName>(i), random);
  return parts;
}

TEST(CredibilityFigure, OfNothingIsUnknownAndOfAnything) {
  CredibilityParts parts;
  for (std::size_t i = 0; i < kParts; ++i) parts[i] = unknown_part(carried_rules().index, static_cast<PartName>(i), "no_posts");
  const CredibilityFigure figure = index_of(carried_rules().index, parts);
  EXPECT_EQ(figure.status, CredibilityStatus::unknown);
  EXPECT_NEAR(figure.index, 0.8, 1e-9);
  EXPECT_LT(figure.interval.low, 0.01);
  EXPECT_GT(figure.interval.high, 0.9);
}

TEST(CredibilityFigure, AddsPartsUpInLogOdds) {
  CredibilityParts parts;
  for (std::size_t i = 0; i < kParts; ++i) parts[i] = unknown_part(carried_rules().index, static_cast<PartName>(i), "no_posts");
  parts[0] =
      known_share(carried_rules().index, PartName::audience, CredibilityStatus::measured, 1000, 0.5, {.low = 0.5, .high = 0.5});
  const CredibilityFigure figure = index_of(carried_rules().index, parts);
  EXPECT_NEAR(figure.log_odds, std::log(4.0) - std::log(9.0), 1e-9);  // base, less how far one half is from nine in ten
  EXPECT_NEAR(figure.index, 4.0 / 13.0, 1e-9);
  EXPECT_NEAR(index_without(figure, parts[0]), 0.8, 1e-9);
}

TEST(CredibilityFigure, KeepsItsLaws) {
  core::Random random(20261122, "credibility laws");
  for (int i = 0; i < 1'000'000; ++i) {
    CredibilityParts parts = random_parts(random);
    const CredibilityFigure before = index_of(carried_rules().index, parts);
    ASSERT_LE(before.interval.low, before.index + kRoundOff);
    ASSERT_GE(before.interval.high, before.index - kRoundOff);
    double sum = share_of_base(carried_rules().index);
    for (const CredibilityPart& part : parts) sum += share_of_part(carried_rules().index, before, part);
    ASSERT_NEAR(sum, before.index, 1e-9) << "explanations add up";

    const auto name = static_cast<PartName>(random.below(kParts));
    const PartRule& rule = carried_rules().index.of(name);
    CredibilityPart& part = parts[static_cast<std::size_t>(name)];
    const CredibilityPart was = part;
    part = unknown_part(carried_rules().index, name, "taken");
    ASSERT_LE(index_of(carried_rules().index, parts).interval.low, before.interval.low + kRoundOff)
        << name_of(name) << ": evidence taken away raised the lower end";
    part = random_part(name, random);
    ASSERT_LE(std::abs(index_of(carried_rules().index, parts).log_odds - before.log_odds), rule.ceiling - rule.floor + kRoundOff)
        << name_of(name) << ": moves the index by more than its range";
    part = was;
  }
}

TEST(CredibilityFigure, OfTheSameSharesFromFewerEventsNeverHasAHigherLowerEnd) {
  core::Random random(20261123, "fewer events");
  for (int i = 0; i < 1'000'000; ++i) {
    CredibilityParts parts = random_parts(random);
    const PartName name = random.chance(0.5) ? PartName::audience : PartName::disclosure;
    const double share = random.uniform(), many = 1.0 + 500.0 * random.uniform(), few = many * random.uniform();
    CredibilityPart& part = parts[static_cast<std::size_t>(name)];
    part = known_share(carried_rules().index, name, CredibilityStatus::measured, 1, share, core::wilson_interval(share, many));
    const double before = index_of(carried_rules().index, parts).interval.low;
    part = known_share(carried_rules().index, name, CredibilityStatus::measured, 1, share,
                       core::wilson_interval(share, std::max(few, 0.01)));
    ASSERT_LE(index_of(carried_rules().index, parts).interval.low, before + kRoundOff)
        << share << " of " << many << " and of " << few;
  }
}

TEST(EngagementPart, NeverRisesInItsLowerEndWhenAHabitIsTakenAway) {
  core::Random random(20261124, "habits");
  for (int i = 0; i < 1'000'000; ++i) {
    HabitJudgements habits;
    for (HabitJudgement& habit : habits) {
      habit.judged = random.chance(0.8);
      habit.log_odds = -carried_rules().habits.most_log_odds * random.uniform() * (random.chance(0.5) ? 1.0 : 0.0);
      habit.log_odds_interval = {
          .low = habit.log_odds - (carried_rules().habits.most_log_odds + habit.log_odds) * random.uniform(),
          .high = habit.log_odds - habit.log_odds * random.uniform()};
    }
    CredibilityParts parts = random_parts(random);
    CredibilityPart& part = parts[static_cast<std::size_t>(PartName::engagement)];
    part = engagement_part(carried_rules().habits, carried_rules().index, habits);
    const double before = index_of(carried_rules().index, parts).interval.low;
    habits[random.below(kHabits)].judged = false;
    part = engagement_part(carried_rules().habits, carried_rules().index, habits);
    ASSERT_LE(index_of(carried_rules().index, parts).interval.low, before + kRoundOff);
  }
}

}  // namespace
}  // namespace vouch::credibility
