#include "engine/audience/algorithms/densest_subgraph.h"

#include <algorithm>

namespace vouch::audience {
namespace {

__extension__ using Product = unsigned __int128;  // of two counts of 64 bits

/// A part of the graph: everybody from a place in the order on.
struct Part {
  std::uint32_t place = 0;
  std::uint64_t links = 0, vertices = 0;
  [[nodiscard]] bool denser_than(const Part& other) const {
    return Product{links} * other.vertices > Product{other.links} * vertices;
  }
};

}  // namespace

DenseSubgraph densest_subgraph(CsrView graph, const CoreNumbers& cores) {
  DenseSubgraph found;
  const std::uint32_t n = graph.vertices();
  if (n == 0) return found;
  Part rest{.place = 0, .links = graph.targets.size() / 2, .vertices = n};
  Part best = rest;
  for (std::uint32_t place = 0; place + 1 < n; ++place) {
    rest = {.place = place + 1, .links = rest.links - cores.left[place], .vertices = rest.vertices - 1};
    if (rest.denser_than(best)) best = rest;
  }
  found.vertices.assign(cores.order.begin() + best.place, cores.order.end());
  std::sort(found.vertices.begin(), found.vertices.end());
  found.links = best.links;
  found.density = static_cast<double>(best.links) / static_cast<double>(best.vertices);
  const std::uint32_t core = *std::max_element(cores.core.begin(), cores.core.end());
  found.highest = std::max(found.density, std::min(2.0 * found.density, static_cast<double>(core)));
  return found;
}

DenseSubgraph densest_subgraph(CsrView graph) { return densest_subgraph(graph, core_numbers(graph)); }

}  // namespace vouch::audience
