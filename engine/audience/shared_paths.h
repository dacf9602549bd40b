// The ways to count what an asking audience shares with every owner. All are exact and give the same; they differ in what
// they read.
//
//   stream  every list of a part of the graph, a weight looked up an id (kernels.h): O(links of the part)
//   invert  the owners of each asking account of the part, a counter added to an owner: O(their links)
//
// Streaming is for audiences that hold much of a part, inverting for all others. The parts are the head, the accounts in
// tiles (tiles.h), and the tail, all others; each goes its own way. Counters hold (accounts << 40) + weight in 64 bits, so
// one addition counts and sums; at most 2^24 - 1 accounts go into them before they are taken out. Threads have counters of
// their own, added up as integers. What an account's row waits for is fetched ahead: rows lie anywhere in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/audience/asking_audience.h"
#include "engine/audience/graph.h"
#include "engine/audience/kernels.h"
#include "engine/audience/overlap.h"

namespace vouch::audience {

/// none: the part is left out, because another pass counts it (shared_brands.h).
enum class Way : std::uint8_t { stream, invert, none };
struct Paths {
  Way head = Way::invert;
  Way tail = Way::invert;
  bool operator==(const Paths&) const = default;
};

inline constexpr std::size_t kMostACounter = (std::size_t{1} << 24) - 1;  // accounts

/// The owners [0, owners), counted along these paths. Requires supports(set), at most kMostACounter accounts a counter (tests
/// take fewer). threads 0: as many as the machine has.
[[nodiscard]] std::vector<SharedAudience> shared_along(const Paths& paths, InstructionSet set, const AskingAudience& asking,
                                                       const AudienceGraph& graph, std::uint32_t owners, unsigned threads = 1,
                                                       std::size_t accounts_a_counter = kMostACounter);

}  // namespace vouch::audience
