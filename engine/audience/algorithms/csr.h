// A graph as the algorithms of this folder see it: compressed sparse rows, vertices 0 up to n − 1, a row the vertices that
// one vertex points to. An undirected graph holds each edge in both rows. Whatever has such rows (comment graphs, owners
// joined by shared audiences, a mapped section) is passed as a view; nothing is copied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace vouch::audience {

/// Requires offsets that ascend from 0 to targets.size(), one more than vertices, and targets below the vertices.
struct CsrView {
  std::span<const std::uint64_t> offsets;
  std::span<const std::uint32_t> targets;

  [[nodiscard]] std::uint32_t vertices() const { return offsets.empty() ? 0 : static_cast<std::uint32_t>(offsets.size() - 1); }
  [[nodiscard]] std::uint64_t degree(std::uint32_t vertex) const { return offsets[vertex + std::size_t{1}] - offsets[vertex]; }
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::uint32_t vertex) const {
    return targets.subspan(offsets[vertex], degree(vertex));
  }
};

/// Rows that own their memory.
struct Csr {
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> targets;
  [[nodiscard]] CsrView view() const { return {.offsets = offsets, .targets = targets}; }
};

using CsrEdges = std::span<const std::pair<std::uint32_t, std::uint32_t>>;

/// Rows of directed edges, ascending; repeated edges count once, and a vertex never points to itself.
/// Requires ends below `vertices`. O(edges), two counting sorts.
[[nodiscard]] Csr directed_csr(std::uint32_t vertices, CsrEdges edges);
/// The same with every edge in both rows.
[[nodiscard]] Csr undirected_csr(std::uint32_t vertices, CsrEdges edges);
/// Who points to whom, turned around. Rows ascend.
[[nodiscard]] Csr reversed(CsrView graph);

/// An order of the vertices in which those with the longest rows come first (ties: lower first): what algorithms touch most
/// lies together. Returns the new number of each vertex.
[[nodiscard]] std::vector<std::uint32_t> by_falling_degree(CsrView graph);
/// The graph with vertex v called numbers[v]; rows ascend. Requires a permutation.
[[nodiscard]] Csr renumbered(CsrView graph, std::span<const std::uint32_t> numbers);

}  // namespace vouch::audience
