#include "datasets/reference/reference_table.h"

#include <algorithm>

#include "datasets/input/byte_source.h"
#include "datasets/input/encoding.h"

namespace vouch::datasets {
namespace {

constexpr std::size_t kShown = 40;  // bytes of a cell in a message

}  // namespace

core::Result<ReferenceTable> ReferenceTable::open(std::string name, std::string_view bytes,
                                                  std::span<const std::string_view> columns) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  auto reader = CsvReader::open(from_memory(bytes), CsvDialect{}, ReadLimits{});
  if (!reader) return core::fail(core::within(name, std::move(reader).error()));
  ReferenceTable table(std::move(name), *std::move(reader));
  const auto header = table.reader_->header();
  for (const std::string_view column : columns) {
    const auto found = std::find(header.begin(), header.end(), column);
    if (found == header.end()) {
      return core::fail(core::ErrorCode::invalid_argument,
                        table.name_ + ": found no column " + std::string(column) + ", expected one");
    }
    table.columns_.emplace_back(column);
    table.places_.push_back(static_cast<std::size_t>(found - header.begin()));
  }
  return table;
}

core::Result<bool> ReferenceTable::next() {
  const auto row = reader_->next();
  if (!row) return core::fail(core::within(name_, row.error()));
  row_ = *row;
  if (row_ == nullptr) return false;
  if (row_->bad()) {
    return core::fail(core::ErrorCode::invalid_argument, name_ + ":" + std::to_string(row_->line) + ": found '" +
                                                             printable(row_->found, kShown) + "', expected " +
                                                             std::string(row_->expected));
  }
  return true;
}

core::Error ReferenceTable::wrong(std::size_t column, std::string_view expected) const {
  return {.code = core::ErrorCode::invalid_argument,
          .message = name_ + ":" + std::to_string(row_->line) + ": " + columns_[column] + ": found '" +
                     printable(cell(column), kShown) + "', expected " + std::string(expected),
          .pointer = {}};
}

}  // namespace vouch::datasets
