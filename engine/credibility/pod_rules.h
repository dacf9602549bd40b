// When creators who comment on one another are called a pod. Values, their meanings and sources are rows of the rules' file
// (rules.h).
#pragma once

#include <cstdint>

namespace vouch::credibility {

struct PodRules {
  std::uint32_t least_members = 0;
  std::uint32_t least_posts = 0;  // of a creator, and commented by another, for a tie to count
  double strong_tie = 0.0;        // share of the other's posts that a strong tie comments on; a mutual one does so both ways
  double least_density = 0.0;     // mean of that share over all ordered pairs of a pod
  double tied_share = 0.0;        // of the other members, that each member has a mutual strong tie with
  double false_discovery = 0.0;   // share of pods that may be there by chance
  std::int64_t quick_s = 0;       // a comment so soon after the post is quick
};

}  // namespace vouch::credibility
