// Finds unusual blocks: accounts that are unlikely to be people, by their looks or their lockstep (lockstep.h), and follow the
// same owners far above chance, as those do that are sold together. A dense niche of real fans is dense, too, so density alone
// says nothing here; a block needs three things:
//
// 1. Owners with more unlikely accounts than usual. Owner j has y_j unlikely among n_j judged accounts; e is the median of
//    y_j ÷ n_j, and z_j = (y_j − n_j e) ÷ √(n_j e (1 − e)) is counted in the owners' own spread of z, their quartiles ÷ 1.349, at
//    least 1: audiences differ by themselves. Above a limit the owner stays; the share of its unlikely accounts that is
//    above the usual is s_j = 1 − n_j e ÷ y_j.
// 2. Density of the links between unlikely accounts and these owners, by weighted peeling (weighted_peeling.h, after FRAUDAR),
//    s_j · w(d_j) a link, for accounts with two such owners or more. Weights belong to owners alone, so following others as
//    camouflage changes nothing in a block. Accounts that are sold together come off in shells, the busiest first: what is found
//    later and mostly has the owners of an earlier block joins that.
// 3. Of the accounts that follow these owners far more than others do (P ≤ 10^−1.5 for their links, as below), .45 are unlikely,
//    by the lower 95 % limit of E. Wilson (1927) over all that were judged. The natives of a niche are as concentrated on its
//    owners, and look like people. Of a farm, as many must be unlikely: a model that sees fewer finds none.
//
// How unlikely: in a random graph with the same degrees (M. Molloy, B. Reed, "A critical point for random graphs with a given
// degree sequence", 1995), x links inside, Poisson with mean Λ = Σ d_i · Σ d_j ÷ links, have
//   P(X ≥ x) ≤ exp(−(x ln(x ÷ Λ) − x + Λ))          (H. Chernoff, 1952),
// times C(unlikely accounts, accounts) · C(owners, owners of the block) for all blocks of that size: an upper bound. Blocks that
// pass the procedure of Y. Benjamini and D. Yekutieli ("The control of the false discovery rate in multiple testing under
// dependency", 2001) are reported; blocks found one after another depend on each other.
//
// Without judged accounts nothing is said. O(links) with sequential reads, then weighted_peeling on the unlikely accounts' links.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/audience/algorithms/weighted_peeling.h"
#include "engine/audience/authenticity.h"
#include "engine/audience/graph.h"
#include "engine/credibility/block_rules.h"

namespace vouch::credibility {

enum class AccountMark : std::uint8_t { not_judged, likely, unlikely };

struct AccountBlock {
  std::vector<std::uint32_t> owners, accounts;  // ascending
  std::uint64_t links = 0;                      // between them
  double expected = 0.0;                        // links by chance
  double density = 0.0;                         // weight of the links ÷ vertices
  double highest = 0.0;                         // no block was denser when its first part was found
  double unlikely = 0.0;                        // share of unlikely ones among the judged accounts of its owners, links counted
  double concentrated = 0.0;                    // share of unlikely ones among accounts concentrated on its owners, lower limit
  double log10_p = 0.0;                         // upper bound of the probability that chance gives any such block of this size
  double q = 0.0;                               // least false discovery rate at which it is one
};

enum class BlockStatus : std::uint8_t { measured, not_judged };  // not_judged: too few owners with judged accounts

struct AccountBlocks {
  BlockStatus status = BlockStatus::not_judged;
  double usual = 0.0;                // share of unlikely accounts: the median of owners
  std::vector<AccountBlock> blocks;  // in the order in which they were found
};

/// Rows are accounts, columns owners. Requires a mark a row.
[[nodiscard]] AccountBlocks find_blocks(const audience::BipartiteView& graph, std::span<const AccountMark> marks,
                                        const BlockRules& rules);
/// Marks of judged accounts: unlikely with p below one half. Empty where none was judged.
[[nodiscard]] std::vector<AccountMark> marks_by_looks(const audience::AudienceGraph& graph,
                                                      const audience::Authenticity& authentic);

}  // namespace vouch::credibility
