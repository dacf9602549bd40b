#include "engine/audience/algorithms/clustering.h"

#include <algorithm>
#include <atomic>

#include "engine/core/parallel_for.h"

namespace vouch::audience {
namespace {

constexpr std::uint32_t kVerticesATask = 1 << 10;

/// The graph with each link in the row of the end that has fewer neighbours.
Csr towards_higher_degree(CsrView graph) {
  const auto higher = [&graph](std::uint32_t a, std::uint32_t b) {
    return graph.degree(b) != graph.degree(a) ? graph.degree(b) > graph.degree(a) : b > a;
  };
  Csr rows;
  rows.offsets.assign(graph.vertices() + std::size_t{1}, 0);
  rows.targets.reserve(graph.targets.size() / 2);
  for (std::uint32_t v = 0; v < graph.vertices(); ++v) {
    for (const std::uint32_t to : graph[v]) {
      if (higher(v, to)) rows.targets.push_back(to);
    }
    rows.offsets[v + std::size_t{1}] = rows.targets.size();
  }
  return rows;
}

void add(std::uint64_t& counter, std::uint64_t count) {
  if (count > 0) std::atomic_ref<std::uint64_t>(counter).fetch_add(count, std::memory_order_relaxed);
}

/// Calls with each vertex that both ascending rows hold; returns how many there are.
template <class Call>
std::uint64_t each_common(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, Call call) {
  std::uint64_t common = 0;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    const std::uint32_t x = a[i];
    const std::uint32_t y = b[j];
    if (x == y) {
      call(x);
      ++common;
    }
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  return common;
}

}  // namespace

std::vector<std::uint64_t> triangles(CsrView graph, unsigned threads) {
  const Csr rows = towards_higher_degree(graph);
  const CsrView up = rows.view();
  const std::uint32_t n = graph.vertices();
  std::vector<std::uint64_t> counts(n, 0);
  core::parallel_each((n + kVerticesATask - 1) / kVerticesATask, threads, [&](std::size_t task) {
    const auto first = static_cast<std::uint32_t>(task) * kVerticesATask;
    for (std::uint32_t v = first; v < std::min(n, first + kVerticesATask); ++v) {
      std::uint64_t of_v = 0;
      for (const std::uint32_t to : up[v]) {
        const std::uint64_t common = each_common(up[v], up[to], [&counts](std::uint32_t third) { add(counts[third], 1); });
        add(counts[to], common);
        of_v += common;
      }
      add(counts[v], of_v);
    }
  });
  return counts;
}

std::vector<double> local_clustering(CsrView graph, unsigned threads) {
  const std::vector<std::uint64_t> counts = triangles(graph, threads);
  std::vector<double> shares(counts.size(), 0.0);
  for (std::uint32_t v = 0; v < graph.vertices(); ++v) {
    const auto degree = static_cast<double>(graph.degree(v));
    if (degree >= 2.0) shares[v] = 2.0 * static_cast<double>(counts[v]) / (degree * (degree - 1.0));
  }
  return shares;
}

}  // namespace vouch::audience
