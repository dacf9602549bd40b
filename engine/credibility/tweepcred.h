// Tweepcred, the reputation that Twitter gave accounts: PageRank whose walker starts at an account in proportion to its "mass",
// lower for accounts that follow many and are followed by few (Twitter, "the-algorithm", 2023:
// src/scala/com/twitter/graph/batch/job/tweepcred/UserMass.scala, Reputation.scala). With r = (1 + following) ÷ (1 + followers):
//
//   mass       × e^(−5 (r − 0.6))                        where following > 500 and r > 0.6
//   PageRank   ÷ clamp(e^(3 (r − 1) ln ln following), 1, 50)     where following > 2500
//   reputation   round(130 + 5.21 ln PageRank) within [0, 100], 0 below 10⁻²⁰
//
// What is left out: age, device, restriction, suspension and verification, which set the mass before its discount; datasets here
// have no columns for most of them, and p(a) takes their place. Thresholds and constants are the published ones.
#pragma once

#include <cstdint>

#include "engine/credibility/trust_rules.h"

namespace vouch::credibility {

/// What an account's mass is multiplied by, within [0, 1]; 500, 0.6 and 5 are rules. Requires counts of at least 0.
[[nodiscard]] double tweepcred_mass_factor(std::int64_t following, std::int64_t followers, const TrustRules& rules);

/// What its PageRank is divided by afterwards, within [1, 50].
[[nodiscard]] double tweepcred_divisor(std::int64_t following, std::int64_t followers);

/// PageRank, as a share of the whole, on Tweepcred's scale from 0 to 100.
[[nodiscard]] int tweepcred_reputation(double page_rank);

}  // namespace vouch::credibility
