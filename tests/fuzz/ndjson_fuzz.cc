// Any bytes as an NDJSON file: the reader never leaves its buffers, rows are as wide as the fields known, lines never go
// back, and a second reading with the fields known beforehand gives the same rows.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "datasets/column_evidence.h"
#include "datasets/table/json_lines_reader.h"

namespace {

using namespace vouch::datasets;

void require(bool holds) {
  if (!holds) std::abort();
}

/// Cells that are there, row by row; the fields found come back in `fields`.
std::string rows_of(std::string_view text, std::vector<std::string>& fields) {
  const ReadLimits limits{.line_bytes = 1 << 16, .columns = 64};
  JsonLinesReader reader(from_memory(text), fields, limits);
  std::string all;
  std::uint64_t line = 0;
  ColumnEvidence evidence;
  for (;;) {
    const auto row = reader.next();
    require(row.has_value());
    if (*row == nullptr) break;
    require((*row)->line > line);
    line = (*row)->line;
    if ((*row)->bad()) {
      all += "bad";
      continue;
    }
    require((*row)->cells.size() == reader.header().size());
    for (const Cell& cell : (*row)->cells) {
      if (cell.kind == CellKind::missing) continue;
      evidence.add(cell);
      all.append(cell.text).push_back(static_cast<char>('0' + static_cast<int>(cell.kind)));
    }
    all += std::to_string(line);
  }
  fields.assign(reader.header().begin(), reader.header().end());
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<std::string> fields;
  const std::string first = rows_of(text, fields);
  require(rows_of(text, fields) == first);
  return 0;
}
