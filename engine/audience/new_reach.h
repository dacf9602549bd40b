// New reach: how many people outside the brand's audience a creator reaches who are like it,
//
//   value = Σ_{a ∈ A_c∖A_b} w(a)·r(a) ÷ (√Σ_{A_b} w · √Σ_{A_c} w) · √(s_b ÷ s_c)
//   r(a)  = 1 − Π over the other owners o ≠ b, c of a of (1 − overlap(b, o)), rounded to 1/65535
//
// so an account counts by what else it follows, and nothing for c's own sake. overlap(b, o) is the value of overlap.h, with
// its correction, in double precision; factors are multiplied in the order of the owners and c's is divided out again, so r
// is the formula's up to one step of its rounding. The sum of w·r is an integer. Unlike overlap the value may exceed 1: c
// may be far larger than b. A sample of c's audience finds the part s_c of the accounts and a sample of b's the part s_b of
// its weight, hence √(s_b ÷ s_c).
//
// One pass over the accounts outside the audience that have more than one owner, for each the owners it has: the product
// over all of them, then one division an owner. O(links); 32 bytes an owner and thread. All sums are integers, so threads
// and the order of accounts change nothing. An owner that is part of a fallback meets the audience of the other parts:
// there every overlap(b, o) changes, so such owners are computed one by one, in the time of their accounts' owners.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/audience/asking_audience.h"
#include "engine/audience/graph.h"
#include "engine/audience/overlap.h"
#include "engine/audience/weights.h"
#include "engine/core/interval.h"

namespace vouch::audience {

struct NewReach {
  std::uint64_t accounts = 0;   // of c outside the brand's audience with r > 0
  std::uint64_t sum = 0;        // Σ w · 65535 r
  double squares = 0.0;         // as of equally heavy events: sum² ÷ squares of them say as much (new_reach_interval)
  std::optional<double> value;  // nullopt where either audience is empty
  bool operator==(const NewReach&) const = default;
};

/// New reach of the owners [0, owners). Requires all of one snapshot; `known_shares` as known_share.h makes them.
[[nodiscard]] std::vector<NewReach> new_reach_with_owners(const AskingAudience& asking, const AudienceGraph& graph,
                                                          const AudienceWeights& weights, std::span<const double> known_shares,
                                                          std::uint32_t owners, unsigned threads = 1);
/// The same where what the audience shares with *all* owners of the graph is known already.
[[nodiscard]] std::vector<NewReach> new_reach_with_owners(const AskingAudience& asking, const AudienceGraph& graph,
                                                          const AudienceWeights& weights, std::span<const double> known_shares,
                                                          std::span<const SharedAudience> shared, std::uint32_t owners,
                                                          unsigned threads = 1);

/// New reach of these owners (OwnerIndex values), in their order: from their own lists, or from all where that is less work.
[[nodiscard]] std::vector<NewReach> new_reach_with_listed(const AskingAudience& asking, const AudienceGraph& graph,
                                                          const AudienceWeights& weights, std::span<const double> known_shares,
                                                          std::span<const SharedAudience> shared,
                                                          std::span<const std::uint32_t> listed);

/// 90 % interval of the value; it has no upper bound of 1. Events are c's accounts, weighted by w·r, and the accounts of the
/// brand by which any overlap(b, o) is known, taken as independent of each other; sums of weights are held fixed.
/// Requires reach.value and the sizes that it was made with.
[[nodiscard]] core::Interval new_reach_interval(const NewReach& reach, const AudienceSizes& sizes);

}  // namespace vouch::audience
