#include "engine/audience/regions.h"

#include <algorithm>
#include <cassert>

#include "engine/audience/tile_walk.h"

namespace vouch::audience {

std::vector<std::uint64_t> count_regions(const AudienceSet& set) {
  assert(set.creators.size() <= kMostRegionCreators);
  std::vector<std::uint64_t> counts(std::size_t{1} << set.creators.size());
  const SetLists lists(set);
  TileWalk walk(lists, 0);
  std::vector<std::uint16_t> masks(kTileAccounts);
  for (std::uint32_t tile = 0; tile < tiles_of(set.accounts); ++tile) {
    const auto slices = walk.next().first(set.creators.size());
    if (std::ranges::all_of(slices, [](Members slice) { return slice.empty(); })) continue;
    std::uint16_t* const mask = masks.data();
    for (std::size_t i = 0; i < slices.size(); ++i) {
      const auto bit = static_cast<std::uint16_t>(1U << i);
      for (const std::uint32_t account : slices[i]) mask[account % kTileAccounts] |= bit;
    }
    std::uint64_t* const count = counts.data();
    for (std::uint32_t a = 0; a < kTileAccounts; ++a) ++count[mask[a]];
    std::ranges::fill(masks, std::uint16_t{0});
  }
  counts[0] = 0;
  return counts;
}

}  // namespace vouch::audience
