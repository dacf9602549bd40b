// The order of accounts in a snapshot, which decides how small lists are and how often a look-up finds its cache: first
// those with the most owners, by powers of two of their number; among these in order of their lowest owner, so that the
// members of an audience lie side by side; at last by pseudonym and platform. One look at each account's owners, so a build
// can stream it. Measured against finer and costlier orders (minwise hashes of F. Chierichetti et al., "On compressing
// social networks", 2009; label propagation of U. Raghavan et al., 2007) in benchmarks/audience_order, whose
// table says how near each comes to the smallest gaps.
#pragma once

#include <cstdint>
#include <span>

namespace vouch::audience {

/// Accounts ascend by place. `owners` ascend, and each occurs once.
[[nodiscard]] std::uint64_t place_of(std::span<const std::uint32_t> owners);

}  // namespace vouch::audience
