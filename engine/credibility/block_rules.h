// When accounts that follow the same owners are called an unusual block: rows with their reason. The table is the one place to
// change a value; a changed table is another version, which answers name. Values are assumptions of this project, tuned on
// simulated worlds of its own and on generated worlds of other seeds than those that tests report.
#pragma once

#include <cstdint>
#include <string_view>

namespace vouch::credibility {

inline constexpr std::string_view kBlockRulesVersion = "blocks@1";

struct BlockRules {
  std::uint64_t least_judged = 30;     // judged accounts of an owner; with fewer its share of unlikely ones says little
  std::uint32_t least_peers = 20;      // owners with so many, for a usual share and its spread
  double owner_z = 4.0;                // spreads by which an owner's share lies above the usual: once in 30,000 owners, if normal
  std::uint64_t least_surplus = 10;    // unlikely accounts of an owner above the usual number
  std::uint32_t least_shared = 2;      // such owners that an account of a block has: one is a follower, two are a pattern
  std::uint32_t least_owners = 3;      // of a block: two owners may share an agency, a giveaway, a mistake
  double concentrated_log10_p = -1.5;  // of an account's links to the owners by chance: natives of a niche pass, visitors do not
  double least_concentrated = 0.45;    // of these look unlikely, at least: simulated niches stay below in 99 of 100 worlds
  std::uint32_t least_accounts = 10;   // of a block
  double false_discovery = 0.05;       // share of blocks that may be there by chance (Benjamini, Yekutieli, 2001)
  std::uint32_t most_blocks = 8;       // that are looked for one after another
};

/// When many accounts came to one owner at once, and when an account did so too often.
struct ArrivalRules {
  std::uint16_t window_days = 3;     // of a burst: deliveries take a day or two, over midnight
  std::uint16_t around_days = 30;    // on either side, for what is usual then
  std::uint32_t least_arrivals = 8;  // in a window
  double times = 3.0;                // what is usual then
  double log10_p = -4.0;             // of a window by chance, times the number of windows of the owner
  std::uint32_t least_bursts = 2;    // that an account came in
  double account_p = 0.25;           // of as many by chance
};

}  // namespace vouch::credibility
