// What a scan costs before it is made, by counted work: bytes read in order, rows read at places of their own and the lines of
// 64 bytes that they take, comparisons of bits of the filter. Prices are those of one core of the machine named in
// docs/benchmarks.md, where benchmarks/nearest_neighbors measured them. The choice changes the time alone, never a result.
//
//   full_scan   n · stride ÷ 64 lines in order
//   survivors   m rows + m · stride ÷ 64 lines, each behind its row; n ÷ 64 words of the filter
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/vectors/neighbors.h"

namespace vouch::vectors {

struct ScanShape {
  std::size_t rows = 0;     // n
  std::size_t passing = 0;  // m, those who pass the filter
  std::size_t stride = 0;   // bytes a row
};

/// Picoseconds of one core. Requires full_scan or survivors.
[[nodiscard]] std::uint64_t price_of(const ScanShape& shape, Way way);
/// The way of lower price; on equal prices the full scan.
[[nodiscard]] Way cheaper_way(const ScanShape& shape);
/// Picoseconds of one core for a pass with so many queries.
[[nodiscard]] std::uint64_t price_of_block(const ScanShape& shape, std::size_t queries);

/// So many threads that each has work for longer than it takes to start. threads 0: as many as the machine has.
[[nodiscard]] unsigned useful_threads(unsigned threads, std::uint64_t picoseconds);

}  // namespace vouch::vectors
