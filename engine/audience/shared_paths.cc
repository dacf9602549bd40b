#include "engine/audience/shared_paths.h"

#include <algorithm>
#include <thread>

#include "engine/audience/huge_array.h"
#include "engine/core/parallel_for.h"

namespace vouch::audience {
namespace {

constexpr std::uint32_t kOwnersATask = 4096;
constexpr unsigned kCountShift = 40;
constexpr std::size_t kMembersAThread = 4096;  // fewer are not worth a thread
constexpr std::size_t kOffsetsAhead = 32;      // members, so that an offset is there when its row is asked for
constexpr std::size_t kRowsAhead = 16;
constexpr std::uint64_t kMostWideId = std::uint64_t{1} << 31;  // gathers take signed indexes

struct Counter {
  std::uint64_t packed = 0;  // (accounts << 40) + weight
  std::uint64_t squares = 0;
};

std::size_t tasks_of(std::uint32_t owners) { return (std::size_t{owners} + kOwnersATask - 1) / kOwnersATask; }

/// task(first, last) for ranges of owners.
template <class Task>
void for_owners(std::uint32_t owners, unsigned threads, const Task& task) {
  core::parallel_each(tasks_of(owners), threads, [&](std::size_t i) {
    const auto first = static_cast<std::uint32_t>(i) * kOwnersATask;
    task(first, first + std::min(kOwnersATask, owners - first));
  });
}

void add(SharedAudience& shared, const WeightSums& sums) {
  shared.accounts += sums.accounts;
  shared.weight += sums.weight;
  shared.squares += sums.squares;
}

class Streaming {
 public:
  Streaming(const Paths& paths, InstructionSet set, const AskingAudience& asking, const AudienceGraph& graph)
      : graph_(graph),
        head_(paths.head == Way::stream),
        tail_(paths.tail == Way::stream),
        kernels_(kernels_of(graph.accounts() < kMostWideId ? set : InstructionSet::scalar)),
        weights_(dense_weights(asking, asking.members(), tail_ ? graph.accounts() : graph.tiles().head())) {}

  void run(std::uint32_t first, std::uint32_t last, std::vector<SharedAudience>& shared) const {
    if (head_) {
      for (const Tile& tile : graph_.tiles().all()) run_tile(tile, first, last, shared);
    }
    if (!tail_) return;
    for (std::uint32_t o = first; o < last; ++o) {
      const auto members = graph_.members(core::OwnerIndex(o)).subspan(graph_.tiles().head_links(o));
      add(shared[o], kernels_.wide(members, weights_.data()));
    }
  }

 private:
  void run_tile(const Tile& tile, std::uint32_t first, std::uint32_t last, std::vector<SharedAudience>& shared) const {
    const std::uint16_t* const weights = weights_.data() + tile.first_account;
    auto at = static_cast<std::size_t>(std::ranges::lower_bound(tile.owners, first) - tile.owners.begin());
    std::uint32_t begin = at == 0 ? 0 : tile.ends[at - 1];
    for (; at < tile.owners.size() && tile.owners[at] < last; ++at) {
      const std::uint32_t end = tile.ends[at];
      add(shared[tile.owners[at]], kernels_.tile(tile.targets.subspan(begin, end - begin), weights));
      begin = end;
    }
  }

  const AudienceGraph& graph_;
  bool head_, tail_;
  const ListKernels& kernels_;
  std::vector<std::uint16_t> weights_;  // of the asking accounts, by account
};

/// The owners' counters of some asking accounts.
void invert(const AskingAudience& asking, const AudienceGraph& graph, std::span<const std::uint32_t> members,
            HugeArray<Counter>& counters) {
  const auto owners = static_cast<std::uint32_t>(counters.size());
  const snapshot::Rows& rows = graph.owner_rows();
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i + kOffsetsAhead < members.size()) __builtin_prefetch(&rows.offsets[members[i + kOffsetsAhead]]);
    if (i + kRowsAhead < members.size()) {
      const auto row = rows[members[i + kRowsAhead]];
      __builtin_prefetch(row.data());
      __builtin_prefetch(row.data() + 16);
    }
    const std::uint64_t w = asking.weight_of(members[i]);
    const Counter one{.packed = (std::uint64_t{1} << kCountShift) + w, .squares = w * w};
    for (const std::uint32_t o : rows[members[i]]) {
      if (o >= owners) break;  // owners ascend
      counters[o].packed += one.packed;
      counters[o].squares += one.squares;
    }
  }
}

void take_out(const HugeArray<Counter>& counters, unsigned threads, std::vector<SharedAudience>& shared) {
  for_owners(static_cast<std::uint32_t>(counters.size()), threads, [&](std::uint32_t first, std::uint32_t last) {
    constexpr std::uint64_t kWeight = (std::uint64_t{1} << kCountShift) - 1;
    for (std::uint32_t o = first; o < last; ++o) {
      add(shared[o], {.accounts = counters[o].packed >> kCountShift,
                      .weight = counters[o].packed & kWeight,
                      .squares = counters[o].squares});
    }
  });
}

void add_inverted(const AskingAudience& asking, const AudienceGraph& graph, std::span<const std::uint32_t> members,
                  unsigned threads, std::size_t accounts_a_counter, std::vector<SharedAudience>& shared) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  while (!members.empty()) {
    const auto some = members.first(std::min(members.size(), accounts_a_counter));
    const std::size_t parts = std::clamp<std::size_t>(some.size() / kMembersAThread, 1, threads);
    std::vector<HugeArray<Counter>> counters;
    for (std::size_t p = 0; p < parts; ++p) counters.emplace_back(shared.size());
    core::parallel_each(parts, threads, [&](std::size_t p) {
      const std::size_t begin = some.size() * p / parts;
      invert(asking, graph, some.subspan(begin, some.size() * (p + 1) / parts - begin), counters[p]);
    });
    for (const HugeArray<Counter>& counted : counters) take_out(counted, threads, shared);
    members = members.subspan(some.size());
  }
}

}  // namespace

std::vector<SharedAudience> shared_along(const Paths& paths, InstructionSet set, const AskingAudience& asking,
                                         const AudienceGraph& graph, std::uint32_t owners, unsigned threads,
                                         std::size_t accounts_a_counter) {
  SharedAudience nobody;
  nobody.asking_accounts = asking.accounts();
  nobody.asking_weight = asking.weight();
  std::vector<SharedAudience> shared(owners, nobody);
  if (paths.head == Way::stream || paths.tail == Way::stream) {
    const Streaming streaming(paths, set, asking, graph);
    for_owners(owners, threads, [&](std::uint32_t first, std::uint32_t last) { streaming.run(first, last, shared); });
  }
  const auto members = asking.members();
  const auto in_head = static_cast<std::size_t>(std::ranges::lower_bound(members, graph.tiles().head()) - members.begin());
  const std::size_t begin = paths.head == Way::invert ? 0 : in_head;
  const std::size_t end = paths.tail == Way::invert ? members.size() : in_head;
  if (begin < end) add_inverted(asking, graph, members.subspan(begin, end - begin), threads, accounts_a_counter, shared);
  for (const core::OwnerIndex part : asking.parts()) {
    if (part.value < owners) shared[part.value] = shared_with(asking, graph, part);
  }
  return shared;
}

}  // namespace vouch::audience
