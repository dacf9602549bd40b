// Which way is cheapest that finds as many of the nearest neighbours as are wanted: all rows in order, the survivors of the
// filter alone, or an approximate index where there is one. Work is counted before it is done, as scan_cost.h says, and for an
// approximate index as it was counted on its sample of queries:
//
//   graph   rows that the walk looks at, each at a place of its own, one after the other
//   lists   codes looked at in order, centres compared, and candidates whose rows are read
//
// A wanted recall of 1 is never left to an index that was measured, even one that measured 1: only scans are exact. Every answer
// says which way it was found and what recall that has.
#pragma once

#include <optional>
#include <span>

#include "engine/vectors/exact_search.h"
#include "engine/vectors/faiss_index.h"
#include "engine/vectors/scan_cost.h"

namespace vouch::vectors {

struct Choice {
  Way way = Way::full_scan;
  double recall = 1.0;
  std::uint64_t price = 0;  // picoseconds of one core
};

/// `approximate`: null where there is none. On equal prices the exact way.
[[nodiscard]] Choice chosen_way(const ScanShape& shape, const FaissIndex* approximate, std::uint32_t k, double wanted_recall);

/// Immutable, safe to share.
class ChosenIndex {
 public:
  /// An approximate index must be one of this table.
  explicit ChosenIndex(VectorTable table, std::optional<FaissIndex> approximate = {})
      : exact_(std::move(table)), approximate_(std::move(approximate)) {}

  [[nodiscard]] std::uint32_t size() const { return exact_.size(); }
  [[nodiscard]] std::uint32_t dimension() const { return exact_.dimension(); }
  [[nodiscard]] core::Result<Neighbors> search(std::span<const float> query, const SearchOptions& options) const;

 private:
  ExactIndex exact_;
  std::optional<FaissIndex> approximate_;
};

static_assert(NearestNeighborIndex<ChosenIndex>);

}  // namespace vouch::vectors
