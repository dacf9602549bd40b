// Greedy choice with lazy evaluation (M. Minoux, "Accelerated greedy algorithms for maximizing submodular set functions",
// 1978): what a candidate added to a smaller set is an upper bound of what it adds now, so only the best bound has to be
// computed again. By gain, or by gain per cost; the better of both is at least (1 − 1/e)/2 of the optimum under a budget
// (J. Leskovec et al., "Cost-effective outbreak detection in networks", 2007), and the
// choice by gain begins with the best single candidate, the guard of S. Khuller, A. Moss, J. Naor, "The budgeted maximum
// coverage problem", 1999. Streams the lists of the candidates that are computed again, some dozens a step.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/planning/chosen_set.h"

namespace vouch::planning {

enum class GreedyBy : std::uint8_t { gain, gain_per_cost };

/// Upper bounds of what each candidate adds to a set, and whether they were computed for that very set.
struct GainBounds {
  std::vector<Reach> gains;  // by candidate
  std::vector<bool> exact;   // of the set's own gains
};
/// Bounds for this set that read no audience; exact for the empty set where all accounts weigh the same.
[[nodiscard]] GainBounds bounds_without_reading(const ChosenSet& set);

/// Adds candidates of `allowed` while they fit, best first. `bounds` holds for `set` before and after; it gets tighter.
void lazy_greedy(ChosenSet& set, GainBounds& bounds, GreedyBy by, std::span<const std::uint32_t> allowed);

}  // namespace vouch::planning
