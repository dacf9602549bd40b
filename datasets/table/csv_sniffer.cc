#include "datasets/table/csv_sniffer.h"

#include <array>
#include <tuple>

namespace vouch::datasets {
namespace {

constexpr std::size_t kSniffedRows = 100;

/// (known columns, fitting rows in thousandths, columns): the larger, the better.
using Fit = std::tuple<std::size_t, std::size_t, std::size_t>;

Fit fit_of(std::string_view beginning, CsvDialect dialect, const CountKnown& count_known, const ReadLimits& limits) {
  const auto reader = CsvReader::open(from_memory(beginning), dialect, limits);
  if (!reader) return {};
  std::size_t rows = 0;
  std::size_t fitting = 0;
  while (rows < kSniffedRows) {
    const auto row = (*reader)->next();
    if (!row || *row == nullptr) break;
    ++rows;
    fitting += (*row)->bad() ? 0 : 1;
  }
  const auto header = (*reader)->header();
  return {count_known(header), rows == 0 ? 1000 : fitting * 1000 / rows, header.size()};
}

}  // namespace

CsvDialect sniff_dialect(std::string_view beginning, char preferred, const CountKnown& count_known, const ReadLimits& limits) {
  CsvDialect dialect{.delimiter = preferred};
  if (beginning.find('\n') == std::string_view::npos && beginning.find('\r') != std::string_view::npos) dialect.line_end = '\r';
  const std::string_view note = beginning.starts_with('"') ? beginning.substr(1) : beginning;
  if (note.starts_with("sep=") && note.size() > 4 && note[4] != '\r' && note[4] != '\n') {
    dialect.delimiter = note[4];
    return dialect;
  }
  ReadLimits narrow = limits;
  narrow.line_bytes = std::min<std::size_t>(limits.line_bytes, 2 * kSniffedBytes);
  narrow.columns = std::min<std::size_t>(limits.columns, kSniffedBytes);
  CsvDialect best = dialect;
  Fit best_fit = fit_of(beginning, dialect, count_known, narrow);
  for (const char delimiter : std::array{',', ';', '\t', '|'}) {
    dialect.delimiter = delimiter;
    const Fit fit = delimiter == preferred ? best_fit : fit_of(beginning, dialect, count_known, narrow);
    if (fit > best_fit) {
      best_fit = fit;
      best = dialect;
    }
  }
  return best;
}

}  // namespace vouch::datasets
