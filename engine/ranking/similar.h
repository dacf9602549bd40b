// Who is like whom by the people they share: creators like a creator, and brands that could share a campaign because their
// people are the same. Brands that compete are left out; of each partner the creators who bridge both are named.
#pragma once

#include <cstdint>

#include "engine/core/result.h"
#include "engine/ranking/evidence.h"
#include "engine/ranking/similar_answer.h"

namespace vouch::ranking {

/// Creators like one, best first: by value, ties by id. Fails with not_found.
[[nodiscard]] core::Result<SimilarCreators> similar_creators(const Evidence& evidence, const SimilarQuery& query);

/// Partner brands, best first: by shrunk lift, ties by id. Fails with not_found.
[[nodiscard]] core::Result<PartnerBrands> partner_brands(const Evidence& evidence, const SimilarQuery& query);

/// What two audiences of these sizes share as lift, coefficient and Jaccard, among `universe` accounts.
void set_evidence(SharedPeople& people, std::uint64_t size_a, std::uint64_t size_b, std::uint64_t universe);

}  // namespace vouch::ranking
