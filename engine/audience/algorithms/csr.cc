#include "engine/audience/algorithms/csr.h"

#include <algorithm>
#include <numeric>

namespace vouch::audience {
namespace {

/// Rows of (from, to) pairs that come from `each`, which is called twice: rows keep the order of the calls.
template <class Each>
Csr rows_of(std::uint32_t vertices, Each each) {
  Csr rows;
  rows.offsets.assign(vertices + std::size_t{1}, 0);
  each([&](std::uint32_t from, std::uint32_t) { ++rows.offsets[from + std::size_t{1}]; });
  std::partial_sum(rows.offsets.begin(), rows.offsets.end(), rows.offsets.begin());
  rows.targets.resize(rows.offsets.back());
  std::vector<std::uint64_t> next(rows.offsets.begin(), rows.offsets.end() - 1);
  each([&](std::uint32_t from, std::uint32_t to) { rows.targets[next[from]++] = to; });
  return rows;
}

/// Without repeated targets. Requires ascending rows.
Csr without_repeats(Csr rows) {
  std::uint64_t kept = 0;
  std::uint64_t begin = 0;
  for (std::size_t v = 0; v + 1 < rows.offsets.size(); ++v) {
    const std::uint64_t end = rows.offsets[v + 1];
    const std::uint64_t first = kept;
    for (std::uint64_t i = begin; i < end; ++i) {
      if (kept == first || rows.targets[kept - 1] != rows.targets[i]) rows.targets[kept++] = rows.targets[i];
    }
    begin = end;
    rows.offsets[v + 1] = kept;
  }
  rows.targets.resize(kept);
  return rows;
}

}  // namespace

Csr reversed(CsrView graph) {
  return rows_of(graph.vertices(), [&](const auto& take) {
    for (std::uint32_t v = 0; v < graph.vertices(); ++v) {
      for (const std::uint32_t to : graph[v]) take(to, v);
    }
  });
}

Csr directed_csr(std::uint32_t vertices, CsrEdges edges) {
  const Csr turned = rows_of(vertices, [&](const auto& take) {
    for (const auto& [a, b] : edges) {
      if (a != b) take(b, a);
    }
  });
  return without_repeats(reversed(turned.view()));
}

Csr undirected_csr(std::uint32_t vertices, CsrEdges edges) {
  const Csr turned = rows_of(vertices, [&](const auto& take) {
    for (const auto& [a, b] : edges) {
      if (a == b) continue;
      take(b, a);
      take(a, b);
    }
  });
  return without_repeats(reversed(turned.view()));
}

std::vector<std::uint32_t> by_falling_degree(CsrView graph) {
  std::vector<std::uint32_t> order(graph.vertices());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return graph.degree(a) > graph.degree(b); });
  std::vector<std::uint32_t> numbers(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) numbers[order[i]] = i;
  return numbers;
}

Csr renumbered(CsrView graph, std::span<const std::uint32_t> numbers) {
  std::vector<std::uint32_t> old(numbers.size());
  for (std::uint32_t v = 0; v < numbers.size(); ++v) old[numbers[v]] = v;
  const Csr turned = rows_of(graph.vertices(), [&](const auto& take) {
    for (const std::uint32_t v : old) {
      for (const std::uint32_t to : graph[v]) take(numbers[to], numbers[v]);
    }
  });
  return reversed(turned.view());
}

}  // namespace vouch::audience
