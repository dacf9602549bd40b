// Exact nearest neighbours: for every query the k vectors of largest cosine among those who pass, whatever way is gone.
//
// Two stages. A scan over the bytes (scan.h) finds all rows that could be among the best, by the bound of vector_table.h; of
// those the halves decide (refinement.h). Without halves the bytes are the vectors, and the scan's integers decide. Results are
// the same for any number of threads, any instruction set, one query alone or among others, and any order of adding rows but for
// the indexes that break ties.
//
// Cost of one query: n bytes a dimension streamed, or those of the survivors gathered, whichever costs less (scan_cost.h).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/vectors/dot_kernels.h"
#include "engine/vectors/neighbors.h"
#include "engine/vectors/vector_table.h"

namespace vouch::vectors {

/// Immutable, safe to share.
class ExactIndex {
 public:
  explicit ExactIndex(VectorTable table) : table_(std::move(table)) {}
  /// With these instructions and this way instead of those that are chosen; for tests and measurements.
  ExactIndex(VectorTable table, InstructionSet set, std::optional<Way> way = {})
      : table_(std::move(table)), set_(set), way_(way) {}

  [[nodiscard]] std::uint32_t size() const { return table_.size(); }
  [[nodiscard]] std::uint32_t dimension() const { return table_.dimension(); }
  [[nodiscard]] const VectorTable& table() const { return table_; }

  [[nodiscard]] core::Result<Neighbors> search(std::span<const float> query, const SearchOptions& options) const;
  /// `queries`: [n x dimension, row-major]. The answers are those of search(); rows are read once for 64 queries. An error
  /// names the query.
  [[nodiscard]] core::Result<std::vector<Neighbors>> search_each(std::span<const float> queries,
                                                                 const SearchOptions& options) const;

 private:
  VectorTable table_;
  InstructionSet set_ = preferred_instruction_set();
  std::optional<Way> way_;
};

static_assert(NearestNeighborIndex<ExactIndex>);

}  // namespace vouch::vectors
