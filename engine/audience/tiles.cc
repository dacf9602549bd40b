#include "engine/audience/tiles.h"

#include <algorithm>
#include <limits>
#include <string>

#include "engine/audience/graph.h"

namespace vouch::audience {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr std::uint32_t kMostAccounts = 65536;

/// Goes through the heads of all rows, tile after tile.
class Heads {
 public:
  Heads(const AudienceGraph& graph, std::uint32_t tile_accounts)
      : graph_(graph), tile_accounts_(tile_accounts), taken_(graph.owners()) {}

  /// list(owner, members) for every owner with members in the next tile, in order. Fails as list does.
  template <class List>
  Result<void> next(const List& list) {
    const std::uint64_t end = first_ + tile_accounts_;
    for (std::uint32_t o = 0; o < graph_.owners(); ++o) {
      const auto rest = graph_.members(core::OwnerIndex(o)).subspan(taken_[o]);
      const auto here = rest.first(static_cast<std::size_t>(std::ranges::lower_bound(rest, end) - rest.begin()));
      if (here.empty()) continue;
      if (auto done = list(o, here); !done) return done;
      taken_[o] += static_cast<std::uint32_t>(here.size());
    }
    first_ = end;
    return {};
  }
  [[nodiscard]] std::uint64_t first() const { return first_; }
  [[nodiscard]] std::span<const std::uint32_t> taken() const { return taken_; }

 private:
  const AudienceGraph& graph_;
  std::uint64_t tile_accounts_;
  std::uint64_t first_ = 0;
  std::vector<std::uint32_t> taken_;
};

/// Lists of the tiles that are worth it: the first ones, up to one that is not.
Result<std::vector<std::uint64_t>> first_lists(const AudienceGraph& graph, const TileShape& shape) {
  std::vector<std::uint64_t> first = {0};
  Heads heads(graph, shape.accounts);
  while (heads.first() < graph.accounts()) {
    std::uint64_t lists = 0, links = 0;
    auto done = heads.next([&](std::uint32_t /*owner*/, std::span<const std::uint32_t> members) -> Result<void> {
      ++lists;
      links += members.size();
      return {};
    });
    if (!done) return fail(std::move(done).error());
    if (links < lists * shape.links_a_list || links > std::numeric_limits<std::uint32_t>::max()) break;
    first.push_back(first.back() + lists);
  }
  return first;
}

/// One section: what `element` says of each list of the tiles, which begin anew with every tile.
template <class Element>
Result<std::vector<std::uint32_t>> write_lists(const AudienceGraph& graph, const TileShape& shape, std::size_t tiles,
                                               const Element& element) {
  Heads heads(graph, shape.accounts);
  for (std::size_t t = 0; t < tiles; ++t) {
    const auto first = static_cast<std::uint32_t>(heads.first());
    std::uint32_t end = 0;
    auto done = heads.next([&](std::uint32_t owner, std::span<const std::uint32_t> members) -> Result<void> {
      end += static_cast<std::uint32_t>(members.size());
      return element(owner, members, first, end);
    });
    if (!done) return fail(std::move(done).error());
  }
  return std::vector<std::uint32_t>(heads.taken().begin(), heads.taken().end());
}

core::Error misfit(const std::string& what) { return {.code = ErrorCode::corrupt, .message = "audience tiles: " + what}; }

/// A tile's part of the sections, checked against the rows of the graph.
Result<Tile> checked_tile(std::uint64_t number, std::uint32_t first, std::uint32_t accounts,
                          std::span<const std::uint32_t> owners, std::span<const std::uint32_t> ends,
                          std::span<const std::uint16_t> targets, std::size_t all_owners) {
  const std::string name = "tile " + std::to_string(number);
  const bool ordered = std::ranges::adjacent_find(owners, std::greater_equal<>()) == owners.end() &&
                       (owners.empty() || owners.back() < all_owners);
  if (!ordered) return fail(misfit(name + " has owners that do not ascend below " + std::to_string(all_owners)));
  const bool ended = std::ranges::adjacent_find(ends, std::greater_equal<>()) == ends.end() &&
                     (ends.empty() ? targets.empty() : ends.front() > 0 && ends.back() == targets.size());
  if (!ended) return fail(misfit(name + " has lists that do not end at " + std::to_string(targets.size())));
  if (std::ranges::any_of(targets, [&](std::uint16_t id) { return id >= accounts; })) {
    return fail(misfit(name + " has ids of " + std::to_string(accounts) + " or more"));
  }
  return Tile{.first_account = first, .owners = owners, .ends = ends, .targets = targets};
}

/// Members in tiles by owner, which must be what the rows say.
Result<void> check_heads(std::span<const std::uint32_t> heads, std::uint32_t head, const snapshot::Rows& members) {
  if (heads.size() != members.size()) {
    return fail(misfit("found heads of " + std::to_string(heads.size()) + " owners, expected " + std::to_string(members.size())));
  }
  for (std::size_t o = 0; o < heads.size(); ++o) {
    const auto row = members[o];
    const bool fits = heads[o] <= row.size() && (heads[o] == 0 || row[heads[o] - 1] < head) &&
                      (heads[o] == row.size() || row[heads[o]] >= head);
    if (!fits) return fail(misfit("the head of owner " + std::to_string(o) + " does not end at account " + std::to_string(head)));
  }
  return {};
}

}  // namespace

