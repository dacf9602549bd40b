// How much a reader takes of what it is given. Every limit is an option with a default that real data stays far below;
// what goes beyond is refused with a message and never stored.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vouch::datasets {

struct ReadLimits {
  std::uint64_t decompressed_bytes = std::uint64_t{1} << 40;      // of one file; beyond: the file is refused
  std::uint64_t decompression_ratio = 1000;                       // decompressed : stored, judged from ratio_floor on
  std::uint64_t ratio_floor_bytes = std::uint64_t{64} << 20;      // decompressed bytes that are free of the ratio's judgement
  std::uint64_t decoder_memory_bytes = std::uint64_t{256} << 20;  // dictionary of a decompressor
  std::size_t line_bytes = std::size_t{4} << 20;                  // of a row, quoted line ends included; beyond: a reject
  std::size_t cell_bytes = std::size_t{1} << 20;                  // of a cell; beyond: a reject
  std::size_t columns = 16384;                                    // of a file; beyond: the file is refused
  std::size_t json_depth = 64;                                    // of an NDJSON line; beyond: a reject
  std::size_t id_bytes = 255;                                     // of an id; beyond: a reject
};

}  // namespace vouch::datasets
