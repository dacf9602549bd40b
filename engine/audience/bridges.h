// Creators who bridge two audiences: people of both are theirs, and more of them than the three pairs would give. One walk
// over the people of both and their owners, O(their links), and one overlap of the second audience with all creators.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/audience/asking_audience.h"
#include "engine/audience/graph.h"
#include "engine/audience/overlap.h"
#include "engine/core/ids.h"
#include "engine/core/interval.h"

namespace vouch::audience {

struct Bridge {
  core::OwnerIndex creator;
  std::uint64_t shared = 0;    // accounts in both audiences and the creator's
  double expected = 0.0;       // of three_way.h
  double ratio = 1.0;          // found to expected, shrunk as in lift.h
  core::Interval ratio_range;  // 90 %
};

/// The k creators among the owners [0, creators) with the largest excess, shared − expected, of those who have one; ties by
/// index. `shared_with_first` is shared_with_owners(first, graph, creators). Creators of whom either audience is made, as
/// fallbacks are, are left out. Requires all of one snapshot.
[[nodiscard]] std::vector<Bridge> bridging_creators(const AskingAudience& first, const AskingAudience& second,
                                                    const AudienceGraph& graph, std::span<const SharedAudience> shared_with_first,
                                                    std::uint32_t creators, std::uint32_t k);

}  // namespace vouch::audience
