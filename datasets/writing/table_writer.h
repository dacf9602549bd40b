// Writes one table of a dataset as CSV or TSV: RFC 4180 quoting where a cell needs it, numbers by to_chars, one buffer in
// front of the file. The table appears under its name only once it is whole (temporary name, then rename).
//
// CSV lists are joined by `|`, TSV lists by a comma, as the data dictionary says. The first failure (disk full, no right
// to write) sticks, further cells cost nothing, and finish() returns it. Not thread safe.
#pragma once

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace vouch::datasets {

class TableWriter {
 public:
  /// Opens FILE.tmp and writes the header. `.tsv` in the name makes tabs, anything else commas.
  /// Fails with unavailable where the file can not be written.
  [[nodiscard]] static core::Result<TableWriter> open(const std::filesystem::path& file,
                                                      std::span<const std::string_view> columns);

  TableWriter(TableWriter&&) noexcept = default;
  TableWriter& operator=(TableWriter&& other) noexcept;
  ~TableWriter();  // without finish(): the temporary file is removed, the name stays as it was

  /// Each appends the next cell of the row.
  void text(std::string_view cell);
  void whole(std::int64_t cell);
  /// Fixed notation with this many digits after the point. Requires a finite number.
  void real(double cell, int digits);
  void flag(bool cell) { append_cell(cell ? "true" : "false"); }
  void empty() { separate(); }
  void list(std::span<const std::string> items);
  template <class T>
  void maybe_whole(const std::optional<T>& cell) {
    if (cell) {
      whole(static_cast<std::int64_t>(*cell));
    } else {
      empty();
    }
  }
  /// The same as text() for cells that are known to need no quotes, such as generated ids.
  void plain(std::string_view cell) { append_cell(cell); }
  /// Requires as many cells as columns.
  void end_row();

  [[nodiscard]] std::uint64_t rows() const { return rows_; }
  /// Writes what is left and gives the file its name. Returns the number of rows.
  [[nodiscard]] core::Result<std::uint64_t> finish();
  /// The same, adding the number of rows to a total.
  [[nodiscard]] core::Result<void> finish_into(std::uint64_t& total);

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  TableWriter(std::filesystem::path file, std::FILE* stream, bool tabs, std::size_t columns);
  void separate() {
    if (cells_++ > 0) buffer_.push_back(delimiter_);
  }
  void append_cell(std::string_view cell) {
    separate();
    buffer_.append(cell);
  }
  void flush();
  void discard();

  std::filesystem::path file_;
  std::unique_ptr<std::FILE, CloseFile> stream_;
  std::string buffer_;
  std::optional<core::Error> failure_;
  std::uint64_t rows_ = 0;
  std::size_t columns_ = 0;
  std::size_t cells_ = 0;
  char delimiter_ = ',';
};

}  // namespace vouch::datasets
