// What engagement is measured over, and when peers are enough to be compared with. Values, their meanings and sources are rows
// of the rules' file (rules.h).
#pragma once

#include <cstdint>

namespace vouch::credibility {

struct EngagementRules {
  std::uint32_t latest_posts = 0;  // that medians and habits are over
  double shrink_posts = 0.0;       // posts that the peers' spread counts as beside a creator's own
  double assumed_spread = 0.0;     // of ln(1 + x) among posts of one creator, where no creator has two
  double assumed_posts = 0.0;      // posts that this assumption counts as in the peers' spread
};

struct PeerRules {
  std::uint32_t platform_peers = 0;  // fewer: those of all platforms take over
  std::uint32_t least_peers = 0;     // fewer: nobody to compare with
};

}  // namespace vouch::credibility
