// Vectors of length 1 as rows that a search reads: int8 with one scale for the whole table and, where wanted, halves (half.h).
//
//   unit row u = v ÷ ‖v‖,   byte x_j = round(u_j ÷ s),   s = max |u| ÷ 127 over the table,   half h_j = the nearest to u_j
//
// One scale makes products of bytes comparable between rows, so that integers decide the order. The halves are what the vectors
// are taken to be where they are there: a scan over the bytes then only finds the candidates. How far the two may lie apart is
// kept with the table (TableBounds), and for a query q with bytes y, scale t and halves g, with residuals e_x = h − s·x and
// e_y = g − t·y, Cauchy and Schwarz say
//
//   |⟨h, g⟩ − s·t·⟨x, y⟩| ≤ ‖s·x‖·‖e_y‖ + ‖e_x‖·‖g‖
//
// so no row is lost that a scan over the halves would have found. Everything here is plain arithmetic in a fixed order: the same
// bytes anywhere.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/result.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"
#include "engine/vectors/dot_kernels.h"

namespace vouch::vectors {

struct TableOptions {
  bool halves = true;    // keep 2 more bytes a dimension, by which the best are put in order
  unsigned threads = 1;  // 0: as many as the machine has
};

/// Over all rows; 0 without rows, and the last two 0 without halves.
struct TableBounds {
  double byte_length = 0.0;  // the largest ‖s·x‖
  double residual = 0.0;     // the largest ‖h − s·x‖
};

/// A query as a table reads it.
struct Query {
  std::vector<std::int8_t> bytes;     // y, [stride]
  double scale = 0.0;                 // t
  std::vector<std::uint16_t> halves;  // g, [dimension]
  double length = 0.0;                // ‖g‖, nearly 1
  double residual = 0.0;              // ‖g − t·y‖
};

/// Immutable, safe to share; a copy shares the rows, which live as long as any copy or, where it was opened, as the snapshot.
class VectorTable {
 public:
  /// `rows`: [n x dimension, row-major], of any length but 0. Fails with invalid_argument where the dimension is 0 or above
  /// kMostDimensions, the numbers do not make whole rows, or one is not finite or a row is all zeros, with its place.
  [[nodiscard]] static core::Result<VectorTable> make(std::span<const float> rows, std::size_t dimension,
                                                      const TableOptions& options = {});
  /// What write() wrote. Fails with corrupt.
  [[nodiscard]] static core::Result<VectorTable> open(const snapshot::Snapshot& snapshot, std::string_view name);
  /// Sections NAME.shape, .scale, .rows and, with halves, .halves; NAME is `vectors.` and a word.
  [[nodiscard]] core::Result<void> write(snapshot::Writer& out, std::string_view name) const;

  /// Fails with invalid_argument where the query has another dimension, is not finite or has length 0.
  [[nodiscard]] core::Result<Query> query(std::span<const float> vector) const;

  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] std::uint32_t dimension() const { return dimension_; }
  [[nodiscard]] double scale() const { return scale_; }
  [[nodiscard]] const TableBounds& bounds() const { return bounds_; }
  /// [size x stride], 64-byte aligned.
  [[nodiscard]] ByteRows rows() const { return {bytes_, stride_}; }
  [[nodiscard]] bool has_halves() const { return halves_ != nullptr; }
  /// [dimension]. Requires has_halves().
  [[nodiscard]] const std::uint16_t* halves(std::size_t row) const { return halves_ + row * dimension_; }
  /// A hash of all that a search reads: which table an index was made for.
  [[nodiscard]] std::uint64_t hash() const;

 private:
  struct Maker;
  VectorTable() = default;
  std::uint32_t size_ = 0, dimension_ = 0;
  std::size_t stride_ = 0;
  double scale_ = 1.0;
  TableBounds bounds_;
  const std::int8_t* bytes_ = nullptr;
  const std::uint16_t* halves_ = nullptr;
  std::shared_ptr<const void> owned_;
};

}  // namespace vouch::vectors
