// Exactly what an asking audience shares with some listed owners, from their lists alone: for the best few of an estimate,
// and for pairs. Two ways with equal results; the cheaper by counted accounts is taken for all of them:
//
//   search   each list against the asking accounts, by merging, or by searching the far shorter in the longer one
//   bits     one bit an account for the asking accounts, then every list once: O(lists), whatever the asking audience
//
// Bits win where many lists meet a large audience: a set of 100 million accounts takes 12.5 MB, which stays in the last cache.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/audience/asking_audience.h"
#include "engine/audience/graph.h"
#include "engine/audience/overlap.h"

namespace vouch::audience {

/// auto: the cheaper one.
enum class ListedWay : std::uint8_t { automatic, search, bits };

/// shared_with of each of these owners, in their order. threads 0: as many as the machine has.
[[nodiscard]] std::vector<SharedAudience> shared_with_listed(const AskingAudience& asking, const AudienceGraph& graph,
                                                             std::span<const std::uint32_t> owners, unsigned threads = 1,
                                                             ListedWay way = ListedWay::automatic);

}  // namespace vouch::audience
