// Rows of cells from a stream of UTF-8: what CSV, TSV and NDJSON have in common. A row that cannot be taken apart says
// why instead of giving cells, and the rows around it are read all the same.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace vouch::datasets {

enum class CellKind : std::uint8_t {
  text,     // as it stands, quotes and escapes resolved
  missing,  // no such field, or null: NDJSON alone
  number,   // a JSON number as it stands, its mark is the point
  boolean,  // "true" or "false" of JSON
  list,     // a JSON array of texts and numbers, joined with kListSeparator
  object,   // anything nested deeper: no column takes it
};

inline constexpr char kListSeparator = '\x1f';

struct Cell {
  std::string_view text;
  CellKind kind = CellKind::text;
};

struct Row {
  std::uint64_t line = 0;       // physical line where it begins, from 1
  std::span<const Cell> cells;  // one a column of the header, valid until the next row is read
  std::string_view found;       // of a bad row: its beginning
  std::string_view expected;    // of a bad row: what it should have been; empty: the row is good
  [[nodiscard]] bool bad() const { return !expected.empty(); }
};

/// A table read once from its beginning. Not thread safe.
class TableReader {
 public:
  virtual ~TableReader() = default;
  /// The columns known so far: all of them in CSV and TSV; in NDJSON it grows as new fields come up.
  [[nodiscard]] virtual std::span<const std::string> header() const = 0;
  /// The next row, nullptr at the end. Fails as the stream below does.
  [[nodiscard]] virtual core::Result<const Row*> next() = 0;
};

}  // namespace vouch::datasets
