// PageRank, global and personalised (S. Brin, L. Page, "The anatomy of a large-scale hypertextual Web search engine", 1998;
// T. Haveliwala, "Topic-sensitive PageRank", 2002): where a walker is found who follows a random link with probability d
// and else, or where there is no link, starts anew:
//
//   r(v) = d · Σ over u → v of r(u) ÷ degree(u) + t(v) · (1 − d + d · Σ of r over vertices without links),  Σ t = 1
//
// Power iteration that pulls: each vertex reads its predecessors' shares. Shares are whole numbers of 2⁻⁶⁰, so a sum does
// not depend on the order of its parts: the same result for any number of threads, any order of rows, and the permuted one
// for any numbering of the vertices. What rounding drops goes the way of the walker who starts anew; no mass is lost.
// One iteration streams offsets and targets (4 bytes a link) and looks up 8 bytes a link: bound by those look-ups, which
// by_falling_degree() brings together. Error after the last step: at most d ÷ (1 − d) · change, in the sum of differences.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/audience/algorithms/csr.h"

namespace vouch::audience {

struct PageRankOptions {
  double damping = 0.85;      // d, from 0 to 0.999999: how likely the walker follows a link
  double tolerance = 1e-9;    // stop when the ranks of all vertices together change by less
  unsigned iterations = 200;  // at most
  unsigned threads = 1;       // 0: as many as the machine has
};

struct PageRank {
  std::vector<std::uint64_t> ranks;  // in units of which kPageRankWhole are 1; their sum is 1 but for n units at most
  unsigned iterations = 0;
  double change = 0.0;  // of the last step, summed over all vertices
  [[nodiscard]] double rank(std::uint32_t vertex) const;
};

/// 2⁶⁰ units are the whole.
inline constexpr std::uint64_t kPageRankWhole = std::uint64_t{1} << 60;

/// `links` says where the walker may go, `turned` is reversed(links); an undirected graph is both. `start` holds a weight for
/// each vertex, t in proportion to it; empty: all the same. Requires a start that is not all 0, with a sum below 2³².
[[nodiscard]] PageRank page_rank(CsrView links, CsrView turned, std::span<const std::uint32_t> start = {},
                                 const PageRankOptions& options = {});

}  // namespace vouch::audience
