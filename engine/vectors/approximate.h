// What stands behind an approximate index: some way to name rows that are probably near, of which the rows themselves then
// decide (refinement.h), and what it was measured to be worth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/codec.h"
#include "engine/vectors/filter.h"
#include "engine/vectors/neighbors.h"
#include "engine/vectors/vector_table.h"

namespace vouch::vectors {

/// Rows that are probably near, and how many rows or codes were looked at to find them.
struct ProbablyNear {
  std::vector<std::uint32_t> rows;  // each once, all of them pass the filter; in no order
  std::uint64_t looked_at = 0;
};

/// Immutable, safe to share.
class CandidateSource {
 public:
  virtual ~CandidateSource() = default;
  /// `effort`: how much to look at, in the source's own unit, at least 1. Fails with internal where a library does.
  [[nodiscard]] virtual core::Result<ProbablyNear> find(const Query& query, const Filter& filter, std::uint32_t effort,
                                                        std::size_t k) const = 0;
  [[nodiscard]] virtual Way way() const = 0;
  /// More does not find more.
  [[nodiscard]] virtual std::uint32_t most_effort() const = 0;
  virtual void encode(core::Encoder& out) const = 0;
};

/// Of a sample of queries, how a search with this effort went.
struct MeasuredEffort {
  std::uint32_t effort = 0;
  std::uint32_t k = 0;        // how many neighbours were asked for
  std::uint32_t percent = 0;  // how many of the rows passed, drawn by chance
  double recall = 0.0;        // share of the exact neighbours that were found
  double looked_at = 0.0;     // rows or codes, on average
};

}  // namespace vouch::vectors
