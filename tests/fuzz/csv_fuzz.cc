// Any bytes as a CSV file: the reader never leaves its buffers, every good row is as wide as the header, lines never go
// back, and reading the same bytes in small pieces gives the same rows. Cells then go through every value parser.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "datasets/column_evidence.h"
#include "datasets/input/encoding.h"
#include "datasets/table/csv_sniffer.h"

namespace {

using namespace vouch::datasets;

/// Gives a few bytes at a time.
class Dribble final : public ByteSource {
 public:
  Dribble(std::string_view text, std::size_t step) : rest_(text), step_(step) {}
  vouch::core::Result<std::size_t> read(std::span<char> into) override {
    const std::size_t size = std::min({into.size(), rest_.size(), step_});
    std::copy_n(rest_.begin(), size, into.begin());
    rest_.remove_prefix(size);
    return size;
  }
  std::uint64_t stored_bytes_read() const override { return 0; }

 private:
  std::string_view rest_;
  std::size_t step_;
};

void require(bool holds) {
  if (!holds) std::abort();
}

void parse_values(std::string_view cell) {
  (void)parse_number(cell, Mark::point);
  (void)parse_number(cell, Mark::comma);
  (void)parse_time(cell, {});
  (void)parse_time(cell, {.slashes = DayOrder::month_first, .compact = true});
  (void)parse_truth(cell);
  (void)is_destroyed_id(cell);
  require(is_valid_utf8(printable(cell)));
}

/// All good rows as one text, or "refused".
std::string rows_of(std::unique_ptr<ByteSource> bytes, CsvDialect dialect, const ReadLimits& limits) {
  auto utf8 = as_utf8(std::move(bytes), {}, nullptr);
  auto reader = CsvReader::open(std::move(*utf8), dialect, limits);
  if (!reader) return "refused";
  std::string all;
  std::uint64_t line = 0;
  ColumnEvidence evidence;
  for (;;) {
    const auto row = (*reader)->next();
    require(row.has_value());
    if (*row == nullptr) return all;
    require((*row)->line > line);
    line = (*row)->line;
    if ((*row)->bad()) continue;
    require((*row)->cells.size() == (*reader)->header().size());
    for (const Cell& cell : (*row)->cells) {
      evidence.add(cell);
      parse_values(cell.text);
      all.append(cell.text).push_back('\x1f');
    }
    all += std::to_string(line);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const CountKnown known = [](std::span<const std::string> header) {
    return folded_name(header.empty() ? "" : header[0]).size();
  };
  const ReadLimits limits{.line_bytes = 4096, .cell_bytes = 1024, .columns = 64};
  const CsvDialect dialect = sniff_dialect(text, ',', known, limits);
  const std::string whole = rows_of(from_memory(text), dialect, limits);
  require(rows_of(std::make_unique<Dribble>(text, 3), dialect, limits) == whole);
  const SniffedEncoding encoding = sniff_encoding(text);
  auto utf8 = as_utf8(from_memory(text), encoding, nullptr);
  if (utf8) {
    std::vector<char> block(256);
    while (*(*utf8)->read(block) != 0) {
    }
  }
  return 0;
}
