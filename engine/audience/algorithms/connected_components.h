// Connected components of a graph, links taken in both directions: each vertex is named after the lowest vertex that it is
// connected with. Disjoint sets with the lower root on top and paths halved on the way (R. Tarjan, "Efficiency of a good but
// not linear set union algorithm", 1975; splicing by index after E. Dijkstra, "A Discipline of Programming", 1976), so the
// names follow from the graph alone. Close to O(links) in one pass; holds 4 bytes a vertex.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/audience/algorithms/csr.h"

namespace vouch::audience {

/// Of each vertex the lowest one of its component. A link needs to stand in one of its two rows only.
[[nodiscard]] std::vector<std::uint32_t> connected_components(CsrView graph);

}  // namespace vouch::audience
