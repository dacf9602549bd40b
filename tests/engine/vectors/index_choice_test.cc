#include "engine/vectors/index_choice.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/engine/vectors/plain_neighbors.h"

namespace vouch::vectors {
namespace {

constexpr ScanShape shape_of(std::size_t rows, std::size_t passing) { return {.rows = rows, .passing = passing, .stride = 256}; }

TEST(ChosenWay, ReadsAllInOrderOrTheSurvivorsAlone) {
  EXPECT_EQ(chosen_way(shape_of(1'000'000, 1'000'000), nullptr, 10, 1.0).way, Way::full_scan);
  EXPECT_EQ(chosen_way(shape_of(1'000'000, 950'000), nullptr, 10, 1.0).way, Way::full_scan);
  EXPECT_EQ(chosen_way(shape_of(1'000'000, 100'000), nullptr, 10, 1.0).way, Way::survivors);
  EXPECT_EQ(chosen_way(shape_of(1'000'000, 0), nullptr, 10, 1.0).way, Way::survivors);
  EXPECT_EQ(chosen_way(shape_of(0, 0), nullptr, 10, 1.0).way, Way::full_scan);
}

TEST(ChosenWay, OfFewerSurvivorsIsNeverDearer) {
  for (std::size_t passing = 1; passing <= 1'000'000; passing = passing * 3 / 2 + 1) {
    EXPECT_LE(chosen_way(shape_of(1'000'000, passing / 2), nullptr, 10, 1.0).price,
              chosen_way(shape_of(1'000'000, passing), nullptr, 10, 1.0).price);
  }
}

FaissIndex graph_of(const VectorTable& table) {
  return FaissIndex::build(table, GraphOptions{.links = 4, .effort = 20}, {.queries = 20}).value();
}

TEST(ChosenWay, LeavesToAnIndexOnlyWhatItWasMeasuredToFind) {
  core::Random random(2);
  const auto table = VectorTable::make(vouch::testing::random_vectors(2000, 16, random), 16).value();
  const FaissIndex graph = graph_of(table);
  // As if its rows were many more: a walk costs what it cost, a scan a thousand times as much.
  const ScanShape many = shape_of(std::size_t{2'000'000}, 2'000'000);
  const Choice choice = chosen_way(many, &graph, 10, 0.5);
  EXPECT_EQ(choice.way, Way::graph);
  EXPECT_GE(choice.recall, 0.5);
  EXPECT_EQ(chosen_way(many, &graph, 10, 1.0).way, Way::full_scan);
  EXPECT_EQ(chosen_way(many, &graph, 1000, 0.5).way, Way::full_scan);
  EXPECT_EQ(chosen_way(shape_of(20, 20), &graph, 10, 0.5).way, Way::full_scan);
}

TEST(ChosenIndex, SaysWhichWayItWentAndIsExactWhereThatWasAskedFor) {
  core::Random random(3);
  const auto table = VectorTable::make(vouch::testing::random_vectors(2000, 16, random), 16).value();
  const ChosenIndex index(table, graph_of(table));
  const auto query = vouch::testing::random_vectors(1, 16, random);
  for (const double share : {1.0, 0.5, 0.02, 0.0}) {
    const auto words = vouch::testing::random_filter(2000, share, random);
    const Filter filter = Filter::make(words, 2000).value();
    const auto found = index.search(query, {.k = 20, .filter = filter}).value();
    EXPECT_EQ(found.recall, 1.0);
    EXPECT_TRUE(found.way == Way::full_scan || found.way == Way::survivors);
    EXPECT_EQ(found.best, vouch::testing::plain_neighbors(table, query, filter, 20));
    EXPECT_GE(index.search(query, {.k = 20, .filter = filter, .wanted_recall = 0.7})->recall, 0.7);
  }
  EXPECT_EQ(index.search(query, {.k = 0}).error().message, "k is 0, expected at least 1");
}

TEST(UsefulThreads, AreThoseThatHaveWork) {
  EXPECT_EQ(useful_threads(8, 0), 1U);
  EXPECT_EQ(useful_threads(8, 250'000'000), 2U);
  EXPECT_EQ(useful_threads(2, 100'000'000'000), 2U);
  EXPECT_GE(useful_threads(0, 100'000'000'000), 1U);
}

}  // namespace
}  // namespace vouch::vectors
