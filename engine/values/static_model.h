// The file of the static embedder, opened and checked. Everything in it is integers, little-endian:
//
//   8   "VOUCHEMB"
//   4   version of this layout, 1
//   n   name of the space            u32 length, bytes
//   n   character map                u32 length, bytes: see engine/text/character_map.h
//   n   vocabulary                   u32 length, bytes: see engine/text/unigram_tokenizer.h
//   4   d, numbers of a row; divisible by 32
//   n   row weights                  u32 length, u16 for each piece, at most 4095
//   n   rows                         u32 length, d / 2 bytes for each piece: see static_kernels.h
//   4d  mean                         i32, added once for each different piece of a text
//   4d  start                        i32, added once
//   4   factor, 4 shift              of what enters the first layer
//   4   layers, each:
//         4 inputs, 4 outputs (divisible by 64), 4 shift, 1 whether it cuts off below 0
//         i8 weights [inputs x outputs], i32 offsets and i32 factors of the outputs
//   32  BLAKE2b-256 of everything before
//
// What a layer reads: the first d numbers; the second those and the first layer's; the third the second's; the fourth the
// second's and the third's.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/core/codec.h"
#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/text/unigram_tokenizer.h"

namespace vouch::values {

struct StaticLayer {
  std::size_t inputs = 0, outputs = 0;
  unsigned shift = 0;
  bool cuts_off = false;
  std::vector<std::int8_t> weights;  // [inputs / 2][outputs][2]
  std::vector<std::int32_t> offsets, factors;
};

struct StaticModel {
  std::string space;
  text::UnigramTokenizer tokenizer;
  std::size_t dims = 0;                    // of a row
  std::vector<std::uint16_t> row_weights;  // by piece
  std::span<const std::byte> rows;         // those of the file, which must outlive this
  std::vector<std::int32_t> mean, start;
  std::int32_t factor = 0;
  unsigned shift = 0;
  std::array<StaticLayer, 4> layers;

  /// Fails with corrupt where a byte is not what was written or the parts do not fit one another.
  [[nodiscard]] static core::Result<StaticModel> open(core::Bytes file);
};

}  // namespace vouch::values
