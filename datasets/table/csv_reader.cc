#include "datasets/table/csv_reader.h"

#include <algorithm>
#include <cstring>

#include "datasets/input/encoding.h"

namespace vouch::datasets {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

/// Makes "" inside a quoted cell one quote, in place.
std::string_view undouble(std::string_view cell) {
  char* const begin = const_cast<char*>(cell.data());  // the window is ours and this row is not scanned again
  char* out = begin;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    *out++ = cell[i];
    if (cell[i] == '"') ++i;
  }
  return {begin, static_cast<std::size_t>(out - begin)};
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

}  // namespace

CsvReader::CsvReader(std::unique_ptr<ByteSource> utf8, CsvDialect dialect, const ReadLimits& limits)
    : window_(std::move(utf8), limits.line_bytes),
      dialect_(dialect),
      limits_(limits),
      cursor_(dialect.delimiter, dialect.line_end),
      cells_(limits.columns) {}

Result<std::unique_ptr<CsvReader>> CsvReader::open(std::unique_ptr<ByteSource> utf8, CsvDialect dialect,
                                                   const ReadLimits& limits) {
  std::unique_ptr<CsvReader> reader(new CsvReader(std::move(utf8), dialect, limits));
  if (const auto read = reader->read_header(); !read) return fail(read.error());
  return reader;
}

/// `sep=;` in the first line, and the lines that GA4 puts above its header ("# Property: Shop, Germany"). A first column
/// named "#" is a header.
bool CsvReader::is_note(std::uint64_t line) const {
  const std::string_view first = header_.front();
  if (line == 1 && first.size() <= 5 && first.starts_with("sep=")) return true;
  return first.starts_with("# ") || (header_.size() == 1 && first.starts_with('#'));
}

Result<bool> CsvReader::read_header() {
  for (;;) {
    const auto row = next();
    if (!row) return fail(row.error());
    if (*row == nullptr) {
      cells_.clear();
      return true;
    }
    if ((*row)->bad()) {
      return fail(ErrorCode::invalid_argument, "found '" + std::string((*row)->found) + "' in line " +
                                                   std::to_string((*row)->line) + ", expected a header with " +
                                                   std::string((*row)->expected));
    }
    for (const Cell& cell : (*row)->cells) header_.emplace_back(trimmed(cell.text));
    if (!is_note((*row)->line)) break;
    header_.clear();
    cells_.resize(limits_.columns);
  }
  cells_.resize(header_.size());
  return true;
}

Result<const Row*> CsvReader::next() {
  for (;;) {
    if (skipping_) {
      if (const auto skipped = skip_line(); !skipped) return fail(skipped.error());
      return &row_;
    }
    switch (scan_row()) {
      case Step::row: return &row_;
      case Step::blank:
      case Step::skip: continue;
      case Step::end: return nullptr;
      case Step::more: break;
    }
    if (window_.full()) {
      if (bad_line("a row of at most " + std::to_string(limits_.line_bytes) + " bytes") == Step::row) return &row_;
      continue;
    }
    if (const auto filled = window_.fill(); !filled) return fail(filled.error());
    cursor_.seat(window_.begin(), window_.end());
  }
}

inline void CsvReader::push(std::size_t count, const char* from, const char* to) {
  if (count < cells_.size()) {
    cells_[count] = {.text = {from, static_cast<std::size_t>(to - from)}, .kind = CellKind::text};
  } else {
    surplus_ += from < to ? 1 : 0;
  }
}

CsvReader::Step CsvReader::scan_row() {
  char* at = window_.begin();
  char* const end = window_.end();
  if (at == end) return window_.at_end() ? Step::end : Step::more;
  std::size_t count = 0;
  surplus_ = 0;
  inner_lines_ = 0;
  doubled_.clear();
  for (;;) {
    if (dialect_.quotes && at < end && *at == '"') {
      const Step step = scan_quoted(at, count);
      if (step != Step::blank) return step;
      continue;
    }
    const char* const hit = cursor_.next();
    if (hit == end && !window_.at_end()) return Step::more;
    const bool row_ends = hit == end || *hit == dialect_.line_end;
    const char* const cell_end = row_ends && hit > at && hit[-1] == '\r' ? hit - 1 : hit;
    push(count++, at, cell_end);
    if (row_ends) {
      const std::size_t consumed = static_cast<std::size_t>(hit - window_.begin()) + (hit == end ? 0 : 1);
      return finish(cell_end, count, consumed);
    }
    at += hit - at + 1;
  }
}

