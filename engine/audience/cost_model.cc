#include "engine/audience/cost_model.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace vouch::audience {
namespace {

// Tenths of a nanosecond on one core of the machine named in docs/benchmarks.md; bytes by the hundred.
constexpr std::uint64_t kHundredBytes = 80;
constexpr std::uint64_t kList = 80;
constexpr std::uint64_t kTileProbe = 18;
constexpr std::uint64_t kWeightProbe = 20;
constexpr std::uint64_t kRowProbe = 360;
constexpr std::uint64_t kRowInOrder = 30;
constexpr std::uint64_t kCounterProbe = 40;
constexpr std::uint64_t kBlockProbe = 80;  // an id, for all audiences of a block
constexpr std::uint64_t kBlockList = 100;  // a list, and for each audience
constexpr std::uint64_t kBlockListEach = 10;

/// Asking accounts in one part of the graph, and their links.
struct Asked {
  std::uint64_t accounts = 0;
  std::uint64_t links = 0;
};

/// The links are those of kLookedAt accounts at even distances, scaled up: looking at all would cost as much as a part of the
/// counting. Accounts are ordered by their number of owners, so that even distances see every number of them.
Asked asked_of(const AudienceGraph& graph, std::span<const std::uint32_t> members) {
  constexpr std::size_t kLookedAt = 1024;
  const std::size_t step = std::max<std::size_t>(1, members.size() / kLookedAt);
  const auto offsets = graph.owner_rows().offsets;
  std::uint64_t links = 0;
  std::uint64_t looked_at = 0;
  for (std::size_t i = step / 2; i < members.size(); i += step, ++looked_at) {
    links += offsets[members[i] + std::size_t{1}] - offsets[members[i]];
  }
  return {.accounts = members.size(), .links = looked_at == 0 ? 0 : links * members.size() / looked_at};
}

/// Lists of the owners [0, owners), which come first.
struct Lists {
  std::uint64_t links = 0;
  std::uint64_t lists = 0;
};

Lists head_lists(const AudienceGraph& graph, std::uint32_t owners) {
  Lists head;
  for (const Tile& tile : graph.tiles().all()) {
    const auto lists = static_cast<std::size_t>(std::ranges::lower_bound(tile.owners, owners) - tile.owners.begin());
    head.links += lists == 0 ? 0 : tile.ends[lists - 1];
    head.lists += lists;
  }
  return head;
}

/// Accounts [first, last) of the graph.
struct Part {
  std::uint32_t first = 0, last = 0;
};

/// Rows are read up to the last owner that is asked for: of the links those that such owners have of all.
Work invert(const AudienceGraph& graph, const Asked& asked, const Part& part, std::uint32_t owners) {
  if (asked.accounts == 0) return {};
  constexpr std::uint64_t kCounterBytes = 32;  // made, and taken out
  constexpr std::uint64_t kOffsetBytes = 8;
  const std::uint64_t of_owners = graph.links_of_owners(owners);
  const double share = graph.links() == 0 ? 0.0 : static_cast<double>(of_owners) / static_cast<double>(graph.links());
  Work work{.bytes = kCounterBytes * owners,
            .row_probes = asked.accounts,
            .counter_probes = static_cast<std::uint64_t>(static_cast<double>(asked.links) * share)};
  Work in_order = work;
  const auto offsets = graph.owner_rows().offsets;
  in_order.bytes += kOffsetBytes * (part.last - part.first) + 4 * (offsets[part.last] - offsets[part.first]);
  in_order.rows_in_order = std::exchange(in_order.row_probes, 0);
  return price_of(in_order) < price_of(work) ? in_order : work;
}

Work stream_head(const AudienceGraph& graph, const Lists& head) {
  return {.bytes = 2 * head.links + 8 * head.lists + 2 * std::uint64_t{graph.tiles().head()},
          .lists = head.lists,
          .tile_probes = head.links};
}

Work stream_tail(const AudienceGraph& graph, const Lists& head, std::uint32_t owners) {
  const std::uint64_t links = graph.links_of_owners(owners) - head.links;
  const std::uint64_t accounts = graph.accounts() - graph.tiles().head();
  return {.bytes = 4 * links + 8 * std::uint64_t{owners} + 2 * accounts, .lists = owners, .weight_probes = links};
}

/// Work of head and tail by either way; the sums over asking accounts are made once.
struct Alternatives {
  Alternatives(const AskingAudience& asking, const AudienceGraph& graph, std::uint32_t owners) {
    const auto members = asking.members();
    const std::uint32_t split = graph.tiles().head();
    const auto in_head = static_cast<std::size_t>(std::ranges::lower_bound(members, split) - members.begin());
    const Lists lists = head_lists(graph, owners);
    head = {stream_head(graph, lists), invert(graph, asked_of(graph, members.first(in_head)), {0, split}, owners), {}};
    tail = {stream_tail(graph, lists, owners),
            invert(graph, asked_of(graph, members.subspan(in_head)), {split, graph.accounts()}, owners),
            {}};
  }
  std::array<Work, 3> head, tail;  // by Way
};

std::uint64_t cheapest_price(const std::array<Work, 3>& work) {
  return std::min(price_of(work[static_cast<std::size_t>(Way::stream)]), price_of(work[static_cast<std::size_t>(Way::invert)]));
}

Way cheaper(const std::array<Work, 3>& work) {
  const std::uint64_t stream = price_of(work[static_cast<std::size_t>(Way::stream)]);
  return stream < price_of(work[static_cast<std::size_t>(Way::invert)]) ? Way::stream : Way::invert;
}

}  // namespace

