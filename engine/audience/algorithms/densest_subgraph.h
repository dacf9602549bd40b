// A dense part of a graph, density being links ÷ vertices: the vertex with the fewest neighbours is taken out again and again,
// and the densest of the parts on the way is the answer (M. Charikar, "Greedy approximation algorithms for finding dense
// components in a graph", 2000). Its density is at least half of the highest there is. No part is denser than the largest
// core number, since in the densest one everybody has at least as many neighbours as its density; both bound how far the
// answer can be from the best. O(vertices + links). Groups that act together (bought comments, pods) are dense parts.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/audience/algorithms/core_numbers.h"
#include "engine/audience/algorithms/csr.h"

namespace vouch::audience {

struct DenseSubgraph {
  std::vector<std::uint32_t> vertices;  // ascending; of equally dense parts the largest
  std::uint64_t links = 0;              // between them, each once
  double density = 0.0;                 // links ÷ vertices
  double highest = 0.0;                 // no part of the graph is denser: the lower of 2 · density and the largest core number
};

/// Requires each link in both rows, no vertex beside itself, no target twice.
[[nodiscard]] DenseSubgraph densest_subgraph(CsrView graph);
/// The same from core numbers that are there already. Requires those of this graph.
[[nodiscard]] DenseSubgraph densest_subgraph(CsrView graph, const CoreNumbers& cores);

}  // namespace vouch::audience
