#include "engine/audience/algorithms/page_rank.h"

#include <cmath>
#include <map>
#include <numeric>

#include <boost/graph/page_rank.hpp>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/engine/audience/algorithms/random_graph.h"

namespace vouch::audience {
namespace {

using vouch::testing::Directed;
using vouch::testing::Edges;
using vouch::testing::random_graph;

constexpr PageRankOptions kTight = {.tolerance = 1e-14, .iterations = 2000};

PageRank ranked(const Csr& links, std::span<const std::uint32_t> start = {}, PageRankOptions options = kTight) {
  const Csr turned = reversed(links.view());
  return page_rank(links.view(), turned.view(), start, options);
}

/// The definition, step by step, in plain doubles.
std::vector<double> by_definition(CsrView links, std::vector<double> start, double damping) {
  const double whole = std::accumulate(start.begin(), start.end(), 0.0);
  for (double& t : start) t /= whole;
  std::vector<double> ranks = start;
  for (int i = 0; i < 2000; ++i) {
    double anew = 1.0 - damping;
    std::vector<double> next(ranks.size(), 0.0);
    for (std::uint32_t v = 0; v < links.vertices(); ++v) {
      if (links.degree(v) == 0) anew += damping * ranks[v];
      for (const std::uint32_t to : links[v]) next[to] += damping * ranks[v] / static_cast<double>(links.degree(v));
    }
    for (std::uint32_t v = 0; v < links.vertices(); ++v) next[v] += anew * start[v];
    ranks = next;
  }
  return ranks;
}

TEST(PageRank, OfAStarIsHighestInTheMiddle) {
  //  1   2     everybody points to 0, which points to nobody: its walker starts anew
  //   \ /
  //    0 - 3
  const Edges edges = {{1, 0}, {2, 0}, {3, 0}};
  const PageRank ranks = ranked(directed_csr(4, edges));
  // x = (1 - .85 + .85 y) / 4 for the leaves, y = x + 3 * .85 x for the middle, 3x + y = 1
  const double x = 1.0 / (3.0 + 1.0 + 3.0 * 0.85);
  EXPECT_NEAR(ranks.rank(1), x, 1e-12);
  EXPECT_NEAR(ranks.rank(0), x * (1.0 + 3.0 * 0.85), 1e-12);
}

TEST(PageRank, OfNobodyIsEmptyAndWithoutLinksIsTheStart) {
  EXPECT_TRUE(ranked(Csr{}).ranks.empty());
  const std::vector<std::uint32_t> start = {3, 1, 0};
  const PageRank ranks = ranked(directed_csr(3, {}), start);
  EXPECT_NEAR(ranks.rank(0), 0.75, 1e-15);
  EXPECT_NEAR(ranks.rank(1), 0.25, 1e-15);
  EXPECT_EQ(ranks.ranks[2], 0U);
}

TEST(PageRank, StopsAtItsToleranceOrAfterItsIterations) {
  const Edges edges = {{0, 1}, {1, 2}, {2, 0}, {0, 2}};
  const Csr links = directed_csr(3, edges);
  const PageRank few = ranked(links, {}, {.tolerance = 0.0, .iterations = 3});
  EXPECT_EQ(few.iterations, 3U);
  EXPECT_GT(few.change, 0.0);
  const PageRank enough = ranked(links, {}, {.tolerance = 1e-6, .iterations = 2000});
  EXPECT_LT(enough.change, 1e-6);
  EXPECT_LT(enough.iterations, 100U);
}

RC_GTEST_PROP(PageRankProperty, IsTheDefinitionWithAnyStartAndDamping, ()) {
  const auto made = *random_graph();
  const Csr links = directed_csr(made.vertices, made.edges);
  auto start = *rc::gen::container<std::vector<std::uint32_t>>(made.vertices, rc::gen::inRange(0U, 5U));
  start[0] += 1;
  const double damping = *rc::gen::element(0.0, 0.5, 0.85, 0.95);
  PageRankOptions options = kTight;
  options.damping = damping;
  const PageRank ranks = ranked(links, start, options);
  const auto truth = by_definition(links.view(), std::vector<double>(start.begin(), start.end()), damping);
  for (std::uint32_t v = 0; v < made.vertices; ++v) RC_ASSERT(std::abs(ranks.rank(v) - truth[v]) < 1e-11);
}

RC_GTEST_PROP(PageRankProperty, IsThatOfBoostWhereEverybodyHasALink, ()) {
  const auto made = *random_graph();
  Edges edges = made.edges;
  for (std::uint32_t v = 0; v < made.vertices; ++v) edges.emplace_back(v, (v + 1) % (made.vertices + 1));
  edges.emplace_back(made.vertices, 0);
  const Csr links = directed_csr(made.vertices + 1, edges);
  const auto graph = vouch::testing::boost_graph<Directed>(links.view());
  std::vector<double> truth(links.view().vertices());
  boost::graph::page_rank(graph, boost::make_iterator_property_map(truth.begin(), boost::get(boost::vertex_index, graph)),
                          boost::graph::n_iterations(500), 0.85);
  const PageRank ranks = ranked(links);
  const double whole = std::accumulate(truth.begin(), truth.end(), 0.0);
  for (std::uint32_t v = 0; v < truth.size(); ++v) RC_ASSERT(std::abs(ranks.rank(v) - truth[v] / whole) < 1e-11);
}

RC_GTEST_PROP(PageRankProperty, LosesNoMassAndIsTheSameForAnyNumberingAndThreads, ()) {
  const auto made = *random_graph();
  const Csr links = directed_csr(made.vertices, made.edges);
  const PageRank ranks = ranked(links);
  const std::uint64_t whole = std::accumulate(ranks.ranks.begin(), ranks.ranks.end(), std::uint64_t{0});
  RC_ASSERT(whole <= kPageRankWhole && whole + made.vertices > kPageRankWhole);
  const auto numbers = by_falling_degree(links.view());
  const PageRank turned = ranked(renumbered(links.view(), numbers));
  for (std::uint32_t v = 0; v < made.vertices; ++v) RC_ASSERT(ranks.ranks[v] == turned.ranks[numbers[v]]);
}

TEST(PageRank, OfManyVerticesIsTheSameForAnyNumberOfThreads) {
  Edges edges;
  constexpr std::uint32_t kMany = 40'000;
  for (std::uint32_t v = 0; v < kMany; ++v) {
    for (std::uint32_t i = 1; i < 4; ++i) {
      if (v % 7 != 0) edges.emplace_back(v, (v * 2654435761U + i * 40503U) % kMany);
    }
  }
  const Csr links = directed_csr(kMany, edges);
  const PageRank one = ranked(links, {}, {.threads = 1});
  const PageRank two = ranked(links, {}, {.threads = 2});
  EXPECT_EQ(one.ranks, two.ranks);
  EXPECT_EQ(one.iterations, two.iterations);
  EXPECT_GT(one.iterations, 5U);
}

}  // namespace
}  // namespace vouch::audience
