// What an attacker's counts show once more accounts follow it: the count of its profile, the size of its audience where that is
// stated, and every entry of its history from the delivery on, evenly while it lasts. Rows of a dataset may be a sample of
// followers, so n more rows are n · followers ÷ rows more followers.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "experiments/attacks/attack.h"

namespace vouch::experiments {

/// What one attacker gets.
struct Delivery {
  double share = 0.0;                   // of the followers before
  std::optional<std::int64_t> begin_s;  // nullopt: all of it is there before the first entry
  double days = 0.0;                    // that it takes
};

/// `deliveries`: [attackers].
void raise_followers(DatasetRows& rows, Attackers attackers, const std::vector<Delivery>& deliveries);

/// Each of n new accounts as a share of the rows that an attacker has; n itself where it has none.
[[nodiscard]] double share_of_rows(std::uint64_t n, std::uint64_t rows);

/// When a purchase begins: anywhere in the data's time, `days` before its end at the latest. nullopt where nothing is dated.
[[nodiscard]] std::optional<std::int64_t> begin_of_delivery(const std::optional<DataSpan>& span, double days,
                                                            core::Random& random);

/// A moment of a delivery.
[[nodiscard]] std::optional<std::int64_t> moment_of(std::optional<std::int64_t> begin_s, double days, core::Random& random);

}  // namespace vouch::experiments
