// The world's difficulty, fixed: an oracle that knows the probabilities finds the good matches, no raw figure does, and
// audience and content, each weighed well and added, come close: each half alone does not.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "datasets/synthetic/synthetic_world.h"
#include "tests/datasets/synthetic/world_figures.h"
#include "tests/support/temporary_folder.h"

namespace vouch::datasets {
namespace {

class DifficultyTest : public ::testing::TestWithParam<std::uint64_t> {};

/// -ln of the share of pairs with at least this figure: how rare it is.
PairFigure rarity(const PairFigure& figure) {
  PairFigure sorted = figure;
  std::sort(sorted.begin(), sorted.end());
  PairFigure result;
  for (const double value : figure) {
    const auto below = std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
    result.push_back(-std::log(1.0 - static_cast<double>(below) / static_cast<double>(sorted.size())));
  }
  return result;
}

TEST_P(DifficultyTest, TheOracleFindsTheMatchesAndNoRawFigureDoes) {
  const vouch::testing::TemporaryFolder folder;
  const auto summary =
      generate_world(folder.path(), {.creators = 1200, .accounts = 24000, .edges = 240000, .brands = 20, .seed = GetParam()});
  ASSERT_TRUE(summary) << summary.error().message;
  const auto world = figures_of(folder.path());
  ASSERT_GT(summary->good_matches, 200U);

  const double oracle = mean_auc(world, world.probability);
  EXPECT_GE(oracle, 0.97);
  EXPECT_LE(oracle, 0.99);
  double best = 0.0;
  for (const auto& [name, figure] : world.raw) {
    const double found = mean_auc(world, figure);
    EXPECT_LE(found, 0.85) << name;
    best = std::max(best, found);
    RecordProperty(name, std::to_string(found));
  }
  for (const auto* name : {"followers", "engagement rate", "posts"})
    EXPECT_NEAR(mean_auc(world, world.raw.at(name)), 0.5, 0.06) << name;

  PairFigure both = rarity(world.audience);
  const PairFigure content = rarity(world.content);
  for (std::size_t i = 0; i < both.size(); ++i) both[i] += content[i];
  const double found = mean_auc(world, both);
  EXPECT_GE(found, 0.93);
  EXPECT_GE(found, best + 0.08);
  EXPECT_GE(found, mean_auc(world, world.audience) + 0.03);
  EXPECT_GE(found, mean_auc(world, world.content) + 0.03);
}

INSTANTIATE_TEST_SUITE_P(Seeds, DifficultyTest, ::testing::Values(1, 2));

}  // namespace
}  // namespace vouch::datasets
