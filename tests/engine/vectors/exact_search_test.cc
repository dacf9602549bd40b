#include "engine/vectors/exact_search.h"

#include <array>
#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/engine/vectors/plain_neighbors.h"

namespace vouch::vectors {
namespace {

using ::testing::ElementsAre;
using vouch::testing::plain_neighbors;
using vouch::testing::random_filter;
using vouch::testing::random_vectors;

constexpr std::array kWays = {Way::full_scan, Way::survivors};

//          y
//      4   |   3          0: ( 4, 0)   5: (-3,-1)
//          2              1: ( 3, 1)   6: (-1,-3)
//    5'    |    1         2: ( 0, 2)   7: ( 2,-2)
//  --------+----0--- x    3: ( 3, 3)   8: ( 8, 0), as 0 but twice as long
//   5      |              4: (-2, 3)
//         6|   7
std::vector<float> nine_points() { return {4, 0, 3, 1, 0, 2, 3, 3, -2, 3, -3, -1, -1, -3, 2, -2, 8, 0}; }

std::vector<std::uint32_t> indexes_of(const Neighbors& neighbors) {
  std::vector<std::uint32_t> indexes;
  for (const Neighbor& neighbor : neighbors.best) indexes.push_back(neighbor.index);
  return indexes;
}

ExactIndex nine() { return ExactIndex(VectorTable::make(nine_points(), 2).value()); }
std::string refusal(const core::Result<Neighbors>& answer) { return answer ? "found" : answer.error().message; }

TEST(ExactSearch, FindsWhoPointsTheSameWayWhateverTheLength) {
  const auto found = nine().search(std::array{1.0F, 0.0F}, {.k = 4}).value();
  EXPECT_THAT(indexes_of(found), ElementsAre(0, 8, 1, 3));  // 0 and 8 point the same way: the lower index first
  EXPECT_DOUBLE_EQ(found.best[0].score, 1.0);
  EXPECT_NEAR(found.best[2].score, 3.0 / std::sqrt(10.0), 1e-3);
  EXPECT_NEAR(found.best[3].score, std::sqrt(0.5), 1e-3);
  EXPECT_EQ(found.recall, 1.0);
}

TEST(ExactSearch, LooksOnlyAtThoseWhoPass) {
  const std::array<std::uint64_t, 1> words = {0b0'1110'0100};  // 2, 5, 6, 7
  const auto found = nine().search(std::array{1.0F, 0.0F}, {.k = 3, .filter = Filter::make(words, 9).value()}).value();
  EXPECT_THAT(indexes_of(found), ElementsAre(7, 2, 6));
}

TEST(ExactSearch, GivesAllWhereMoreAreAskedForAndNoneWhereNobodyPasses) {
  EXPECT_THAT(indexes_of(nine().search(std::array{0.0F, 1.0F}, {.k = 4'000'000'000}).value()),
              ElementsAre(2, 4, 3, 1, 0, 8, 5, 7, 6));
  const std::array<std::uint64_t, 1> nobody = {0};
  EXPECT_TRUE(nine().search(std::array{0.0F, 1.0F}, {.filter = Filter::make(nobody, 9).value()})->best.empty());
  const ExactIndex empty(VectorTable::make({}, 2).value());
  EXPECT_TRUE(empty.search(std::array{0.0F, 1.0F}, {})->best.empty());
}

TEST(ExactSearch, RefusesWhatIsNoQuery) {
  const auto index = nine();
  EXPECT_EQ(refusal(index.search(std::array{1.0F, 2.0F, 3.0F}, {})), "query has 3 dimensions, index has 2");
  EXPECT_EQ(refusal(index.search({}, {})), "query has 0 dimensions, index has 2");
  EXPECT_EQ(refusal(index.search(std::array{0.0F, 0.0F}, {})), "query has length 0, expected a direction");
  EXPECT_EQ(refusal(index.search(std::array{1.0F, std::numeric_limits<float>::quiet_NaN()}, {})), "query is nan at dimension 1");
  EXPECT_EQ(refusal(index.search(std::array{-std::numeric_limits<float>::infinity(), 1.0F}, {})),
            "query is infinite at dimension 0");
  EXPECT_EQ(refusal(index.search(std::array{1.0F, 0.0F}, {.k = 0})), "k is 0, expected at least 1");
  EXPECT_EQ(refusal(index.search(std::array{1.0F, 0.0F}, {.wanted_recall = 1.5})),
            "wanted recall is 1.500000, expected above 0 to 1");
  const std::array<std::uint64_t, 2> words = {1, 1};
  EXPECT_EQ(refusal(index.search(std::array{1.0F, 0.0F}, {.filter = Filter::make(words, 100).value()})),
            "filter is for 100 vectors, index has 9");
  EXPECT_EQ(Filter::make(words, 9).error().message, "filter has 2 words, index of 9 vectors needs 1");
  EXPECT_EQ(index.search_each(std::array{1.0F, 0.0F, 0.0F, 0.0F}, {}).error().message,
            "query 1: query has length 0, expected a direction");
  EXPECT_EQ(index.search_each(std::array{1.0F, 0.0F, 0.0F}, {}).error().message,
            "found 3 numbers of queries, expected a multiple of the dimension, 2");
}

/// A table by chance, queries and a filter.
struct Tried {
  std::size_t dimension;
  std::vector<float> rows, queries;
  std::vector<std::uint64_t> words;
  VectorTable table;
  Filter filter;
  std::uint32_t k;
};

Tried tried(std::uint64_t seed) {
  core::Random random(seed);
  const std::size_t n = 1 + random.below(700), dimension = 1 + random.below(150);
  auto rows = random_vectors(n, dimension, random);
  auto queries = random_vectors(1 + random.below(70), dimension, random);
  const auto shares = std::array{1.0, 0.9, 0.5, 0.1, 0.01};
  auto words = random_filter(n, shares[random.below(shares.size())], random);
  auto table = VectorTable::make(rows, dimension, {.halves = random.chance(0.7)}).value();
  Tried all{dimension, std::move(rows), std::move(queries), std::move(words), std::move(table), {}, 0};
  all.filter = random.chance(0.2) ? Filter::all(n) : Filter::make(all.words, n).value();
  all.k = static_cast<std::uint32_t>(1 + random.below(random.chance(0.5) ? 12 : n + 3));
  return all;
}

RC_GTEST_PROP(ExactSearchProperty, EveryWayAndInstructionFindsWhatLookingAtAllFinds, ()) {
  const Tried a = tried(*rc::gen::arbitrary<std::uint64_t>());
  for (const InstructionSet set : kInstructionSets) {
    if (!supports(set)) continue;
    const ExactIndex index(a.table, set);
    const auto each = index.search_each(a.queries, {.k = a.k, .filter = a.filter}).value();
    for (std::size_t q = 0; q < each.size(); ++q) {
      const auto query = std::span(a.queries).subspan(q * a.dimension, a.dimension);
      const auto expected = plain_neighbors(a.table, query, a.filter, a.k);
      RC_ASSERT(each[q].best == expected);
      if (q > 3) continue;
      for (const Way way : kWays) {
        RC_ASSERT(ExactIndex(a.table, set, way).search(query, {.k = a.k, .filter = a.filter})->best == expected);
      }
    }
  }
}

TEST(ExactSearch, DoesNotDependOnThreads) {
  core::Random random(5);
  const std::size_t n = 70'000, dimension = 24;
  const auto table = VectorTable::make(random_vectors(n, dimension, random), dimension, {.threads = 3}).value();
  const auto queries = random_vectors(3, dimension, random);
  const auto words = random_filter(n, 0.3, random);
  const Filter filter = Filter::make(words, n).value();
  for (const Way way : kWays) {
    const ExactIndex index(table, preferred_instruction_set(), way);
    for (std::size_t q = 0; q < 3; ++q) {
      const auto query = std::span(queries).subspan(q * dimension, dimension);
      const auto expected = plain_neighbors(table, query, filter, 50);
      for (const unsigned threads : {1U, 2U, 7U}) {
        EXPECT_EQ(index.search(query, {.k = 50, .filter = filter, .threads = threads})->best, expected);
        EXPECT_EQ((*index.search_each(queries, {.k = 50, .filter = filter, .threads = threads}))[q].best, expected);
      }
    }
  }
}

RC_GTEST_PROP(ExactSearchProperty, FilteringIsSearchingAmongThoseWhoPass, ()) {
  const Tried a = tried(*rc::gen::arbitrary<std::uint64_t>());
  // Halves do not depend on the other rows, bytes do: with halves the smaller table gives the same scores.
  std::vector<float> passing;
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < a.table.size(); ++i) {
    if (!a.filter.passes(i)) continue;
    numbers.push_back(i);
    passing.insert(passing.end(), a.rows.begin() + i * a.dimension, a.rows.begin() + (i + 1) * a.dimension);
  }
  RC_PRE(!numbers.empty() && a.table.has_halves());
  const ExactIndex all(a.table), some(VectorTable::make(passing, a.dimension).value());
  const auto query = std::span(a.queries).first(a.dimension);
  auto expected = some.search(query, {.k = a.k})->best;
  for (Neighbor& neighbor : expected) neighbor.index = numbers[neighbor.index];
  RC_ASSERT(all.search(query, {.k = a.k, .filter = a.filter})->best == expected);
}

RC_GTEST_PROP(ExactSearchProperty, AddingAVectorRemovesNobodyBetter, ()) {
  const Tried a = tried(*rc::gen::arbitrary<std::uint64_t>());
  RC_PRE(a.table.has_halves());
  auto more = a.rows;
  more.insert(more.end(), a.queries.end() - static_cast<std::ptrdiff_t>(a.dimension), a.queries.end());
  const auto query = std::span(a.queries).first(a.dimension);
  const auto before = ExactIndex(a.table).search(query, {.k = a.k})->best;
  const auto after = ExactIndex(VectorTable::make(more, a.dimension).value()).search(query, {.k = a.k})->best;
  std::vector<Neighbor> known;
  for (const Neighbor& neighbor : after) {
    if (neighbor.index < a.table.size()) known.push_back(neighbor);
  }
  RC_ASSERT(known.size() + 1 >= before.size());
  RC_ASSERT(std::equal(known.begin(), known.end(), before.begin()));
}

}  // namespace
}  // namespace vouch::vectors
