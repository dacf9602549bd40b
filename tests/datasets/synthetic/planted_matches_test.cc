// Ranking quality on planted truth, as a gate: `balanced` finds the good matches of a generated world, better than every
// raw figure that a spreadsheet could make of the same files. The world is built and asked as a user would.
#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "datasets/dataset_reader.h"
#include "datasets/reference/credibility_tables.h"
#include "datasets/synthetic/synthetic_world.h"
#include "engine/build/build.h"
#include "engine/engine.h"
#include "tests/datasets/synthetic/world_figures.h"
#include "tests/support/temporary_folder.h"

namespace vouch::datasets {
namespace {

Engine engine_over(const std::filesystem::path& dataset, const std::filesystem::path& snapshot) {
  auto builder = build::Builder::make(snapshot, {.account_key = core::AccountKey::make(std::string(32, 'k')).value(),
                                                 .until_s = {},
                                                 .audience_kinds = {},
                                                 .credibility_rules = carried_credibility_rules,
                                                 .progress = {}})
                     .value();
  const auto read = read_dataset(dataset, {}, builder);
  EXPECT_TRUE(read && read->rejected == 0);
  EXPECT_TRUE(builder.finish().has_value());
  return Engine::open(snapshot).value();
}

/// The place of each pair in its brand's list, the first the highest. Ids of a generated world ascend with their index.
PairFigure places(const Engine& engine, const WorldFigures& world, std::string_view profile) {
  PairFigure figure(world.brands * world.creators, 0.0);
  const auto brands = engine.brand_ids();
  EXPECT_EQ(brands.size(), world.brands);
  for (std::size_t b = 0; b < brands.size(); ++b) {
    ranking::Brief brief;
    brief.brand = brands[b];
    brief.profile = std::string(profile);
    brief.k = 0;
    const auto ranking = engine.rank(brief).value();
    EXPECT_EQ(ranking.entries.size(), world.creators);
    std::map<std::string, double> place;
    for (std::size_t i = 0; i < ranking.entries.size(); ++i) place[ranking.entries[i].creator_id] = -static_cast<double>(i);
    std::size_t creator = 0;
    for (const auto& [id, value] : place) figure[b * world.creators + creator++] = value;
  }
  return figure;
}

class PlantedMatchesTest : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(PlantedMatchesTest, BalancedFindsThemAndEveryRawFigureFindsFewer) {
  const vouch::testing::TemporaryFolder folder;
  const auto made = generate_world(folder.path() / "world", {.seed = GetParam()});
  ASSERT_TRUE(made) << made.error().message;
  const auto world = figures_of(folder.path() / "world");
  const Engine engine = engine_over(folder.path() / "world", folder.path() / "world.vouch");
  double best = 0.0;
  for (const auto& [name, figure] : world.raw) best = std::max(best, mean_auc(world, figure));
  const double balanced = mean_auc(world, places(engine, world, "balanced"));
  RecordProperty("balanced", std::to_string(balanced));
  RecordProperty("best_raw", std::to_string(best));
  EXPECT_GE(balanced, 0.93);
  EXPECT_GE(balanced, best + 0.08);
}

INSTANTIATE_TEST_SUITE_P(Seeds, PlantedMatchesTest, ::testing::Values(1, 2));

}  // namespace
}  // namespace vouch::datasets
