// How many people see a set's posts once, twice or more often. For each account the number of posts it sees is a sum of
// independent trials, one a post of each of its creators (S. Poisson's binomial, 1837); the chances of none, one and two are
// carried along post by post, and what is left of the expected reach is three or more. O(links of the set), blockwise over
// accounts, so memory does not grow with the data; results do not depend on the number of threads.
#pragma once

#include <cstdint>
#include <span>

#include "engine/planning/problem.h"

namespace vouch::planning {

struct Contacts {
  Reach once = 0, twice = 0;
  std::uint64_t accounts = 0;  // in any of the audiences
};

/// Of these candidates together.
[[nodiscard]] Contacts contacts_of_set(const Problem& problem, std::span<const std::uint32_t> members);

}  // namespace vouch::planning
