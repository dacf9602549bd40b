// Local clustering: the share of pairs of a vertex's neighbours that are neighbours themselves (D. Watts, S. Strogatz,
// "Collective dynamics of 'small-world' networks", 1998). Each triangle is found once, from its vertex of lowest degree: links
// point to the vertex with the higher degree (ties: the higher number), and the rows of both ends are intersected (T. Schank,
// D. Wagner, "Finding, counting and listing all triangles in large graphs", 2005). O(links^1.5) whatever the degrees.
// Counts are whole numbers, so any number of threads gives the same.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/audience/algorithms/csr.h"

namespace vouch::audience {

/// Triangles through each vertex. Requires each link in both rows, no vertex beside itself, no target twice, rows ascending.
/// threads 0: as many as the machine has.
[[nodiscard]] std::vector<std::uint64_t> triangles(CsrView graph, unsigned threads = 1);

/// Triangles ÷ pairs of neighbours, by vertex; 0 with fewer than two neighbours. Requires the same.
[[nodiscard]] std::vector<double> local_clustering(CsrView graph, unsigned threads = 1);

}  // namespace vouch::audience