Work operator+(const Work& a, const Work& b) {
  return {.bytes = a.bytes + b.bytes,
          .lists = a.lists + b.lists,
          .tile_probes = a.tile_probes + b.tile_probes,
          .weight_probes = a.weight_probes + b.weight_probes,
          .row_probes = a.row_probes + b.row_probes,
          .rows_in_order = a.rows_in_order + b.rows_in_order,
          .counter_probes = a.counter_probes + b.counter_probes};
}

std::uint64_t price_of(const Work& work) {
  return work.bytes * kHundredBytes / 100 + work.lists * kList + work.tile_probes * kTileProbe +
         work.weight_probes * kWeightProbe + work.row_probes * kRowProbe + work.rows_in_order * kRowInOrder +
         work.counter_probes * kCounterProbe;
}

Work work_of(const Paths& paths, const AskingAudience& asking, const AudienceGraph& graph, std::uint32_t owners) {
  const Alternatives work(asking, graph, owners);
  return work.head[static_cast<std::size_t>(paths.head)] + work.tail[static_cast<std::size_t>(paths.tail)];
}

std::uint64_t price_of_head(const AskingAudience& asking, const AudienceGraph& graph, std::uint32_t owners) {
  const Alternatives work(asking, graph, owners);
  return price_of(work.head[static_cast<std::size_t>(cheaper(work.head))]);
}

std::uint64_t price_of_block(std::size_t audiences, const AudienceGraph& graph) {
  const Tiles& tiles = graph.tiles();
  return tiles.links() * kBlockProbe + tiles.lists() * (kBlockList + kBlockListEach * audiences);
}

std::uint64_t price_of_cheapest(const AskingAudience& asking, const AudienceGraph& graph, std::uint32_t owners) {
  const Alternatives work(asking, graph, owners);
  return cheapest_price(work.head) + cheapest_price(work.tail);
}

Paths cheapest_paths(const AskingAudience& asking, const AudienceGraph& graph, std::uint32_t owners) {
  const Alternatives work(asking, graph, owners);
  return {.head = cheaper(work.head), .tail = cheaper(work.tail)};
}

}  // namespace vouch::audience
