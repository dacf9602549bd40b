// Swaps: one member out, a better one in, while that helps (the local search of M. Fisher, G. Nemhauser, L. Wolsey, 1978).
// Tried are the candidates that promise most, by gain and by gain per cost in turn, as many as a fixed number of look-ups allows
// (at least 8, at most 256), so the work is bounded whatever the size of the data and never depends on a clock. The last round,
// in which nothing got better, also says who could stand in for each member.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/planning/lazy_greedy.h"

namespace vouch::planning {

/// Someone in place of a member, and the reach of the set then.
struct Alternative {
  std::uint32_t candidate = 0;
  Reach reached = 0;
};

/// One member of the set.
struct Place {
  std::uint32_t candidate = 0;
  Reach lost_without = 0;                 // of the set's reach, if it were left out
  std::vector<Alternative> alternatives;  // best first, at most kAlternatives; none for members of must_have
};
inline constexpr std::size_t kAlternatives = 3;

struct Exchanged {
  std::vector<Place> places;  // of the members in the order of set.steps()
  bool swapped = false;       // the set is another than before
};

/// Swaps while the reach grows, filling with the money that is freed. The reach never falls. `promise` orders who is tried.
[[nodiscard]] Exchanged exchange(ChosenSet& set, const GainBounds& promise, GreedyBy by, std::span<const std::uint32_t> allowed);

}  // namespace vouch::planning
