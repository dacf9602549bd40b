// Tiles: the accounts with the most owners, in ranges of 65,536, and for each range every owner's members in it as 16-bit
// local ids, range by range. Streaming such a tile reads 2 bytes a link instead of 4, and all weights that it looks up
// (128 KiB) stay in the second cache. Accounts are ordered by falling degree, so few tiles hold much of the graph; a tile
// is kept only while its lists have 8 members on average (TileShape), because each list costs 8 bytes and a loop of its own.
// What lies behind the tiles is streamed from graph.members or inverted. After N. Satish et al., "Navigating the maze of
// graph analytics frameworks" (2014) and Y. Zhang et al., "Making caches work for graph analytics" (2017), who cut graphs
// into ranges that a cache holds.
//
// Sections (FORMAT.md): audience.tiles.accounts, .cells, .owners, .ends, .targets, .heads. A snapshot may have none.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/result.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::audience {

class AudienceGraph;

/// What is made a tile.
struct TileShape {
  std::uint32_t accounts = 65536;  // of one tile, at most 65536
  std::uint32_t links_a_list = 8;  // mean length of a tile's lists from which it is kept
};

/// One tile. The list of owners[i] is targets[ends[i - 1], ends[i]), ids relative to first_account.
struct Tile {
  std::uint32_t first_account = 0;
  std::span<const std::uint32_t> owners;  // those with a member here, ascending
  std::span<const std::uint32_t> ends;
  std::span<const std::uint16_t> targets;
};

/// Immutable, safe to share.
class Tiles {
 public:
  Tiles() = default;
  /// Fails with corrupt where sections do not fit the rows of the graph.
  [[nodiscard]] static core::Result<Tiles> open(const snapshot::Snapshot& snapshot, const snapshot::Rows& members,
                                                const snapshot::Rows& owners);

  [[nodiscard]] std::span<const Tile> all() const { return tiles_; }
  /// Accounts [0, head) are in tiles.
  [[nodiscard]] std::uint32_t head() const { return head_; }
  /// Members of an owner in tiles: so many of its row come first.
  [[nodiscard]] std::uint32_t head_links(std::uint32_t owner) const { return heads_.empty() ? 0 : heads_[owner]; }
  [[nodiscard]] std::uint64_t links() const { return links_; }  // in tiles
  [[nodiscard]] std::uint64_t lists() const { return lists_; }

 private:
  std::vector<Tile> tiles_;
  std::span<const std::uint32_t> heads_;
  std::uint32_t head_ = 0;
  std::uint64_t links_ = 0, lists_ = 0;
};

/// Writes the sections from the graph among the sections so far. Reads the head of every row once a tile; holds 4 bytes an
/// owner and one tile's lists of owners.
[[nodiscard]] core::Result<void> write_tiles(const snapshot::Snapshot& so_far, snapshot::Writer& out, const TileShape& shape);
[[nodiscard]] core::Result<void> write_tiles(const snapshot::Snapshot& so_far, snapshot::Writer& out);

}  // namespace vouch::audience
