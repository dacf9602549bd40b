// The regions of a set, as an UpSet plot shows them (A. Lex, N. Gehlenborg, H. Strobelt, R. Vuillemot, H. Pfister, "UpSet:
// visualization of intersecting sets", 2014): for every combination of creators, how many accounts exactly these have.
// The regions sum to the potential reach. In a tile each account gets a mask of its creators, and masks are counted:
// O(members + tiles · 65536), 2 bytes written a member.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/audience/set_counts.h"

namespace vouch::audience {

inline constexpr std::size_t kMostRegionCreators = 12;  // 4096 combinations

/// By mask, bit i being creator i: accounts (people, where persons are known) whose creators are exactly these. [0] is 0.
/// Requires set.creators.size() <= kMostRegionCreators.
[[nodiscard]] std::vector<std::uint64_t> count_regions(const AudienceSet& set);

}  // namespace vouch::audience
