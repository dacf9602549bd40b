// Components, cores and dense parts.
#include <algorithm>
#include <bit>
#include <map>

#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/audience/algorithms/connected_components.h"
#include "engine/audience/algorithms/core_numbers.h"
#include "engine/audience/algorithms/densest_subgraph.h"
#include "tests/engine/audience/algorithms/random_graph.h"

namespace vouch::audience {
namespace {

using ::testing::ElementsAre;
using vouch::testing::Edges;
using vouch::testing::random_graph;
using vouch::testing::Undirected;

//  1 - 0 - 4 - 7      a triangle 0 1 4 with a tail 7, a pair 2 5, a square with its diagonals 3 6 8 9, and 10 alone
//   \ /
//    4
const Edges kEdges = {{0, 1}, {0, 4}, {1, 4}, {4, 7}, {2, 5}, {3, 6}, {6, 8}, {8, 9}, {9, 3}, {3, 8}, {6, 9}};

TEST(ConnectedComponents, AreNamedAfterTheirLowestVertex) {
  EXPECT_THAT(connected_components(undirected_csr(11, kEdges).view()), ElementsAre(0, 0, 2, 3, 0, 2, 3, 0, 3, 3, 10));
  EXPECT_THAT(connected_components(directed_csr(11, kEdges).view()), ElementsAre(0, 0, 2, 3, 0, 2, 3, 0, 3, 3, 10));
  EXPECT_TRUE(connected_components(CsrView{}).empty());
}

RC_GTEST_PROP(ConnectedComponentsProperty, AreThoseOfBoost, ()) {
  const auto made = *random_graph();
  const Csr graph = undirected_csr(made.vertices, made.edges);
  const auto boosted = vouch::testing::boost_graph<Undirected>(graph.view());
  std::vector<std::uint32_t> truth(made.vertices);
  boost::connected_components(boosted, truth.data());
  std::map<std::uint32_t, std::uint32_t> lowest;  // of each of Boost's components
  for (std::uint32_t v = 0; v < made.vertices; ++v) lowest.try_emplace(truth[v], v);
  const auto found = connected_components(graph.view());
  RC_ASSERT(connected_components(directed_csr(made.vertices, made.edges).view()) == found);
  for (std::uint32_t v = 0; v < made.vertices; ++v) RC_ASSERT(found[v] == lowest[truth[v]]);
}

TEST(CoreNumbers, OfATailATriangleAndASquare) {
  EXPECT_THAT(core_numbers(undirected_csr(11, kEdges).view()).core, ElementsAre(2, 2, 1, 3, 2, 1, 3, 1, 3, 3, 0));
}

RC_GTEST_PROP(CoreNumbersProperty, AreThoseOfBoostInAnOrderOfFewestNeighbours, ()) {
  const auto made = *random_graph();
  const Csr graph = undirected_csr(made.vertices, made.edges);
  const auto boosted = vouch::testing::boost_graph<Undirected>(graph.view());
  std::vector<std::size_t> truth(made.vertices);
  boost::core_numbers(boosted, boost::make_iterator_property_map(truth.begin(), boost::get(boost::vertex_index, boosted)));
  const CoreNumbers found = core_numbers(graph.view());
  for (std::uint32_t v = 0; v < made.vertices; ++v) RC_ASSERT(found.core[v] == truth[v]);

  std::vector<bool> out(made.vertices, false);
  const auto left = [&](std::uint32_t v) {
    const auto row = graph.view()[v];
    return static_cast<std::uint32_t>(std::count_if(row.begin(), row.end(), [&](std::uint32_t to) { return !out[to]; }));
  };
  for (std::uint32_t place = 0; place < made.vertices; ++place) {
    const std::uint32_t v = found.order[place];
    RC_ASSERT(!out[v]);
    RC_ASSERT(found.left[place] == left(v));
    for (std::uint32_t other = 0; other < made.vertices; ++other) RC_ASSERT(out[other] || left(other) >= left(v));
    out[v] = true;
  }
}

TEST(DensestSubgraph, IsTheSquareWithItsDiagonals) {
  const DenseSubgraph found = densest_subgraph(undirected_csr(11, kEdges).view());
  EXPECT_THAT(found.vertices, ElementsAre(3, 6, 8, 9));
  EXPECT_EQ(found.links, 6U);
  EXPECT_DOUBLE_EQ(found.density, 1.5);
  EXPECT_DOUBLE_EQ(found.highest, 3.0);
  EXPECT_TRUE(densest_subgraph(CsrView{}).vertices.empty());
  EXPECT_EQ(densest_subgraph(undirected_csr(2, {}).view()).vertices.size(), 2U);
}

RC_GTEST_PROP(DensestSubgraphProperty, HasHalfTheHighestDensityAndBoundsIt, ()) {
  const auto made = *random_graph();
  const std::uint32_t n = std::min(made.vertices, 11U);
  Edges edges;
  for (const auto& [a, b] : made.edges) edges.emplace_back(a % n, b % n);
  const Csr graph = undirected_csr(n, edges);
  std::vector<std::uint32_t> rows(n, 0);  // as sets of bits
  for (std::uint32_t v = 0; v < n; ++v) {
    for (const std::uint32_t to : graph.view()[v]) rows[v] |= 1U << to;
  }
  double truth = 0.0;
  for (std::uint32_t part = 1; part < (1U << n); ++part) {
    int links = 0;
    for (std::uint32_t v = 0; v < n; ++v) links += (part >> v & 1U) != 0 ? std::popcount(rows[v] & part) : 0;
    truth = std::max(truth, links / 2.0 / std::popcount(part));
  }
  const DenseSubgraph found = densest_subgraph(graph.view());
  std::uint64_t links = 0;
  for (const std::uint32_t v : found.vertices) {
    for (const std::uint32_t to : graph.view()[v]) {
      links += v < to && std::binary_search(found.vertices.begin(), found.vertices.end(), to) ? 1U : 0U;
    }
  }
  RC_ASSERT(found.links == links);
  RC_ASSERT(found.density <= truth + 1e-12);
  RC_ASSERT(2.0 * found.density >= truth - 1e-12);
  RC_ASSERT(found.highest >= truth - 1e-12);
}

}  // namespace
}  // namespace vouch::audience
