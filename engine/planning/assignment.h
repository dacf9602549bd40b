// Who goes to which brief: pairs of a creator and a brief with what each is worth, so that the sum is largest. A creator has
// one unit to give to each competitor group, since it may speak for one of several competitors only, and briefs without a
// group compete with nobody; a brief takes at most its number of places. As every unit is whole and every creator gives one
// unit a group, each group is a problem of its own and minimum-cost flow is exact: source → creators → briefs → sink, each
// creator with an edge of cost 0 past the briefs. Successive shortest paths (R. Busacker, P. Gowen, 1961; potentials after
// J. Edmonds, R. Karp, "Theoretical improvements in algorithmic efficiency for network flow problems", 1972) from Boost.Graph.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/core/result.h"

namespace vouch::planning {

/// One way to assign: worth > 0. At most one a pair of creator and brief.
struct Offer {
  std::uint32_t creator = 0;
  std::uint32_t brief = 0;  // position among the briefs
  std::int64_t worth = 0;   // such as a score in thousandths
};

struct BriefPlaces {
  std::uint32_t places = 0;
  std::uint32_t group = 0;  // briefs of one group are competitors
};

/// Positions among the offers of those that are taken, ascending: the largest total worth. Ties: decided by the order of the
/// offers, the same on every machine. Requires fewer than 2³⁰ offers and |worth| < 2³⁰.
[[nodiscard]] std::vector<std::uint32_t> assign(std::span<const BriefPlaces> briefs, std::span<const Offer> offers);

}  // namespace vouch::planning
