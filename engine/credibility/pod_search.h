// Finds pods: groups of creators who comment on one another's posts far above chance, nearly everyone below nearly every post of
// every other.
//
// Two creators have a mutual strong tie where each comments below at least a quarter of the other's posts. In the graph of these
// ties, the vertex with the fewest ties is taken out of each connected part until everyone left is tied to at least half of the
// others; that is a group, it is taken out, and the search goes on. Whoever else is tied to half of the group joins it.
//
// How unlikely: under the null of a random graph with the same degrees (M. Molloy, B. Reed, "A critical point for random graphs
// with a given degree sequence", 1995) creator i comments below λ_ij = given_i · received_j ÷ total posts of j. Of X comments
// inside a group, X Poisson with mean Λ = Σ λ_ij,
//   P(X ≥ x) ≤ exp(−(x ln(x ÷ Λ) − x + Λ))          (H. Chernoff, 1952),
// times C(creators, members) for all groups of that size: an upper bound. Groups whose bound passes Benjamini and Hochberg's
// procedure ("Controlling the false discovery rate", 1995) and which are dense enough are pods. Friends comment on each other
// above chance, too; that their groups are loose, and pods dense, is what the density says, not the probability.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/credibility/comment_ties.h"
#include "engine/credibility/pod_rules.h"

namespace vouch::credibility {

struct Pod {
  std::vector<std::uint32_t> members;         // creators, ascending
  std::uint32_t mutual = 0;                   // pairs with a mutual strong tie
  std::uint64_t comments = 0;                 // posts commented inside, once for each who did
  double expected = 0.0;                      // by chance
  double density = 0.0;                       // mean share of another member's posts that a member comments on
  double log10_p = 0.0;                       // upper bound of the probability that chance gives any such group of this size
  double q = 0.0;                             // least false discovery rate at which it is one
  double quick = 0.0, quick_elsewhere = 0.0;  // share of quick comments: inside, and of members' comments to others
};

/// By the first member. Complexity: O(ties · log ties) but for parts with many groups, which cost their ties again for each.
[[nodiscard]] std::vector<Pod> find_pods(const CommentTies& ties, const PodRules& rules);

}  // namespace vouch::credibility
