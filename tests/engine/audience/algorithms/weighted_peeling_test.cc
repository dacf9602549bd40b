#include "engine/audience/algorithms/weighted_peeling.h"

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"

namespace vouch::audience {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Links = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // row, column

struct Bipartite {
  Csr rows, columns;
  Bipartite(std::uint32_t row_count, std::uint32_t column_count, Links links) {
    std::ranges::sort(links);
    links.erase(std::ranges::unique(links).begin(), links.end());
    fill(rows, row_count, links);
    for (auto& [row, column] : links) std::swap(row, column);
    std::ranges::sort(links);
    fill(columns, column_count, links);
  }
  [[nodiscard]] BipartiteView view() const { return {.rows = rows.view(), .columns = columns.view()}; }
  [[nodiscard]] std::vector<std::uint32_t> weights() const {
    std::vector<std::uint32_t> made;
    for (std::uint32_t c = 0; c < columns.view().vertices(); ++c) made.push_back(column_weight(columns.view().degree(c)));
    return made;
  }

 private:
  static void fill(Csr& csr, std::uint32_t vertices, const Links& links) {
    csr.offsets.assign(vertices + std::size_t{1}, 0);
    for (const auto& [from, to] : links) {
      ++csr.offsets[from + std::size_t{1}];
      csr.targets.push_back(to);
    }
    for (std::size_t v = 0; v < vertices; ++v) csr.offsets[v + 1] += csr.offsets[v];
  }
};

/// The highest density of any set of rows and columns, all tried.
double densest(const Bipartite& graph, const std::vector<std::uint32_t>& weights) {
  const std::uint32_t rows = graph.rows.view().vertices(), columns = graph.columns.view().vertices();
  double best = 0.0;
  for (std::uint32_t of_rows = 1; of_rows < 1U << rows; ++of_rows) {
    for (std::uint32_t of_columns = 0; of_columns < 1U << columns; ++of_columns) {
      std::uint64_t weight = 0;
      for (std::uint32_t r = 0; r < rows; ++r) {
        if ((of_rows >> r & 1) == 0) continue;
        for (const std::uint32_t c : graph.rows.view()[r]) weight += (of_columns >> c & 1) != 0 ? weights[c] : 0;
      }
      best = std::max(best, static_cast<double>(weight) / (std::popcount(of_rows) + std::popcount(of_columns)));
    }
  }
  return best;
}

rc::Gen<Bipartite> some_graph() {
  return rc::gen::mapcat(rc::gen::pair(rc::gen::inRange(1U, 7U), rc::gen::inRange(1U, 6U)), [](auto sizes) {
    const auto link = rc::gen::pair(rc::gen::inRange(0U, sizes.first), rc::gen::inRange(0U, sizes.second));
    return rc::gen::map(rc::gen::container<Links>(link),
                        [sizes](Links links) { return Bipartite(sizes.first, sizes.second, std::move(links)); });
  });
}

TEST(WeightedPeeling, FindsTheBlockAmongThinLinks) {
  // rows 0 to 3 have all of columns 1 to 3; the others have one column each
  Links links = {{4, 0}, {5, 4}, {6, 0}, {7, 4}, {0, 4}};
  for (std::uint32_t r = 0; r < 4; ++r) {
    for (std::uint32_t c = 1; c < 4; ++c) links.emplace_back(r, c);
  }
  const Bipartite graph(8, 5, links);
  const auto blocks = dense_blocks_of(graph.view(), graph.weights(), 1);
  ASSERT_THAT(blocks, SizeIs(1));
  EXPECT_THAT(blocks[0].rows, ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(blocks[0].columns, ElementsAre(1, 2, 3));
  EXPECT_EQ(blocks[0].links, 12U);
  EXPECT_EQ(blocks[0].weight, 12U * column_weight(4));
}

TEST(WeightedPeeling, WeighsLinksToWhatManyFollowLess) {
  EXPECT_EQ(column_weight(0), 636U);
  EXPECT_EQ(column_weight(1'000'000), 74U);
  EXPECT_GT(column_weight(10), column_weight(11));
}

TEST(WeightedPeeling, OfNothingIsNothing) {
  EXPECT_THAT(dense_blocks_of(Bipartite(0, 0, {}).view(), {}, 16), IsEmpty());
  const Bipartite alone(3, 2, {});
  EXPECT_THAT(dense_blocks_of(alone.view(), alone.weights(), 16), IsEmpty());
}

RC_GTEST_PROP(WeightedPeelingProperty, KeepsBothBounds, ()) {
  const Bipartite graph = *some_graph();
  const auto weights = graph.weights();
  const auto blocks = dense_blocks_of(graph.view(), weights, 1);
  if (blocks.empty()) return;
  const double best = densest(graph, weights);
  RC_ASSERT(blocks[0].density <= best + 1e-9);
  RC_ASSERT(blocks[0].density >= best / (2.0 * 65.0 / 64.0) - 1e-9);
  RC_ASSERT(blocks[0].highest >= best - 1e-9);
}

TEST(WeightedPeeling, KeepsBothBoundsWhereItMissesTheBest) {
  constexpr std::uint64_t kGraphs = 1'500;
  int missed = 0;
  for (std::uint64_t i = 0; i < kGraphs; ++i) {
    core::Random random(1, "graphs", i);
    Links links;
    for (std::uint32_t row = 0; row < 6; ++row) {
      for (std::uint32_t column = 0; column < 5; ++column) {
        if (random.chance(0.4)) links.emplace_back(row, column);
      }
    }
    if (links.empty()) continue;
    const Bipartite graph(6, 5, links);
    const auto weights = graph.weights();
    const WeightedBlock block = dense_blocks_of(graph.view(), weights, 1).at(0);
    const double best = densest(graph, weights);
    EXPECT_GE(block.density, best / (2.0 * 65.0 / 64.0));
    EXPECT_GE(block.highest, best - 1e-9);
    missed += block.density < best - 1e-9 ? 1 : 0;
  }
  EXPECT_GT(missed, 0);
}

RC_GTEST_PROP(WeightedPeelingProperty, EachLinkIsInOneBlockAtMost, ()) {
  const Bipartite graph = *some_graph();
  std::uint64_t links = 0;
  for (const WeightedBlock& block : dense_blocks_of(graph.view(), graph.weights(), 16)) {
    links += block.links;
    RC_ASSERT(block.links > 0);
    RC_ASSERT(block.rows.size() + block.columns.size() > 1);
  }
  RC_ASSERT(links <= graph.rows.targets.size());
}

RC_GTEST_PROP(WeightedPeelingProperty, CamouflageTakesNothingFromABlock, ()) {
  // links of block rows to columns outside: with the same weights inside, the density found never falls
  const Bipartite plain(6, 8, {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {2, 0}, {2, 1}, {3, 4}, {4, 5}, {5, 6}});
  const auto extra = *rc::gen::container<Links>(rc::gen::pair(rc::gen::inRange(0U, 3U), rc::gen::inRange(2U, 8U)));
  Links links = {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {2, 0}, {2, 1}, {3, 4}, {4, 5}, {5, 6}};
  links.insert(links.end(), extra.begin(), extra.end());
  const Bipartite hidden(6, 8, links);
  const auto before = dense_blocks_of(plain.view(), plain.weights(), 1),
             after = dense_blocks_of(hidden.view(), hidden.weights(), 1);
  RC_ASSERT(hidden.weights()[0] == plain.weights()[0]);
  RC_ASSERT(after[0].highest >= before[0].density);
}

}  // namespace
}  // namespace vouch::audience
