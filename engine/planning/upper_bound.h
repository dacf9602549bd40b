// What no set can exceed, from the data given (the bound of M. Minoux, 1978, used online by J. Leskovec et al., 2007): for any
// set S that holds all of must_have, and the best set O,
//
//   reach(O) <= reach(S) + Σ over O∖S of what each adds to S <= reach(S) + max over fractional choices within budget and count
//
// The fractional choice is bounded by its Lagrangian dual (G. Dantzig, "Discrete-variable extremum problems", 1957, for one
// constraint): for every price λ >= 0 of money
//
//   λ · budget left + the sum of the largest `count left` of max(0, gain − λ · cost)
//
// is an upper bound, so the best of some prices is one as well. Maxima of groups hold within each field on its own; minima
// and frequency are left out, which can only raise the bound. Gains are computed anew only where they take part in the sum; older
// ones are larger and stay valid.
#pragma once

#include <span>

#include "engine/planning/lazy_greedy.h"

namespace vouch::planning {

/// An upper bound of the reach of every set that the problem allows. Requires that `set` holds all of must_have and that
/// `bounds` holds for it; makes `bounds` tighter. `allowed`: the candidates in question, those outside count as out of it.
[[nodiscard]] Reach upper_bound(const ChosenSet& set, GainBounds& bounds, std::span<const std::uint32_t> allowed);

}  // namespace vouch::planning
