#include "engine/audience/algorithms/csr.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/engine/audience/algorithms/random_graph.h"

namespace vouch::audience {
namespace {

using ::testing::ElementsAre;
using vouch::testing::Edges;
using vouch::testing::random_graph;

std::set<std::pair<std::uint32_t, std::uint32_t>> links_of(CsrView graph) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> links;
  for (std::uint32_t v = 0; v < graph.vertices(); ++v) {
    for (const std::uint32_t to : graph[v]) links.emplace(v, to);
  }
  return links;
}

TEST(Csr, HoldsEachLinkOnceInAscendingRows) {
  const Edges edges = {{2, 0}, {0, 1}, {2, 0}, {1, 1}, {2, 1}};
  const Csr rows = directed_csr(4, edges);
  EXPECT_THAT(rows.offsets, ElementsAre(0U, 1U, 1U, 3U, 3U));
  EXPECT_THAT(rows.targets, ElementsAre(1U, 0U, 1U));
  EXPECT_THAT(undirected_csr(4, edges).targets, ElementsAre(1U, 2U, 0U, 2U, 0U, 1U));
  EXPECT_THAT(reversed(rows.view()).offsets, ElementsAre(0U, 1U, 3U, 3U, 3U));
}

TEST(Csr, OfNobodyHasNoRows) {
  EXPECT_EQ(Csr{}.view().vertices(), 0U);
  EXPECT_EQ(undirected_csr(0, {}).view().vertices(), 0U);
}

RC_GTEST_PROP(CsrProperty, RowsAreTheSetOfTheEdges, ()) {
  const auto made = *random_graph();
  std::set<std::pair<std::uint32_t, std::uint32_t>> one_way, both_ways;
  for (const auto& [a, b] : made.edges) {
    if (a == b) continue;
    one_way.emplace(a, b);
    both_ways.emplace(a, b);
    both_ways.emplace(b, a);
  }
  const Csr directed = directed_csr(made.vertices, made.edges);
  RC_ASSERT(links_of(directed.view()) == one_way);
  RC_ASSERT(directed.targets.size() == one_way.size());
  const Csr undirected = undirected_csr(made.vertices, made.edges);
  RC_ASSERT(links_of(undirected.view()) == both_ways);
  RC_ASSERT(undirected.targets.size() == both_ways.size());
  for (std::uint32_t v = 0; v < made.vertices; ++v) {
    RC_ASSERT(std::is_sorted(undirected.view()[v].begin(), undirected.view()[v].end()));
  }
  RC_ASSERT(reversed(undirected.view()).targets == undirected.targets);
}

RC_GTEST_PROP(CsrProperty, RenumberingTurnsEveryLinkAndPutsLongRowsFirst, ()) {
  const auto made = *random_graph();
  const Csr graph = undirected_csr(made.vertices, made.edges);
  const auto numbers = by_falling_degree(graph.view());
  const Csr turned = renumbered(graph.view(), numbers);
  std::set<std::pair<std::uint32_t, std::uint32_t>> expected;
  for (const auto& [a, b] : links_of(graph.view())) expected.emplace(numbers[a], numbers[b]);
  RC_ASSERT(links_of(turned.view()) == expected);
  for (std::uint32_t v = 0; v < made.vertices; ++v) {
    RC_ASSERT(std::is_sorted(turned.view()[v].begin(), turned.view()[v].end()));
    if (v > 0) RC_ASSERT(turned.view().degree(v) <= turned.view().degree(v - 1));
  }
}

}  // namespace
}  // namespace vouch::audience
