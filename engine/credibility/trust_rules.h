// What trust on the graph takes as given, each a row with its source and the year of it. Figures name the version of the table
// that they used. The constants are the one place to change a value; a changed table is another version.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace vouch::credibility {

inline constexpr std::string_view kTrustRulesVersion = "trust@1";

inline constexpr double kTrustDamping = 0.5;              // of what a creator has, passed on
inline constexpr double kMostPassedOn = 1000.0;           // people that one creator's accounts count for, at most
inline constexpr double kSeededUniformShare = 0.001;      // of all mass, where there are seeds: on the accounts that are none
inline constexpr double kTrustOffset = 10.0;              // mean accounts that every creator is given before comparing
inline constexpr double kTrustRamp = 2.0;                 // so many times as much trust as a peer is wholly above that peer
inline constexpr std::uint32_t kTrustPlatformPeers = 30;  // fewer: creators of all platforms in the same size band
inline constexpr std::uint32_t kTrustLeastPeers = 5;      // fewer: nobody to compare with

struct TrustRule {
  std::string_view name;
  double value = 0.0;
  std::string_view meaning;  // with the unit
  std::string_view source;
  std::string_view source_date;
};

[[nodiscard]] std::span<const TrustRule> trust_rules();

/// What one account that is no owner's changes at one creator at most, in people, where its mass is `mass` people.
[[nodiscard]] constexpr double most_from_one(double mass, double damping = kTrustDamping) {
  return mass / (1.0 - damping * damping);
}
/// The same, summed over all owners.
[[nodiscard]] constexpr double most_from_one_together(double mass, double damping = kTrustDamping) {
  return mass / (1.0 - damping);
}

}  // namespace vouch::credibility