Result<Tiles> Tiles::open(const snapshot::Snapshot& snapshot, const snapshot::Rows& members, const snapshot::Rows& owners) {
  Tiles tiles;
  if (!snapshot.has("audience.tiles.accounts")) return tiles;
  const auto shape = snapshot.array<std::uint32_t>("audience.tiles.accounts");
  const auto cells = snapshot.array<std::uint64_t>("audience.tiles.cells");
  const auto list_owners = snapshot.array<std::uint32_t>("audience.tiles.owners");
  const auto ends = snapshot.array<std::uint32_t>("audience.tiles.ends");
  const auto targets = snapshot.tile_targets("audience.tiles.targets");
  const auto heads = snapshot.array<std::uint32_t>("audience.tiles.heads");
  for (const core::Error* error :
       {shape ? nullptr : &shape.error(), cells ? nullptr : &cells.error(), list_owners ? nullptr : &list_owners.error(),
        ends ? nullptr : &ends.error(), targets ? nullptr : &targets.error(), heads ? nullptr : &heads.error()}) {
    if (error != nullptr) return fail(*error);
  }
  if (shape->size() != 1 || shape->front() == 0 || shape->front() > kMostAccounts) {
    return fail(misfit("accounts of one tile are not from 1 to " + std::to_string(kMostAccounts)));
  }
  if (cells->empty() || cells->front() != 0 || !std::ranges::is_sorted(*cells) || cells->back() != list_owners->size() ||
      ends->size() != list_owners->size()) {
    return fail(misfit("lists do not ascend from 0 to " + std::to_string(list_owners->size())));
  }
  const std::uint64_t accounts = owners.size(), size = shape->front();
  if (cells->size() - 1 > (accounts + size - 1) / size) {
    return fail(misfit("found " + std::to_string(cells->size() - 1) + " tiles for " + std::to_string(accounts) + " accounts"));
  }
  for (std::uint64_t t = 0; t + 1 < cells->size(); ++t) {
    const std::uint64_t begin = owners.offsets[t * size], end = owners.offsets[std::min(accounts, (t + 1) * size)];
    if (end > targets->size()) return fail(misfit("tile " + std::to_string(t) + " ends behind its section"));
    const std::uint64_t first = (*cells)[t], lists = (*cells)[t + 1] - first;
    const auto tile = checked_tile(
        t, static_cast<std::uint32_t>(t * size), static_cast<std::uint32_t>(std::min(size, accounts - t * size)),
        list_owners->subspan(first, lists), ends->subspan(first, lists), targets->subspan(begin, end - begin), members.size());
    if (!tile) return fail(tile.error());
    tiles.tiles_.push_back(*tile);
  }
  tiles.head_ = static_cast<std::uint32_t>(std::min(accounts, (cells->size() - 1) * size));
  tiles.heads_ = *heads;
  tiles.links_ = owners.offsets[tiles.head_];
  tiles.lists_ = list_owners->size();
  if (targets->size() != tiles.links_) return fail(misfit("found " + std::to_string(targets->size()) + " links"));
  if (auto fits = check_heads(*heads, tiles.head_, members); !fits) return fail(std::move(fits).error());
  return tiles;
}

Result<void> write_tiles(const snapshot::Snapshot& so_far, snapshot::Writer& out, const TileShape& shape) {
  const auto graph = AudienceGraph::open(so_far);
  if (!graph) return fail(graph.error());
  const auto first = first_lists(*graph, shape);
  if (!first) return fail(first.error());
  const std::size_t tiles = first->size() - 1;
  if (auto done = out.write("audience.tiles.accounts", std::span<const std::uint32_t>(&shape.accounts, 1)); !done) return done;
  if (auto done = out.write("audience.tiles.cells", std::span<const std::uint64_t>(*first)); !done) return done;
  if (auto done = out.begin("audience.tiles.owners", snapshot::Encoding::u32); !done) return done;
  auto written = write_lists(*graph, shape, tiles, [&](std::uint32_t owner, auto /*members*/, auto /*first*/, auto /*end*/) {
    return out.append(std::span<const std::uint32_t>(&owner, 1));
  });
  if (!written) return fail(std::move(written).error());
  if (auto done = out.begin("audience.tiles.ends", snapshot::Encoding::u32); !done) return done;
  written = write_lists(*graph, shape, tiles, [&](std::uint32_t /*owner*/, auto /*members*/, auto /*first*/, std::uint32_t end) {
    return out.append(std::span<const std::uint32_t>(&end, 1));
  });
  if (!written) return fail(std::move(written).error());
  if (auto done = out.begin("audience.tiles.targets", snapshot::Encoding::tile_u16); !done) return done;
  std::vector<std::uint16_t> local;
  const auto targets = [&](std::uint32_t /*owner*/, std::span<const std::uint32_t> members, std::uint32_t at, std::uint32_t) {
    local.clear();
    for (const std::uint32_t account : members) local.push_back(static_cast<std::uint16_t>(account - at));
    return out.append(std::span<const std::uint16_t>(local));
  };
  written = write_lists(*graph, shape, tiles, targets);
  if (!written) return fail(std::move(written).error());
  return out.write("audience.tiles.heads", std::span<const std::uint32_t>(*written));
}

Result<void> write_tiles(const snapshot::Snapshot& so_far, snapshot::Writer& out) {
  return write_tiles(so_far, out, TileShape{});
}

}  // namespace vouch::audience
