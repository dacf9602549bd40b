// Which way is cheaper, before going it: work is counted in bytes read in order and in probes, each at a place of its own,
// and both are priced by what they cost on the machine that the project is measured on.
//
//   stream a part    bytes = the lists, the weights by account;  probes = links of the part (a weight each)
//   invert a part    bytes = counters of all owners;             probes = asking accounts (a row each) + their links (a counter
//   each); where so many accounts ask that reading all rows in order costs less: bytes of all rows, and no probes of rows
//
// Prices are in tenths of a nanosecond and come from benchmarks/audience_overlap; a probe costs more where what it looks up
// does not fit a cache. The choice changes the time alone, never a result.
#pragma once

#include <cstdint>

#include "engine/audience/asking_audience.h"
#include "engine/audience/graph.h"
#include "engine/audience/shared_paths.h"

namespace vouch::audience {

/// Counted work of one way through the graph.
struct Work {
  std::uint64_t bytes = 0;           // read or written in order
  std::uint64_t lists = 0;           // loops begun
  std::uint64_t tile_probes = 0;     // weights within a tile
  std::uint64_t weight_probes = 0;   // weights by account, anywhere
  std::uint64_t row_probes = 0;      // rows of owners, anywhere
  std::uint64_t rows_in_order = 0;   // rows of owners so near each other that memory is read in order (its bytes count above)
  std::uint64_t counter_probes = 0;  // counters by owner
};
[[nodiscard]] Work operator+(const Work& a, const Work& b);

/// In tenths of a nanosecond.
[[nodiscard]] std::uint64_t price_of(const Work& work);

/// The work of counting the owners [0, owners) along these paths; the links of many asking accounts are estimated.
[[nodiscard]] Work work_of(const Paths& paths, const AskingAudience& asking, const AudienceGraph& graph, std::uint32_t owners);

/// The cheaper way through the head alone.
[[nodiscard]] std::uint64_t price_of_head(const AskingAudience& asking, const AudienceGraph& graph, std::uint32_t owners);
/// One pass over the head for so many audiences (shared_brands.h).
[[nodiscard]] std::uint64_t price_of_block(std::size_t audiences, const AudienceGraph& graph);

/// The paths whose work has the lowest price; on equal prices inverting. A few thousand look-ups.
[[nodiscard]] Paths cheapest_paths(const AskingAudience& asking, const AudienceGraph& graph, std::uint32_t owners);

/// The price of those paths.
[[nodiscard]] std::uint64_t price_of_cheapest(const AskingAudience& asking, const AudienceGraph& graph, std::uint32_t owners);

}  // namespace vouch::audience
