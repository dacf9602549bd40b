// Accounts as answers name them: the pseudonym in hexadecimal, which whoever has the account key can find again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/audience/graph.h"

namespace vouch {

/// In the order of `accounts`. Accounts are not ordered by pseudonym, so all of the graph's are looked through, once.
[[nodiscard]] std::vector<std::string> account_hashes(const audience::AudienceGraph& graph,
                                                      const std::vector<std::uint32_t>& accounts);

}  // namespace vouch
