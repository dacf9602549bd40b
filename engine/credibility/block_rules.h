// When accounts that follow the same owners are called an unusual block, when many accounts came to one owner at once, and when
// an account did so too often. Values, their meanings and sources are rows of the rules' file (rules.h).
#pragma once

#include <cstdint>

namespace vouch::credibility {

struct BlockRules {
  std::uint32_t least_judged = 0;     // judged accounts of an owner; with fewer its share of unlikely ones says little
  std::uint32_t least_peers = 0;      // owners with so many, for a usual share and its spread
  double owner_z = 0.0;               // spreads by which an owner's share lies above the usual
  std::uint32_t least_surplus = 0;    // unlikely accounts of an owner above the usual number
  std::uint32_t least_shared = 0;     // such owners that an account of a block has
  std::uint32_t least_owners = 0;     // of a block
  double concentrated_log10_p = 0.0;  // of an account's links to the owners by chance
  double least_concentrated = 0.0;    // share of unlikely ones among the concentrated, at least
  std::uint32_t least_accounts = 0;   // of a block
  double false_discovery = 0.0;       // share of blocks that may be there by chance
  std::uint32_t most_blocks = 0;      // that are looked for one after another
};

struct ArrivalRules {
  std::uint32_t window_days = 0;     // of a burst
  std::uint32_t around_days = 0;     // on either side, for what is usual then
  std::uint32_t least_arrivals = 0;  // in a window
  double times = 0.0;                // what is usual then
  double log10_p = 0.0;              // of a window by chance, times the number of windows of the owner
  std::uint32_t least_bursts = 0;    // that an account came in
  double account_p = 0.0;            // of as many by chance
};

}  // namespace vouch::credibility
