#include "engine/vectors/fusion.h"

#include <algorithm>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"

namespace vouch::vectors {
namespace {

using ::testing::ElementsAre;
using Scores = std::vector<std::optional<double>>;

std::vector<Fused> fuse(const Scores& dense, const Scores& term, double dense_weight = 0.5) {
  return fused({.scores = dense, .least = -1.0}, {.scores = term, .least = 0.0}, {.dense_weight = dense_weight}).value();
}
std::vector<std::uint32_t> order_of(const std::vector<Fused>& all) {
  std::vector<std::uint32_t> order;
  for (const Fused& one : all) order.push_back(one.index);
  return order;
}
std::string refusal(const core::Result<std::vector<Fused>>& all) { return all ? "fused" : all.error().message; }

TEST(Fusion, AddsBothSidesOnOneScale) {
  // dense from −1 to 0.6: 0.6 → 1, 0.2 → 0.75, −1 → 0; term from 0 to 0.5: 0.5 → 1, 0.1 → 0.2, 0 → 0
  const auto all = fuse({0.2, 0.6, -1.0}, {0.5, 0.1, 0.0});
  EXPECT_THAT(order_of(all), ElementsAre(0, 1, 2));
  EXPECT_EQ(all[0].value, kFusedWhole / 8 * 7);
  EXPECT_NEAR(static_cast<double>(all[1].value), 0.6 * static_cast<double>(kFusedWhole), 1.0);
  EXPECT_EQ(all[2].value, 0);
  EXPECT_EQ(all[0].low, all[0].value);
  EXPECT_EQ(all[0].high, all[0].value);
  EXPECT_THAT(order_of(fuse({0.2, 0.6, -1.0}, {0.5, 0.1, 0.0}, 1.0)), ElementsAre(1, 0, 2));
}

TEST(Fusion, TakesAMissingSideAsUnknownAndNotAsNothing) {
  const auto all = fuse({0.5, 0.5, 0.5, std::nullopt}, {0.0, std::nullopt, 0.4, std::nullopt});
  EXPECT_THAT(order_of(all), ElementsAre(2, 1, 0));  // who has neither side is not there
  EXPECT_EQ(all[1].value, (kFusedWhole + kFusedWhole / 2) / 2);
  EXPECT_LT(all[1].low, all[1].value);
  EXPECT_GT(all[1].high, all[1].value);
}

TEST(Fusion, OfOneKnownSideIsThatSide) {
  EXPECT_THAT(order_of(fuse({0.1, 0.3, 0.2}, {std::nullopt, std::nullopt, std::nullopt})), ElementsAre(1, 2, 0));
  EXPECT_THAT(order_of(fuse({std::nullopt, std::nullopt}, {0.0, 0.1})), ElementsAre(1, 0));
  EXPECT_TRUE(fuse({}, {}).empty());
}

TEST(Fusion, PutsEqualOnesInTheOrderOfTheirIndexes) {
  EXPECT_THAT(order_of(fuse({0.4, 0.4, 0.4}, {0.0, 0.0, 0.0})), ElementsAre(0, 1, 2));
}

TEST(Fusion, RefusesWhatIsNoScore) {
  const Scores one = {0.5}, two = {0.5, 0.5}, nan = {std::numeric_limits<double>::quiet_NaN()}, low = {-0.5};
  EXPECT_EQ(refusal(fused({.scores = one}, {.scores = two})), "found 1 dense and 2 term scores, expected as many of each");
  EXPECT_EQ(refusal(fused({.scores = one}, {.scores = nan})), "term score 0 is nan, expected at least 0.000000");
  EXPECT_EQ(refusal(fused({.scores = low}, {.scores = one})), "dense score 0 is -0.500000, expected at least 0.000000");
  EXPECT_EQ(refusal(fused({.scores = one}, {.scores = one}, {.dense_weight = 1.5})),
            "weight of dense scores is 1.500000, expected 0 to 1");
}

Scores random_scores(std::size_t n, core::Random& random) {
  Scores scores(n);
  for (auto& score : scores) {
    if (random.chance(0.8)) score = 0.1 * static_cast<double>(random.below(11));
  }
  return scores;
}

std::size_t rank_of(std::uint32_t candidate, const std::vector<Fused>& all) {
  return static_cast<std::size_t>(std::ranges::find(all, candidate, &Fused::index) - all.begin());
}

RC_GTEST_PROP(FusionProperty, AHigherScoreNeverMakesTheRankWorse, ()) {
  core::Random random(*rc::gen::arbitrary<std::uint64_t>());
  const std::size_t n = 2 + random.below(30);
  Scores dense = random_scores(n, random), term = random_scores(n, random);
  const auto chosen = static_cast<std::uint32_t>(random.below(n));
  auto& score = random.chance(0.5) ? dense[chosen] : term[chosen];
  RC_PRE(score.has_value());
  const double weight = 0.1 * static_cast<double>(1 + random.below(9));
  const auto before = fuse(dense, term, weight);
  *score += random.chance(0.5) ? 0.05 : 2.0;
  const auto after = fuse(dense, term, weight);
  // Rounding to whole units may make one tie that was ahead by less than a unit.
  std::size_t worse = 0;
  for (const Fused& other : after) {
    if (rank_of(other.index, before) > rank_of(chosen, before) && rank_of(other.index, after) < rank_of(chosen, after) &&
        other.value > after[rank_of(chosen, after)].value + 2) {
      ++worse;
    }
  }
  RC_ASSERT(worse == 0U);
}

RC_GTEST_PROP(FusionProperty, TheIntervalHoldsTheValueAndIsAPointWhereBothAreKnown, ()) {
  core::Random random(*rc::gen::arbitrary<std::uint64_t>());
  const std::size_t n = 1 + random.below(40);
  const Scores dense = random_scores(n, random), term = random_scores(n, random);
  const auto all = fuse(dense, term, random.uniform());
  std::size_t known = 0;
  for (std::size_t i = 0; i < n; ++i) known += dense[i] || term[i] ? 1 : 0;
  RC_ASSERT(all.size() == known);
  for (const Fused& one : all) {
    RC_ASSERT(0 <= one.low && one.low <= one.value && one.value <= one.high && one.high <= kFusedWhole);
    if (dense[one.index] && term[one.index]) RC_ASSERT(one.low == one.high);
  }
  RC_ASSERT(std::ranges::is_sorted(
      all, [](const Fused& a, const Fused& b) { return a.value != b.value ? a.value > b.value : a.index < b.index; }));
}

}  // namespace
}  // namespace vouch::vectors
