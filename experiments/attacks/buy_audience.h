// Attack: accounts that follow the attacker and its brand, since a brand's rank is built on people whom both share.
#pragma once

#include <optional>
#include <vector>

#include "experiments/attacks/attack.h"
#include "experiments/attacks/fake_accounts.h"

namespace vouch::experiments {

struct BuyAudience {
  std::optional<FakeProfile> profile;  // nullopt: the data has no rows of these accounts, so nobody judges them
  double delivery_days = 1.0;
};

/// `numbers`: accounts for each attacker, [attackers]; 0 leaves it as it is.
[[nodiscard]] DatasetRows buy_audience(const DatasetRows& rows, Attackers attackers, const std::vector<std::uint64_t>& numbers,
                                       const BuyAudience& bought, std::uint64_t seed);

}  // namespace vouch::experiments
