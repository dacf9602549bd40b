// A table read whole into texts, for tests of readers.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "datasets/table/table_reader.h"

namespace vouch::datasets {

struct TextTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::uint64_t> lines;  // of the good rows
  std::vector<std::string> bad;      // "3: found 'x', expected y"
  std::string error;                 // what ended the reading early
};

inline TextTable read_all(TableReader& reader) {
  TextTable table;
  for (;;) {
    const auto row = reader.next();
    if (!row) {
      table.error = row.error().message;
      break;
    }
    if (*row == nullptr) break;
    if ((*row)->bad()) {
      table.bad.push_back(std::to_string((*row)->line) + ": found '" + std::string((*row)->found) + "', expected " +
                          std::string((*row)->expected));
      continue;
    }
    table.lines.push_back((*row)->line);
    auto& cells = table.rows.emplace_back();
    for (const Cell& cell : (*row)->cells) cells.emplace_back(cell.text);
  }
  table.header.assign(reader.header().begin(), reader.header().end());
  return table;
}

template <class Reader>
TextTable table_of(const core::Result<std::unique_ptr<Reader>>& reader) {
  if (!reader) return {.error = reader.error().message};
  return read_all(**reader);
}

}  // namespace vouch::datasets
