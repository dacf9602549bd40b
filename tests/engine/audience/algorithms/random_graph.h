// Small random graphs for properties, and the same graph for Boost.Graph, whose answers are the oracle.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <rapidcheck.h>

#include "engine/audience/algorithms/csr.h"

namespace vouch::testing {

using Edges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

struct RandomGraph {
  std::uint32_t vertices = 0;
  Edges edges;  // some of them twice, some from a vertex to itself
};

/// 1 to 24 vertices, up to about three edges a vertex; some vertices alone.
inline rc::Gen<RandomGraph> random_graph() {
  return rc::gen::mapcat(rc::gen::inRange(1U, 25U), [](std::uint32_t n) {
    const auto vertex = rc::gen::inRange(0U, n);
    const auto edges = rc::gen::mapcat(rc::gen::inRange<std::size_t>(0, 3 * std::size_t{n}), [vertex](std::size_t count) {
      return rc::gen::container<Edges>(count, rc::gen::pair(vertex, vertex));
    });
    return rc::gen::map(edges, [n](Edges made) { return RandomGraph{.vertices = n, .edges = std::move(made)}; });
  });
}

template <class Graph>
Graph boost_graph(audience::CsrView rows) {
  Graph graph(rows.vertices());
  constexpr bool kDirected = std::is_same_v<typename boost::graph_traits<Graph>::directed_category, boost::bidirectional_tag>;
  for (std::uint32_t v = 0; v < rows.vertices(); ++v) {
    for (const std::uint32_t to : rows[v]) {
      if (kDirected || v < to) boost::add_edge(v, to, graph);
    }
  }
  return graph;
}

using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
using Directed = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

}  // namespace vouch::testing
