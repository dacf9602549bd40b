// The audience graph as Boost.Graph sees it: undirected and bipartite, vertices are the owners [0, owners) and then the
// accounts [owners, owners + accounts). It models VertexListGraph, IncidenceGraph and AdjacencyGraph, so any algorithm of
// Boost.Graph runs on the mapped file without a copy. After J. Siek, L.-Q. Lee, A. Lumsdaine, "The Boost Graph Library",
// 2002. Only what uses such algorithms includes this header.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>

#include "engine/audience/graph.h"

namespace vouch::audience {

using Vertex = std::uint64_t;

/// An edge as it was reached: (a, b) and (b, a) are the same edge.
struct Edge {
  Vertex source = 0;
  Vertex target = 0;
  friend bool operator==(const Edge& a, const Edge& b) {
    return (a.source == b.source && a.target == b.target) || (a.source == b.target && a.target == b.source);
  }
};

/// From an index in a row of the graph to the vertex that it names.
struct ToVertex {
  Vertex first = 0;  // vertex of index 0: 0 for owners, owners() for accounts
  Vertex operator()(std::uint32_t index) const { return first + index; }
};

/// The same, as the edge from a given vertex.
struct ToEdge {
  Vertex source = 0;
  Vertex first = 0;
  Edge operator()(std::uint32_t index) const { return {.source = source, .target = first + index}; }
};

/// Lets algorithms that must call some vertices' rows "adjacent" know what the graph allows.
struct AudienceTraversal : virtual boost::vertex_list_graph_tag,
                           virtual boost::incidence_graph_tag,
                           virtual boost::adjacency_graph_tag {};

using VertexIterator = boost::counting_iterator<Vertex>;
using AdjacencyIterator = boost::transform_iterator<ToVertex, const std::uint32_t*>;
using OutEdgeIterator = boost::transform_iterator<ToEdge, const std::uint32_t*>;

}  // namespace vouch::audience

template <>
struct boost::graph_traits<vouch::audience::AudienceGraph> {
  using vertex_descriptor = vouch::audience::Vertex;
  using edge_descriptor = vouch::audience::Edge;
  using directed_category = boost::undirected_tag;
  using edge_parallel_category = boost::disallow_parallel_edge_tag;
  using traversal_category = vouch::audience::AudienceTraversal;
  using vertex_iterator = vouch::audience::VertexIterator;
  using adjacency_iterator = vouch::audience::AdjacencyIterator;
  using out_edge_iterator = vouch::audience::OutEdgeIterator;
  using vertices_size_type = std::uint64_t;
  using edges_size_type = std::uint64_t;
  using degree_size_type = std::size_t;
  static vertex_descriptor null_vertex() { return ~vertex_descriptor{0}; }
};

template <>
struct boost::property_map<vouch::audience::AudienceGraph, boost::vertex_index_t> {
  using type = boost::typed_identity_property_map<vouch::audience::Vertex>;
  using const_type = type;
};

namespace vouch::audience {

/// The row of a vertex and the vertex that its index 0 stands for.
inline std::pair<std::span<const std::uint32_t>, Vertex> row_of(Vertex vertex, const AudienceGraph& graph) {
  if (vertex < graph.owners()) return {graph.members(core::OwnerIndex(static_cast<std::uint32_t>(vertex))), graph.owners()};
  return {graph.owners_of(core::AccountIndex(static_cast<std::uint32_t>(vertex - graph.owners()))), 0};
}

inline Vertex num_vertices(const AudienceGraph& graph) { return Vertex{graph.owners()} + graph.accounts(); }

inline std::pair<VertexIterator, VertexIterator> vertices(const AudienceGraph& graph) {
  return {VertexIterator(0), VertexIterator(num_vertices(graph))};
}

inline std::size_t out_degree(Vertex vertex, const AudienceGraph& graph) { return row_of(vertex, graph).first.size(); }

inline std::pair<AdjacencyIterator, AdjacencyIterator> adjacent_vertices(Vertex vertex, const AudienceGraph& graph) {
  const auto [row, first] = row_of(vertex, graph);
  return {AdjacencyIterator(row.data(), ToVertex{first}), AdjacencyIterator(row.data() + row.size(), ToVertex{first})};
}

inline std::pair<OutEdgeIterator, OutEdgeIterator> out_edges(Vertex vertex, const AudienceGraph& graph) {
  const auto [row, first] = row_of(vertex, graph);
  return {OutEdgeIterator(row.data(), ToEdge{vertex, first}), OutEdgeIterator(row.data() + row.size(), ToEdge{vertex, first})};
}

inline Vertex source(const Edge& edge, const AudienceGraph& /*graph*/) { return edge.source; }
inline Vertex target(const Edge& edge, const AudienceGraph& /*graph*/) { return edge.target; }

inline boost::typed_identity_property_map<Vertex> get(boost::vertex_index_t /*kind*/, const AudienceGraph& /*graph*/) {
  return {};
}
inline Vertex get(boost::vertex_index_t /*kind*/, const AudienceGraph& /*graph*/, Vertex vertex) { return vertex; }

}  // namespace vouch::audience
