#include "engine/audience/algorithms/connected_components.h"

#include <numeric>

namespace vouch::audience {

std::vector<std::uint32_t> connected_components(CsrView graph) {
  std::vector<std::uint32_t> above(graph.vertices());  // a vertex at or below its own number, towards its root
  std::iota(above.begin(), above.end(), 0U);
  const auto root_of = [&above](std::uint32_t v) {
    while (above[v] != v) {
      above[v] = above[above[v]];
      v = above[v];
    }
    return v;
  };
  for (std::uint32_t v = 0; v < graph.vertices(); ++v) {
    std::uint32_t root = root_of(v);
    for (const std::uint32_t to : graph[v]) {
      const std::uint32_t other = root_of(to);
      if (other < root) {
        above[root] = other;
        root = other;
      } else if (root < other) {
        above[other] = root;
      }
    }
  }
  for (std::uint32_t v = 0; v < graph.vertices(); ++v) above[v] = above[above[v]];  // what is above v is final by now
  return above;
}

}  // namespace vouch::audience
