// One pass over the rows of a table for one query, or for up to 64 of them at once: the rows with the best products of bytes.
//
// Two ways, with equal results:
//   full_scan   streams all rows in order, 64 at a time, and leaves out blocks in which nobody passes the filter; bytes read
//               n · stride, as fast as memory gives them
//   survivors   reads the rows of those who pass alone, each asked for a dozen rows ahead; m · stride bytes at m places
// Scores are compared with the threshold of candidates.h sixteen at a time; nearly all end there.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/vectors/candidates.h"
#include "engine/vectors/dot_kernels.h"
#include "engine/vectors/filter.h"
#include "engine/vectors/neighbors.h"

namespace vouch::vectors {

struct ScanOptions {
  std::size_t k = 10;        // at least 1
  std::int64_t margin = 0;   // rows with a score of at least the k-th best less this are found too
  Way way = Way::full_scan;  // or survivors
  unsigned threads = 1;
  InstructionSet set = preferred_instruction_set();
};

/// The rows [0, filter.size()) that pass and whose product with `query` is at least the k-th best less the margin; best first,
/// ties by index; all where fewer than k pass. `query`: as many components as the rows' stride, none −128.
[[nodiscard]] std::vector<ScoredRow> scan(ByteRows rows, const Filter& filter, const std::int8_t* query,
                                          const ScanOptions& options);

/// The same for each of 1 to PackedQueries::kMost queries, with a margin each; every row is read once for all of them.
[[nodiscard]] std::vector<std::vector<ScoredRow>> scan_block(ByteRows rows, const Filter& filter,
                                                             std::span<const std::int8_t* const> queries,
                                                             std::span<const std::int64_t> margins, const ScanOptions& options);

}  // namespace vouch::vectors
