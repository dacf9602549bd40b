#include "engine/audience/graph.h"

#include <map>
#include <numeric>
#include <set>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/audience/graph_traits.h"
#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using core::AccountIndex;
using core::OwnerIndex;
using ::testing::ElementsAre;
using vouch::testing::Audiences;
using vouch::testing::SmallWorld;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<AudienceGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<AudienceGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<AudienceGraph>));

//   owners     0   1   2   3
//             / \ / \   /
//   accounts 0   1   2 3
TEST(AudienceGraph, HasBothDirections) {
  const SmallWorld world = SmallWorld::of({{0, 1}, {1, 2}, {3}, {}});
  EXPECT_EQ(world.graph.owners(), 4U);
  EXPECT_EQ(world.graph.accounts(), 4U);
  EXPECT_EQ(world.graph.links(), 5U);
  EXPECT_THAT(world.graph.members(OwnerIndex(0U)), ElementsAre(0, 1));
  EXPECT_TRUE(world.graph.members(OwnerIndex(3U)).empty());
  EXPECT_THAT(world.graph.owners_of(AccountIndex(1U)), ElementsAre(0, 1));
  EXPECT_THAT(world.graph.owners_of(AccountIndex(3U)), ElementsAre(2));
}

TEST(AudienceGraph, ReadsAsAnUndirectedBipartiteGraph) {
  const SmallWorld world = SmallWorld::of({{0, 1}, {1, 2}, {3}, {}});
  const AudienceGraph& graph = world.graph;
  EXPECT_EQ(num_vertices(graph), 8U);
  const auto [first, last] = adjacent_vertices(Vertex{5}, graph);  // account 1
  EXPECT_EQ(std::vector<Vertex>(first, last), (std::vector<Vertex>{0, 1}));
  EXPECT_EQ(out_degree(Vertex{0}, graph), 2U);
  const auto [edge, end] = out_edges(Vertex{1}, graph);
  ASSERT_EQ(std::distance(edge, end), 2);
  EXPECT_EQ(source(*edge, graph), 1U);
  EXPECT_EQ(target(*edge, graph), 5U);
  EXPECT_TRUE((*edge == Edge{.source = 5, .target = 1})) << "an edge is the same from both ends";
}

/// Component of each vertex by union of its links, numbered by least vertex.
std::vector<Vertex> naive_components(const Audiences& audiences, Vertex vertices) {
  std::vector<Vertex> parent(vertices);
  std::iota(parent.begin(), parent.end(), Vertex{0});
  const auto root = [&](Vertex v) {
    while (parent[v] != v) v = parent[v];
    return v;
  };
  for (std::size_t owner = 0; owner < audiences.size(); ++owner) {
    for (const std::uint32_t account : audiences[owner]) {
      const Vertex a = root(owner);
      const Vertex b = root(audiences.size() + account);
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  for (Vertex v = 0; v < vertices; ++v) parent[v] = root(v);
  return parent;
}

RC_GTEST_PROP(AudienceGraph, HasTheComponentsThatBoostFinds, (const std::vector<std::vector<std::uint8_t>>& lists)) {
  Audiences audiences(lists.size());
  for (std::size_t i = 0; i < lists.size(); ++i) {
    for (const std::uint8_t account : lists[i]) audiences[i].push_back(account % 40);
  }
  const SmallWorld world = SmallWorld::of(audiences);
  std::vector<Vertex> found(num_vertices(world.graph));
  boost::connected_components(world.graph,
                              boost::make_iterator_property_map(found.begin(), boost::typed_identity_property_map<Vertex>()));
  const std::vector<Vertex> expected = naive_components(audiences, num_vertices(world.graph));
  std::map<Vertex, Vertex> names;
  for (Vertex v = 0; v < found.size(); ++v) RC_ASSERT(names.emplace(found[v], expected[v]).first->second == expected[v]);
  RC_ASSERT(names.size() == std::set<Vertex>(expected.begin(), expected.end()).size());
}

RC_GTEST_PROP(AudienceGraph, ReachesByBreadthFirstSearchTheMembersInOneStep, (const std::vector<std::uint8_t>& list)) {
  Audiences audiences(2);
  for (const std::uint8_t account : list) audiences[account % 2].push_back(account / 2U);
  const SmallWorld world = SmallWorld::of(audiences);
  std::vector<int> distance(num_vertices(world.graph), -1);
  distance[0] = 0;
  const auto map = boost::make_iterator_property_map(distance.begin(), boost::typed_identity_property_map<Vertex>());
  boost::breadth_first_search(world.graph, Vertex{0},
                              boost::visitor(boost::make_bfs_visitor(boost::record_distances(map, boost::on_tree_edge()))));
  std::set<std::uint32_t> members;
  for (std::uint32_t account = 0; account < world.graph.accounts(); ++account) {
    if (distance[world.graph.owners() + account] == 1) members.insert(account);
  }
  RC_ASSERT(members == std::set<std::uint32_t>(audiences[0].begin(), audiences[0].end()));
}

TEST(AudienceGraph, RefusesSectionsThatDoNotFitTogether) {
  const auto refusal = [](std::vector<std::uint64_t> pseudonyms, std::vector<std::uint32_t> platforms,
                          std::vector<std::uint64_t> offsets, std::vector<std::uint32_t> targets,
                          std::vector<std::uint32_t> by_pseudonym = {1, 0}) {
    const auto snapshot = vouch::testing::sections([&](snapshot::Writer& out) -> core::Result<void> {
      EXPECT_TRUE(out.write<std::uint64_t>("graph.pseudonyms", pseudonyms));
      EXPECT_TRUE(out.write<std::uint32_t>("graph.platforms", platforms));
      EXPECT_TRUE(out.write<std::uint32_t>("graph.accounts", by_pseudonym));
      EXPECT_TRUE(out.write<std::uint64_t>("graph.members.offsets", offsets));
      EXPECT_TRUE(out.begin("graph.members.targets", snapshot::Encoding::csr_u32));
      EXPECT_TRUE(out.append<std::uint32_t>(targets));
      EXPECT_TRUE(out.write<std::uint64_t>("graph.owners.offsets", std::vector<std::uint64_t>{0, 1, 1}));
      EXPECT_TRUE(out.begin("graph.owners.targets", snapshot::Encoding::csr_u32));
      return out.append<std::uint32_t>(std::vector<std::uint32_t>{0});
    });
    const auto graph = AudienceGraph::open(snapshot);
    return graph ? std::string() : graph.error().message;
  };
  EXPECT_EQ(refusal({4, 7}, {0, 0}, {0, 1}, {0}), "");
  EXPECT_EQ(refusal({7, 4}, {0, 0}, {0, 1}, {0}), "section graph.pseudonyms does not ascend or does not match graph.platforms");
  EXPECT_EQ(refusal({4, 7}, {0}, {0, 1}, {0}), "section graph.pseudonyms does not ascend or does not match graph.platforms");
  EXPECT_EQ(refusal({4, 7}, {0, 0}, {0, 1}, {2}), "row 0 of section graph.members.targets does not ascend below 2");
  for (const std::vector<std::uint32_t>& accounts : {std::vector<std::uint32_t>{0, 0}, {0, 2}, {0}, {0, 1, 2}}) {
    EXPECT_EQ(refusal({4, 7}, {0, 0}, {0, 1}, {0}, accounts), "section graph.accounts does not name each of 2 accounts once");
  }
  EXPECT_EQ(refusal({4, 7}, {0, 0}, {0, 2}, {0, 1}),
            "sections graph.members and graph.owners have 2 and 1 links, expected the same");
}

}  // namespace
}  // namespace vouch::audience
