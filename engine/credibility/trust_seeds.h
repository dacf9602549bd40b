// Accounts that a user calls known to be good, as accounts of the graph: what the walk of trust starts from (trust_prior.h).
// A creator that is named stands for its own accounts. An id that several platforms have stands for an account of each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/credibility/own_accounts.h"

namespace vouch::credibility {

/// What the user named.
struct TrustedNames {
  std::vector<std::uint64_t> accounts;  // pseudonyms
  std::vector<std::string> creators;    // ids
  [[nodiscard]] bool empty() const { return accounts.empty() && creators.empty(); }
};

struct TrustSeeds {
  std::vector<std::uint32_t> accounts;  // AccountIndex values, ascending, distinct
  std::uint64_t given = 0, found = 0;   // distinct names, and those with an account in the graph
};

[[nodiscard]] core::Result<TrustSeeds> find_seeds(const snapshot::Snapshot& snapshot, TrustedNames names);

}  // namespace vouch::credibility
