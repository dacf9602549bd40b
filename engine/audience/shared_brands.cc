#include "engine/audience/shared_brands.h"

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

#include "engine/audience/block_kernel.h"
#include "engine/audience/cost_model.h"
#include "engine/audience/huge_array.h"
#include "engine/audience/shared_paths.h"
#include "engine/core/parallel_for.h"

namespace vouch::audience {
namespace {

constexpr std::size_t kListsATask = 4096;
constexpr unsigned kCountShift = 40;
constexpr std::size_t kMostBytes = std::size_t{512} << 20;  // of a block's counters, so that it has fewer audiences then

using Block = std::span<const AskingAudience* const>;

struct Counter {
  std::uint64_t accounts = 0, weight = 0, squares = 0;
};

/// The sums of a block over the tiles: counters by owner, then by audience.
class BlockStreaming {
 public:
  BlockStreaming(Block block, const AudienceGraph& graph, const BrandsOptions& options)
      : block_(block), options_(options), kernel_(block_kernel_of(options.set)), counters_(block.size() * options.owners) {
    for (const Tile& tile : graph.tiles().all()) run(tile);
  }

  void add_to(std::size_t audience, std::vector<SharedAudience>& shared) const {
    for (std::size_t o = 0; o < shared.size(); ++o) {
      const Counter& counter = counters_[o * block_.size() + audience];
      shared[o].accounts += counter.accounts;
      shared[o].weight += counter.weight;
      shared[o].squares += counter.squares;
    }
  }

 private:
  void run(const Tile& tile) {
    constexpr std::size_t kAccounts = 65536;
    HugeArray<std::uint64_t> words(kAccounts);
    std::vector<std::uint16_t> weights(kAccounts);
    for (std::size_t i = 0; i < block_.size(); ++i) {
      const auto members = block_[i]->members();
      for (auto at = std::ranges::lower_bound(members, tile.first_account); at != members.end(); ++at) {
        const std::uint32_t local = *at - tile.first_account;
        if (local >= kAccounts) break;
        words[local] |= std::uint64_t{1} << i;
        weights[local] = block_[i]->weight_of(*at);
      }
    }
    const std::size_t tasks = (tile.owners.size() + kListsATask - 1) / kListsATask;
    core::parallel_each(tasks, options_.threads, [&](std::size_t task) {
      const std::size_t first = task * kListsATask;
      run_lists(tile, first, std::min(first + kListsATask, tile.owners.size()), words.data(), weights.data());
    });
  }

  void run_lists(const Tile& tile, std::size_t first, std::size_t last, const std::uint64_t* words,
                 const std::uint16_t* weights) {
    constexpr std::uint64_t kWeight = (std::uint64_t{1} << kCountShift) - 1;
    BlockSums sums;
    for (std::size_t list = first; list < last && tile.owners[list] < options_.owners; ++list) {
      const std::uint32_t begin = list == 0 ? 0 : tile.ends[list - 1];
      kernel_(tile.targets.subspan(begin, tile.ends[list] - begin), words, weights, sums);
      Counter* const counters = &counters_[std::size_t{tile.owners[list]} * block_.size()];
      for (std::size_t i = 0; i < block_.size(); ++i) {
        counters[i].accounts += sums.packed[i] >> kCountShift;
        counters[i].weight += sums.packed[i] & kWeight;
        counters[i].squares += sums.squares[i];
      }
    }
  }

  Block block_;
  const BrandsOptions& options_;
  BlockKernel kernel_;
  HugeArray<Counter> counters_;
};

/// Whether the audiences of a block, each alone, would cost more in the head than one pass.
bool pays(Block block, const AudienceGraph& graph, const BrandsOptions& options) {
  if (options.block_pass != BlockPass::cheaper) return options.block_pass == BlockPass::always;
  std::uint64_t alone = 0;
  for (const AskingAudience* asking : block) alone += price_of_head(*asking, graph, options.owners);
  return price_of_block(block.size(), graph) < alone;
}

using Take = std::function<void(std::size_t, std::vector<SharedAudience>&&)>;

/// One audience: its own ways, the head left out where `head` has counted it.
std::vector<SharedAudience> shared_of(const AskingAudience& asking, const AudienceGraph& graph, const BrandsOptions& options,
                                      const BlockStreaming* head, std::size_t place) {
  Paths paths = cheapest_paths(asking, graph, options.owners);
  if (head == nullptr) return shared_along(paths, options.set, asking, graph, options.owners);
  paths.head = Way::none;
  std::vector<SharedAudience> shared = shared_along(paths, options.set, asking, graph, options.owners);
  head->add_to(place, shared);
  for (const core::OwnerIndex part : asking.parts()) {
    if (part.value < options.owners) shared[part.value] = shared_with(asking, graph, part);
  }
  return shared;
}

/// Results are handed over as soon as each thread has one: new memory would cost more than counting.
void run_block(Block block, const AudienceGraph& graph, const BrandsOptions& options, std::size_t first, const Take& take) {
  const bool one_pass = pays(block, graph, options);
  const std::optional<BlockStreaming> head =
      one_pass ? std::optional<BlockStreaming>(std::in_place, block, graph, options) : std::nullopt;
  const std::size_t threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  for (std::size_t begin = 0; begin < block.size(); begin += threads) {
    std::vector<std::vector<SharedAudience>> shared(std::min(threads, block.size() - begin));
    core::parallel_each(shared.size(), options.threads, [&](std::size_t i) {
      shared[i] = shared_of(*block[begin + i], graph, options, head ? &*head : nullptr, begin + i);
    });
    for (std::size_t i = 0; i < shared.size(); ++i) take(first + begin + i, std::move(shared[i]));
  }
}

}  // namespace

void shared_of_brands(std::span<const AskingAudience* const> asking, const AudienceGraph& graph, const BrandsOptions& options,
                      const std::function<void(std::size_t, std::vector<SharedAudience>&&)>& take) {
  const std::size_t of_one = sizeof(Counter) * std::max(1U, options.owners);
  const std::size_t width = std::clamp<std::size_t>(kMostBytes / of_one, 8, kMostABlock);
  for (std::size_t first = 0; first < asking.size(); first += width) {
    run_block(asking.subspan(first, std::min(width, asking.size() - first)), graph, options, first, take);
  }
}

}  // namespace vouch::audience
