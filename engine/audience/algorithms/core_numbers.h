// Core numbers: the largest k for which a vertex lies in a part of the graph where everybody has k neighbours (S. Seidman,
// "Network structure and minimum degree", 1983). Vertices are taken out in the order of their degree, kept in buckets
// (V. Batagelj, M. Zaveršnik, "An O(m) algorithm for cores decomposition of networks", 2003): O(vertices + links), 16 bytes a
// vertex. Tight groups that vouch for each other, such as pods of commenters, have high cores.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/audience/algorithms/csr.h"

namespace vouch::audience {

struct CoreNumbers {
  std::vector<std::uint32_t> core;   // by vertex
  std::vector<std::uint32_t> order;  // vertices as they were taken out: each had the fewest neighbours among those left
  std::vector<std::uint32_t> left;   // by place in `order`: neighbours that the vertex had left when it was taken out
};

/// Requires each link in both rows, no vertex beside itself, no target twice.
[[nodiscard]] CoreNumbers core_numbers(CsrView graph);

}  // namespace vouch::audience
