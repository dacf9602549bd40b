#include <boost/graph/clustering_coefficient.hpp>
#include <boost/graph/exterior_property.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/audience/algorithms/clustering.h"
#include "tests/engine/audience/algorithms/random_graph.h"

namespace vouch::audience {
namespace {

using ::testing::ElementsAre;
using vouch::testing::Edges;
using vouch::testing::random_graph;
using vouch::testing::Undirected;

TEST(Clustering, OfATriangleWithATail) {
  //  1 - 0
  //   \ /
  //    2 - 3     4
  const Edges edges = {{0, 1}, {0, 2}, {1, 2}, {2, 3}};
  const Csr graph = undirected_csr(5, edges);
  EXPECT_THAT(triangles(graph.view()), ElementsAre(1, 1, 1, 0, 0));
  EXPECT_THAT(local_clustering(graph.view()), ElementsAre(1.0, 1.0, 1.0 / 3.0, 0.0, 0.0));
}

RC_GTEST_PROP(ClusteringProperty, IsThatOfBoost, ()) {
  const auto made = *random_graph();
  const Csr graph = undirected_csr(made.vertices, made.edges);
  const auto boosted = vouch::testing::boost_graph<Undirected>(graph.view());
  std::vector<double> truth(made.vertices);
  boost::all_clustering_coefficients(boosted,
                                     boost::make_iterator_property_map(truth.begin(), boost::get(boost::vertex_index, boosted)));
  const auto found = local_clustering(graph.view());
  for (std::uint32_t v = 0; v < made.vertices; ++v) RC_ASSERT(std::abs(found[v] - truth[v]) < 1e-12);
}

TEST(Clustering, IsTheSameForAnyNumberOfThreads) {
  Edges edges;
  constexpr std::uint32_t kMany = 5'000;
  for (std::uint32_t v = 0; v < kMany; ++v) {
    for (std::uint32_t i = 1; i < 12; ++i) edges.emplace_back(v, (v + i * i) % kMany);
    edges.emplace_back(v, v % 13);  // a few that everybody knows
  }
  const Csr graph = undirected_csr(kMany, edges);
  const auto one = triangles(graph.view(), 1);
  EXPECT_EQ(one, triangles(graph.view(), 2));
  EXPECT_EQ(one, triangles(graph.view(), 3));
}

}  // namespace
}  // namespace vouch::audience