/// Reads the quoted cell at `at` and moves to the next one. Returns blank where the row goes on.
CsvReader::Step CsvReader::scan_quoted(char*& at, std::size_t& count) {
  char* const end = window_.end();
  char* const from = at + 1;
  bool doubled = false;
  const auto left = [end](const char* p) { return static_cast<std::size_t>(end - p); };
  char* close = from;
  for (;; close += 2, doubled = true) {
    close = static_cast<char*>(close < end ? std::memchr(close, '"', left(close)) : nullptr);
    const bool known = close != nullptr && (close + 2 < end || window_.at_end());
    if (!known && !window_.at_end() && (close != nullptr || left(from) <= limits_.cell_bytes)) return Step::more;
    if (close == nullptr || static_cast<std::size_t>(close - from) > limits_.cell_bytes) {
      return bad_line("a closing quote within " + std::to_string(limits_.cell_bytes) + " bytes");
    }
    if (close + 1 == end || close[1] != '"') break;
  }
  const char* after = close + 1;
  if (after < end && *after == '\r' && (after + 1 == end || after[1] == dialect_.line_end)) ++after;
  const bool row_ends = after == end || *after == dialect_.line_end;
  if (!row_ends && *after != dialect_.delimiter) return bad_line("a delimiter or line end after a closing quote");
  if (doubled && count < cells_.size()) doubled_.push_back(count);
  push(count++, from, close);
  inner_lines_ += static_cast<std::uint64_t>(std::count(from, close, dialect_.line_end));
  const std::size_t consumed = static_cast<std::size_t>(after - window_.begin()) + (after == end ? 0 : 1);
  at = window_.begin() + consumed;
  cursor_.seat(at, end);
  return row_ends ? finish(close + 1, count, consumed) : Step::blank;
}

/// The row is complete: checks its shape, then hands it over.
CsvReader::Step CsvReader::finish(const char* row_end, std::size_t count, std::size_t consumed) {
  const auto length = static_cast<std::size_t>(row_end - window_.begin());
  const bool in_header = header_.empty();
  if (length == count - 1) {  // delimiters alone
    window_.consume(consumed);
    ++next_line_;
    return Step::blank;
  }
  if (in_header && count > limits_.columns) return bad_row("at most " + std::to_string(limits_.columns) + " columns", consumed);
  const std::size_t columns = header_.size();
  if (!in_header && (count < columns || surplus_ > 0)) {
    return bad_row(std::to_string(columns) + " cells, as in the header, not " + std::to_string(count), consumed);
  }
  if (length > limits_.cell_bytes) {
    const bool over = std::any_of(cells_.begin(), cells_.begin() + static_cast<std::ptrdiff_t>(std::min(count, cells_.size())),
                                  [this](const Cell& cell) { return cell.text.size() > limits_.cell_bytes; });
    if (over) return bad_row("cells of at most " + std::to_string(limits_.cell_bytes) + " bytes", consumed);
  }
  for (const std::size_t i : doubled_) cells_[i].text = undouble(cells_[i].text);
  row_ = {
      .line = next_line_, .cells = std::span<const Cell>(cells_).first(in_header ? count : columns), .found = {}, .expected = {}};
  window_.consume(consumed);
  next_line_ += 1 + inner_lines_;
  return Step::row;
}

/// A row that is whole but wrong: describes it and moves behind it.
CsvReader::Step CsvReader::bad_row(std::string expected, std::size_t consumed) {
  describe(std::move(expected));
  next_line_ += 1 + inner_lines_;
  window_.consume(consumed);
  return Step::row;
}

/// A row whose end is not known: describes it and moves to the next physical line.
CsvReader::Step CsvReader::bad_line(std::string expected) {
  describe(std::move(expected));
  ++next_line_;
  const std::size_t stop = window_.view().find(dialect_.line_end);
  skipping_ = stop == std::string_view::npos && !window_.at_end();
  window_.consume(stop == std::string_view::npos ? window_.size() : stop + 1);
  cursor_.seat(window_.begin(), window_.end());
  return skipping_ ? Step::skip : Step::row;
}

void CsvReader::describe(std::string expected) {
  const std::string_view view = window_.view().substr(0, 200);
  found_ = printable(trimmed(view.substr(0, view.find(dialect_.line_end))));
  expected_ = std::move(expected);
  row_ = {.line = next_line_, .cells = {}, .found = found_, .expected = expected_};
}

/// Drops the rest of a line that is longer than the window, storing nothing of it.
Result<bool> CsvReader::skip_line() {
  while (skipping_) {
    if (const auto filled = window_.fill(); !filled) return fail(filled.error());
    const std::size_t stop = window_.view().find(dialect_.line_end);
    window_.consume(stop == std::string_view::npos ? window_.size() : stop + 1);
    skipping_ = stop == std::string_view::npos && !window_.at_end();
  }
  cursor_.seat(window_.begin(), window_.end());
  return true;
}

}  // namespace vouch::datasets
