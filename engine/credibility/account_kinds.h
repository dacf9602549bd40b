// Which kind of account a list shows: what looks like a fake, who follows masses, who has an audience of their own, and
// people. Values, their meanings and sources are rows of the rules' file (rules.h).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/credibility/account_features.h"

namespace vouch::credibility {

enum class AccountKind : std::uint8_t { suspicious, mass_follower, creator, person, unknown };
inline constexpr std::array<std::string_view, 5> kAccountKindNames = {"suspicious", "mass_follower", "creator", "person",
                                                                      "unknown"};

struct AccountLimits {
  double suspicious_below = 0.0;   // p of an account that looks like a fake
  double mass_following = 0.0;     // accounts that a mass follower follows more than
  double creator_followers = 0.0;  // that somebody with an audience of their own has more than
};

/// The first of the kinds above that holds; `authentic` is p where it was measured, nullptr where it is unknown. An account
/// is a person only where p was measured.
[[nodiscard]] AccountKind kind_of(const AccountLimits& limits, const AccountFacts& facts, const double* authentic);

}  // namespace vouch::credibility
