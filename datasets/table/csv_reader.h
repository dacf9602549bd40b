// CSV and TSV after RFC 4180: quoted cells may hold delimiters, quotes (doubled) and line ends. Read as a stream, without
// an allocation a cell; cells point into the window. What people write beside the standard is read where it has one
// meaning (quotes inside unquoted cells, CRLF or LF, rows of empty cells, surplus empty cells at the end, `sep=;` and lines that
// begin with "# " above the header); where it has none the row is bad, and reading goes on at the next physical line, so that
// a stray quote costs one row.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "datasets/limits.h"
#include "datasets/table/block_buffer.h"
#include "datasets/table/special_cursor.h"
#include "datasets/table/table_reader.h"

namespace vouch::datasets {

struct CsvDialect {
  char delimiter = ',';
  bool quotes = true;    // false: a quote is a character like others
  char line_end = '\n';  // '\r' for files of old Macs
};

class CsvReader final : public TableReader {
 public:
  /// Reads the header. An empty stream has no columns. `utf8` has no byte order mark.
  /// Fails with invalid_argument where the first row is no header (too long, a quote never closed, too many columns).
  [[nodiscard]] static core::Result<std::unique_ptr<CsvReader>> open(std::unique_ptr<ByteSource> utf8, CsvDialect dialect,
                                                                     const ReadLimits& limits);

  [[nodiscard]] std::span<const std::string> header() const override { return header_; }
  [[nodiscard]] core::Result<const Row*> next() override;

 private:
  enum class Step { row, blank, skip, end, more };

  CsvReader(std::unique_ptr<ByteSource> utf8, CsvDialect dialect, const ReadLimits& limits);
  [[nodiscard]] core::Result<bool> read_header();
  [[nodiscard]] bool is_note(std::uint64_t line) const;
  Step scan_row();
  Step scan_quoted(char*& at, std::size_t& count);
  Step finish(const char* row_end, std::size_t count, std::size_t consumed);
  Step bad_row(std::string expected, std::size_t consumed);
  Step bad_line(std::string expected);
  void describe(std::string expected);
  [[nodiscard]] core::Result<bool> skip_line();
  void push(std::size_t count, const char* from, const char* to);

  BlockBuffer window_;
  CsvDialect dialect_;
  ReadLimits limits_;
  SpecialCursor cursor_;
  std::vector<std::string> header_;
  std::vector<Cell> cells_;
  std::vector<std::size_t> doubled_;  // cells of this row that hold doubled quotes
  std::size_t surplus_ = 0;           // cells of this row beyond the header that are not empty
  std::uint64_t next_line_ = 1;
  std::uint64_t inner_lines_ = 0;  // line ends inside quotes of this row
  bool skipping_ = false;          // a bad row reaches beyond the window
  Row row_;
  std::string found_;
  std::string expected_;
};

}  // namespace vouch::datasets
