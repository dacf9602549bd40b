// Which accounts come in the bursts of many owners: lockstep. Accounts that are sold are delivered within days to one buyer
// after another, each time in that buyer's burst, as A. Beutel, W. Xu, V. Guruswami, C. Palow, C. Faloutsos, "CopyCatch: stopping
// group attacks by spotting lockstep behavior in social networks", 2013, found of bought likes: the same accounts, for each owner
// within one window, whichever that is.
//
// Of owner j the share β_j of dated arrivals came in bursts (arrival_bursts.h). An account with dated follows of n owners that
// have bursts would be in x of theirs by chance, Poisson–binomial with mean μ = Σ β_j, with (W. Hoeffding, "Probability
// inequalities for sums of bounded random variables", 1963, theorem 1)
//   P(X ≥ x) ≤ exp(−n · KL(x ÷ n ‖ μ ÷ n)),   KL(a ‖ b) = a ln(a ÷ b) + (1 − a) ln((1 − a) ÷ (1 − b)).
// Below a limit the account is marked unlikely, else likely; one that follows fewer than two owners is not judged. The mark of
// one account says little; what is made of all of them is block_search.h's: owners with more marked accounts than usual, dense
// among each other, beyond chance.
#pragma once

#include <vector>

#include "engine/audience/algorithms/weighted_peeling.h"
#include "engine/audience/member_days.h"
#include "engine/credibility/block_rules.h"
#include "engine/credibility/block_search.h"

namespace vouch::credibility {

/// ln of the bound above. Requires 0 < mean ≤ n and x ≤ n; 0 where x is not above the mean.
[[nodiscard]] double log_lockstep_p(std::uint32_t x, std::uint32_t n, double mean);

/// A mark a row; empty where no owner has a burst. Rows are accounts, columns owners, to which the days belong. The same for any
/// number of threads. O(links), random access to accounts for the members of owners with bursts alone; 8 bytes an account.
[[nodiscard]] std::vector<AccountMark> lockstep_marks(const audience::BipartiteView& graph, const audience::MemberDays& days,
                                                      const ArrivalRules& rules, unsigned threads = 1);

}  // namespace vouch::credibility
