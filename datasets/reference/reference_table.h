// One small table of reference data, read from memory with a strict eye: every column asked for must be there, no cell that
// must hold something may be empty, and a message names file, line, column, what was found and what was expected.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "datasets/table/csv_reader.h"
#include "engine/core/result.h"

namespace vouch::datasets {

/// Not thread safe; refers to the bytes.
class ReferenceTable {
 public:
  /// Fails with invalid_argument where the header lacks one of the columns.
  [[nodiscard]] static core::Result<ReferenceTable> open(std::string name, std::string_view bytes,
                                                         std::span<const std::string_view> columns);

  /// Goes to the next row; false at the end. Fails with invalid_argument for a row that cannot be taken apart.
  [[nodiscard]] core::Result<bool> next();
  /// A cell of the row by the column's place among those asked for. Valid until next().
  [[nodiscard]] std::string_view cell(std::size_t column) const { return row_->cells[places_[column]].text; }
  [[nodiscard]] std::uint64_t line() const { return row_->line; }
  /// "NAME:LINE: COLUMN: found 'CELL', expected EXPECTED".
  [[nodiscard]] core::Error wrong(std::size_t column, std::string_view expected) const;

  /// The value whose word the cell holds. Fails with wrong(), listing the words.
  template <class T, std::size_t N>
  [[nodiscard]] core::Result<T> choice(std::size_t column, const std::array<std::pair<std::string_view, T>, N>& words) const {
    std::string expected = "one of";
    for (const auto& [word, value] : words) {
      if (word == cell(column)) return value;
      expected += (expected.size() > 6 ? ", " : " ") + std::string(word);
    }
    return core::fail(wrong(column, expected));
  }

 private:
  ReferenceTable(std::string name, std::unique_ptr<CsvReader> reader) : name_(std::move(name)), reader_(std::move(reader)) {}

  std::string name_;
  std::unique_ptr<CsvReader> reader_;
  std::vector<std::string> columns_;
  std::vector<std::size_t> places_;
  const Row* row_ = nullptr;
};

/// NUMBER+HASH: 8 hexadecimal digits of a hash over the bytes of one or more files.
[[nodiscard]] std::string version_of(std::string_view number, std::span<const std::string_view> files);

/// The bytes of a file. Fails with not_found and unavailable.
[[nodiscard]] core::Result<std::string> read_whole(const std::filesystem::path& file);

}  // namespace vouch::datasets
