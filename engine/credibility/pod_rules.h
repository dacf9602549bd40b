// When creators who comment on one another are called a pod: rows with their reason. The table is the one place to change a
// value; a changed table is another version, which answers name. Values are assumptions of this project, tuned on simulated
// worlds of its own and on generated worlds of other seeds than those that tests report.
#pragma once

#include <cstdint>
#include <string_view>

namespace vouch::credibility {

inline constexpr std::string_view kPodRulesVersion = "pods@1";

struct PodRules {
  std::uint32_t least_members = 3;  // two who comment on each other may be friends
  std::uint32_t least_posts = 3;    // of a creator, and commented by another, for a tie to count
  double strong_tie = 0.25;         // share of the other's posts that a strong tie comments on; a mutual one does so both ways
  double least_density = 0.4;       // mean of that share over all ordered pairs of a pod: friends in a niche stay below it
  double tied_share = 0.5;          // of the other members, that each member has a mutual strong tie with
  double false_discovery = 0.05;    // share of pods that may be there by chance (Benjamini, Hochberg, 1995)
  std::int64_t quick_s = 3600;      // a comment so soon after the post is quick
};

}  // namespace vouch::credibility
