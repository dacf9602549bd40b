#include "engine/audience/set_counts.h"

#include <algorithm>
#include <mutex>

#include "engine/audience/tile_counter.h"
#include "engine/audience/tile_walk.h"
#include "engine/core/parallel_for.h"

namespace vouch::audience {
namespace {

constexpr std::size_t kTasks = 8;  // each has sums of its own

SetCounts counts_of(const TileTotals& totals, const AudienceSet& set) {
  SetCounts counts;
  const std::size_t n = set.creators.size();
  counts.creators = n;
  counts.own = totals.own;
  counts.exclusive = totals.exclusive;
  counts.incremental = totals.incremental;
  counts.by_times = totals.by_times;
  counts.by_times[0] = 0;  // nobody is counted as not reached
  counts.shared.resize(n * n);
  for (std::size_t a = 0; a < n; ++a) {
    counts.potential.accounts += totals.incremental[a].accounts;
    counts.potential.authentic += totals.incremental[a].authentic;
    counts.shared[a * n + a] = totals.own[a].accounts;
    for (std::size_t b = a + 1; b < n; ++b) counts.shared[a * n + b] = counts.shared[b * n + a] = totals.pairs[a * n + b];
  }
  if (set.compared) {
    counts.compared = totals.compared;
    counts.compared_reached = totals.compared_reached;
    counts.compared_shared = totals.compared_shared;
  }
  return counts;
}

}  // namespace

SetCounts count_set(const AudienceSet& set, const CountOptions& options) {
  const SetLists lists(set);
  const std::uint32_t tiles = tiles_of(set.accounts);
  const std::size_t tasks = std::min<std::size_t>(tiles, kTasks);
  TileTotals totals(set.creators.size());
  std::mutex adding;
  core::parallel_each(tasks, options.threads, [&](std::size_t task) {
    const auto first = static_cast<std::uint32_t>(std::uint64_t{tiles} * task / tasks);
    const auto last = static_cast<std::uint32_t>(std::uint64_t{tiles} * (task + 1) / tasks);
    TileWalk walk(lists, first);
    TileCounter counter(set.creators.size(), set.authentic, options);
    TileTotals part(set.creators.size());
    for (std::uint32_t tile = first; tile < last; ++tile) {
      counter.count(walk.next(), tile * kTileAccounts, part);
    }
    const std::scoped_lock lock(adding);  // whole numbers: the order of adding does not matter
    totals.add(part);
  });
  return counts_of(totals, set);
}

}  // namespace vouch::audience
