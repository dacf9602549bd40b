// Which kind of account a list shows: what looks like a fake, who follows masses, who has an audience of their own, and
// people. Limits are rows with their source; this file is the one place to change them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/credibility/account_features.h"

namespace vouch::credibility {

enum class AccountKind : std::uint8_t { suspicious, mass_follower, creator, person, unknown };
inline constexpr std::array<std::string_view, 5> kAccountKindNames = {"suspicious", "mass_follower", "creator", "person",
                                                                      "unknown"};

struct AccountLimit {
  std::string_view name;
  double value = 0.0;
  std::string_view source, source_date;
};

inline constexpr std::int64_t kAccountLimitsVersion = 1;
inline constexpr AccountLimit kSuspiciousBelow{"suspicious_below", 0.5,
                                               "an assumption: less likely than not to be as real ones are", "2026"};
inline constexpr AccountLimit kMassFollowing{
    "mass_follower_following", 1500,
    "HypeAuditor, audience types of its Instagram reports: mass followers have more than 1,500 followings", "2020"};
inline constexpr AccountLimit kCreatorFollowers{
    "creator_followers", 5000, "HypeAuditor, audience types of its Instagram reports: influencers have more than 5,000 followers",
    "2020"};
inline constexpr std::array kAccountLimits = {kSuspiciousBelow, kMassFollowing, kCreatorFollowers};

/// The first of the kinds above that holds; `authentic` is p where it was measured, nullptr where it is unknown. An account
/// is a person only where p was measured.
[[nodiscard]] AccountKind kind_of(const AccountFacts& facts, const double* authentic);

}  // namespace vouch::credibility
