// The lists of a set cut into tiles of kTileAccounts, with all accounts of a person as one of them. Internal to the counts
// of sets.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/audience/set_counts.h"

namespace vouch::audience {

/// The lists of a set, the audience compared with as the last, and what aliases among them count as.
struct SetLists {
  explicit SetLists(const AudienceSet& set);
  std::vector<Members> members;
  Members aliases;
  std::vector<std::vector<std::uint32_t>> stand_ins;  // by list; empty without persons
};

/// Number of tiles of so many accounts.
[[nodiscard]] constexpr std::uint32_t tiles_of(std::uint32_t accounts) {
  return static_cast<std::uint32_t>((std::uint64_t{accounts} + kTileAccounts - 1) / kTileAccounts);
}

/// Goes through the lists tile by tile, from a tile on. The lists must live.
class TileWalk {
 public:
  TileWalk(const SetLists& lists, std::uint32_t first_tile);

  /// The members of the next tile, by list, ascending; valid until the next call.
  [[nodiscard]] std::span<const Members> next();

 private:
  std::uint64_t end_;  // of the tile before
  Members rest_of_aliases_;
  std::vector<Members> rest_, rest_of_stand_ins_, slices_;
  std::vector<std::vector<std::uint32_t>> persons_;  // slices that hold stand-ins in place of aliases
  std::vector<std::uint32_t> unaliased_;
};

}  // namespace vouch::audience
