// How much of an owner's audience the data holds. Where the rows are followers (all of them, or a random sample) and the
// owner states how many there are, s = rows ÷ audience_size, at most 1; what was counted among the rows is a part s of what
// is there. Engagers are not a sample of followers, and where nothing is stated nothing can be said: s = 1.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/audience/graph.h"
#include "engine/catalog/catalog.h"

namespace vouch::audience {

/// s of one owner. audience_size may be catalog::kUnknown. Returns a number in (0, 1].
[[nodiscard]] double known_share(catalog::Coverage coverage, std::uint64_t rows, std::int64_t audience_size);

/// s of every owner, by OwnerIndex. Requires catalog and graph of one snapshot.
[[nodiscard]] std::vector<double> known_shares(const catalog::Catalog& catalog, const AudienceGraph& graph);

}  // namespace vouch::audience
