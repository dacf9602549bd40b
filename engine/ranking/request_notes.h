// What an answer says of its request as a whole, whatever creators it lists: the profile that was used, and warnings that
// follow from the day and the profile alone. Shortlists and batches say the same.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/ranking/profile.h"
#include "engine/ranking/shortlist.h"

namespace vouch::ranking {

[[nodiscard]] ProfileUsed used(const Profile& profile);

/// as_of_before_latest or as_of_after_latest; empty where the day is the latest of the snapshot.
[[nodiscard]] std::vector<Message> day_warnings(std::int64_t latest_s, std::int64_t as_of_s);

/// signals_unknown: those that have a weight and that this version computes for nobody.
[[nodiscard]] std::optional<Message> unknown_signals_warning(const Profile& profile);

}  // namespace vouch::ranking
