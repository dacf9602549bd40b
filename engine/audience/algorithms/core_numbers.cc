#include "engine/audience/algorithms/core_numbers.h"

#include <algorithm>
#include <utility>

namespace vouch::audience {
namespace {

/// Vertices sorted by the neighbours that they have left; taking one neighbour away is O(1).
class Buckets {
 public:
  explicit Buckets(CsrView graph) : left_(graph.vertices()), order_(graph.vertices()), place_(graph.vertices()) {
    std::uint32_t most = 0;
    for (std::uint32_t v = 0; v < graph.vertices(); ++v) {
      left_[v] = static_cast<std::uint32_t>(graph.degree(v));
      most = std::max(most, left_[v]);
    }
    begin_.assign(most + std::size_t{2}, 0);
    for (const std::uint32_t degree : left_) ++begin_[degree + std::size_t{1}];
    for (std::size_t d = 1; d < begin_.size(); ++d) begin_[d] += begin_[d - 1];
    std::vector<std::uint32_t> next = begin_;
    for (std::uint32_t v = 0; v < graph.vertices(); ++v) {
      place_[v] = next[left_[v]]++;
      order_[place_[v]] = v;
    }
  }

  [[nodiscard]] std::uint32_t at(std::uint32_t place) const { return order_[place]; }
  [[nodiscard]] std::uint32_t left(std::uint32_t vertex) const { return left_[vertex]; }
  [[nodiscard]] std::uint32_t place(std::uint32_t vertex) const { return place_[vertex]; }

  /// One neighbour less: the vertex goes to the bucket below, whose places end where its own begins. Places up to `place`
  /// are done with, so a bucket never begins before the next.
  void lose_neighbour(std::uint32_t vertex, std::uint32_t place) {
    std::uint32_t& begin = begin_[left_[vertex]];
    begin = std::max(begin, place + 1);
    const std::uint32_t first = order_[begin];
    std::swap(order_[begin], order_[place_[vertex]]);
    std::swap(place_[first], place_[vertex]);
    ++begin;
    --left_[vertex];
  }
  [[nodiscard]] std::vector<std::uint32_t> take_order() { return std::move(order_); }

 private:
  std::vector<std::uint32_t> left_, order_, place_;
  std::vector<std::uint32_t> begin_;  // first place of each bucket
};

}  // namespace

CoreNumbers core_numbers(CsrView graph) {
  const std::uint32_t n = graph.vertices();
  CoreNumbers cores;
  cores.core.resize(n);
  cores.left.resize(n);
  Buckets buckets(graph);
  std::uint32_t core = 0;
  for (std::uint32_t place = 0; place < n; ++place) {
    const std::uint32_t v = buckets.at(place);
    cores.left[place] = buckets.left(v);
    core = std::max(core, buckets.left(v));
    cores.core[v] = core;
    for (const std::uint32_t to : graph[v]) {
      if (buckets.place(to) > place) buckets.lose_neighbour(to, place);
    }
  }
  cores.order = buckets.take_order();
  return cores;
}

}  // namespace vouch::audience
