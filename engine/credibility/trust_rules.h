// What trust on the graph takes as given. Values, their meanings and sources are rows of the rules' file (rules.h).
#pragma once

#include <cstdint>

namespace vouch::credibility {

struct TrustRules {
  double damping = 0.0;               // of what a creator has, passed on
  double most_passed_on = 0.0;        // people that one creator's accounts count for, at most; infinity: no bound
  double seeded_uniform_share = 0.0;  // of all mass, where there are seeds: on the accounts that are none
  double offset = 0.0;                // mean accounts that every creator is given before comparing
  double ramp = 0.0;                  // so many times as much trust as a peer is wholly above that peer
  std::uint32_t platform_peers = 0;   // fewer: creators of all platforms in the same size band
  std::uint32_t least_peers = 0;      // fewer: nobody to compare with
  double tweepcred_following = 0.0, tweepcred_ratio = 0.0, tweepcred_factor = 0.0;  // of tweepcred.h
};

/// What one account that is no owner's changes at one creator at most, in people, where its mass is `mass` people.
[[nodiscard]] constexpr double most_from_one(double mass, double damping) { return mass / (1.0 - damping * damping); }
/// The same, summed over all owners.
[[nodiscard]] constexpr double most_from_one_together(double mass, double damping) { return mass / (1.0 - damping); }

}  // namespace vouch::credibility
