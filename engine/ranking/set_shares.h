// The declared make-up of the creators' audiences, combined over a set (engine/audience/combined_shares.h). Internal to the
// set report.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "engine/audience/set_counts.h"
#include "engine/ranking/evidence.h"
#include "engine/ranking/set_report.h"

namespace vouch::ranking {

/// By dimension, then by mean from the top. Creators without members in the data count as unknown. `reach_of` gives the
/// reach of some of the set: a flag a creator.
[[nodiscard]] std::vector<SetShare> combined_set_shares(const Evidence& evidence, std::span<const core::CreatorIndex> creators,
                                                        const audience::SetCounts& counts,
                                                        const std::function<std::uint64_t(const std::vector<bool>&)>& reach_of);

}  // namespace vouch::ranking
