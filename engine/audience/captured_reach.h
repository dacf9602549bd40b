// How many a set of creators reaches in truth where the data holds random samples of their audiences (capture.h), with the
// sizes |A_i| = rows_i ÷ s_i of the whole known. An account seen with the creators O of the set counts for the duplicates
//
//   h(O) = Σ_{i∈O} 1/s_i − 1 + Π_{i∈O} (1 − 1/s_i),   0 where O is one creator
//
// whose expectation is the account's creators less one, so D = Σ_a h(O_a) is an unbiased estimate of Σ|A_i| − |∪A_i| (the
// inclusion-exclusion sum of D. Horvitz and D. Thompson, "A generalization of sampling without replacement from a finite
// universe", 1952), and reach = Σ|A_i| − D. Its variance is estimated by Σ h² − Σ (creators − 1)², the latter unbiasedly from
// pairs, less what goes with the known numbers of rows (a regression on them, W. Cochran, "Sampling Techniques", 1977,
// chapter 7); the interval is that of a sum of D² ÷ variance equally heavy events. Two creators: capture.h, which knows more.
#pragma once

#include <span>

#include "engine/audience/capture.h"
#include "engine/audience/set_counts.h"

namespace vouch::audience {

/// `shares`: s of each creator, in (0, 1]. Requires counts = count_set(set). O(members), 18 bytes an account of a tile.
[[nodiscard]] Estimate captured_reach(const AudienceSet& set, const SetCounts& counts, std::span<const double> shares);

}  // namespace vouch::audience
