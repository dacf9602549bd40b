#include "engine/audience/algorithms/page_rank.h"

#include <algorithm>
#include <numeric>

#include "engine/core/parallel_for.h"

namespace vouch::audience {
namespace {

constexpr std::uint32_t kVerticesATask = 1 << 14;

/// What the tasks of one step add up; whole numbers, so their order does not matter.
struct StepSums {
  std::uint64_t linked = 0;   // mass that came by links
  std::uint64_t changed = 0;  // |new − old|
};

class Walk {
 public:
  Walk(CsrView links, CsrView turned, std::span<const std::uint32_t> start, const PageRankOptions& options)
      : links_(links),
        turned_(turned),
        start_(start),
        options_(options),
        total_(start.empty() ? links.vertices() : std::accumulate(start.begin(), start.end(), std::uint64_t{0})),
        factor_(links.vertices()),
        shares_(links.vertices()),
        came_(links.vertices()),
        sums_((links.vertices() + kVerticesATask - 1) / kVerticesATask) {}

  PageRank run() {
    const std::uint32_t n = links_.vertices();
    PageRank result;
    result.ranks.resize(n);
    if (n == 0) return result;
    for (std::uint32_t v = 0; v < n; ++v) {
      const std::uint64_t degree = links_.degree(v);
      factor_[v] = degree == 0 ? 0.0 : options_.damping / static_cast<double>(degree);
    }
    std::vector<std::uint64_t>& ranks = result.ranks;
    start_anew(kPageRankWhole);
    for (std::uint32_t v = 0; v < n; ++v) ranks[v] = share_of_start(v);
    set_shares(ranks);
    for (result.iterations = 1;; ++result.iterations) {
      result.change = step(ranks);
      if (result.change < options_.tolerance || result.iterations >= options_.iterations) return result;
    }
  }

 private:
  template <class Work>
  void each_task(Work work) {
    core::parallel_each(sums_.size(), options_.threads, [&](std::size_t task) {
      const auto first = static_cast<std::uint32_t>(task) * kVerticesATask;
      work(task, first, std::min(links_.vertices(), first + kVerticesATask));
    });
  }

  /// Shares out what the walker who starts anew carries.
  void start_anew(std::uint64_t mass) {
    whole_ = mass / total_;
    rest_ = mass % total_;
  }
  [[nodiscard]] std::uint64_t share_of_start(std::uint32_t v) const {
    if (start_.empty()) return whole_;
    return whole_ * start_[v] + rest_ * start_[v] / total_;  // rest_ < 2^32
  }

  void set_shares(std::span<const std::uint64_t> ranks) {
    each_task([&](std::size_t, std::uint32_t first, std::uint32_t last) {
      for (std::uint32_t v = first; v < last; ++v) {
        shares_[v] = static_cast<std::uint64_t>(static_cast<double>(ranks[v]) * factor_[v]);
      }
    });
  }

  /// One step of the walk; returns how much changed.
  double step(std::vector<std::uint64_t>& ranks) {
    each_task([&](std::size_t task, std::uint32_t first, std::uint32_t last) {
      std::uint64_t linked = 0;
      for (std::uint32_t v = first; v < last; ++v) {
        std::uint64_t sum = 0;
        for (const std::uint32_t from : turned_[v]) sum += shares_[from];
        came_[v] = sum;
        linked += sum;
      }
      sums_[task].linked = linked;
    });
    std::uint64_t linked = 0;
    for (const StepSums& sums : sums_) linked += sums.linked;
    start_anew(kPageRankWhole - linked);
    each_task([&](std::size_t task, std::uint32_t first, std::uint32_t last) {
      std::uint64_t changed = 0;
      for (std::uint32_t v = first; v < last; ++v) {
        const std::uint64_t rank = came_[v] + share_of_start(v);
        changed += rank > ranks[v] ? rank - ranks[v] : ranks[v] - rank;
        ranks[v] = rank;
        shares_[v] = static_cast<std::uint64_t>(static_cast<double>(rank) * factor_[v]);
      }
      sums_[task].changed = changed;
    });
    std::uint64_t changed = 0;
    for (const StepSums& sums : sums_) changed += sums.changed;
    return static_cast<double>(changed) / static_cast<double>(kPageRankWhole);
  }

  CsrView links_, turned_;
  std::span<const std::uint32_t> start_;
  const PageRankOptions& options_;
  std::uint64_t total_;
  std::uint64_t whole_ = 0, rest_ = 0;  // of the mass that starts anew: for each unit of start, and what is left over
  std::vector<double> factor_;          // d ÷ degree
  std::vector<std::uint64_t> shares_;   // what each vertex gives along each of its links
  std::vector<std::uint64_t> came_;     // what each vertex got
  std::vector<StepSums> sums_;          // by task
};

}  // namespace

double PageRank::rank(std::uint32_t vertex) const {
  return static_cast<double>(ranks[vertex]) / static_cast<double>(kPageRankWhole);
}

PageRank page_rank(CsrView links, CsrView turned, std::span<const std::uint32_t> start, const PageRankOptions& options) {
  return Walk(links, turned, start, options).run();
}

}  // namespace vouch::audience
