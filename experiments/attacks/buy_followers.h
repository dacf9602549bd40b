// Attack: each attacker buys followers of one farm. The farm's accounts serve several customers and follow popular creators
// besides, so that nobody is followed by them alone; the counts of the customers rise within days.
#pragma once

#include <optional>

#include "experiments/attacks/attack.h"
#include "experiments/attacks/fake_accounts.h"

namespace vouch::experiments {

struct BuyFollowers {
  double share = 0.0;                  // bought, of the followers before
  std::optional<FakeProfile> profile;  // nullopt: the data has no rows of these accounts
  double customers = 1.0;              // of the farm that follow each account on average, at least 1
  std::uint32_t follows = 0;           // other creators that each account follows, popular ones more often
  double delivery_days = 1.0;
};

[[nodiscard]] DatasetRows buy_followers(const DatasetRows& rows, Attackers attackers, const BuyFollowers& bought,
                                        std::uint64_t seed);

}  // namespace vouch::experiments
