// Attack: a farm of accounts for each attacker, so that trust comes to it. Some creators of the farm follow one another and the
// attacker; each account follows the attacker and one of these creators. This is the ring of benchmarks/trust_farms.cc, built
// into a whole dataset. Only owners can be followed in a dataset, so that accounts follow each other by these creators alone.
#pragma once

#include <optional>

#include "experiments/attacks/attack.h"
#include "experiments/attacks/fake_accounts.h"

namespace vouch::experiments {

struct FarmTrust {
  std::uint64_t accounts = 0;          // of each attacker's farm
  std::uint32_t creators = 1;          // of the farm; never more than accounts
  std::optional<FakeProfile> profile;  // nullopt: the data has no rows of these accounts, so nobody judges them
  double delivery_days = 1.0;
};

[[nodiscard]] DatasetRows farm_trust(const DatasetRows& rows, Attackers attackers, const FarmTrust& farm, std::uint64_t seed);

}  // namespace vouch::experiments
