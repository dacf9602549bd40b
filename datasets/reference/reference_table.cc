#include "datasets/reference/reference_table.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "datasets/input/byte_source.h"
#include "datasets/input/encoding.h"
#include "engine/core/hash.h"

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

std::string version_of(std::string_view number, std::span<const std::string_view> files) {
  std::uint64_t hash = 0;
  for (const std::string_view bytes : files) hash = core::hash64(bytes, hash + 1);
  std::array<std::uint8_t, 4> first{};
  for (std::size_t i = 0; i < first.size(); ++i) first[i] = static_cast<std::uint8_t>(hash >> (56 - 8 * i));
  return std::string(number) + "+" + core::hex(first);
}

core::Result<std::string> read_whole(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) {
    return core::fail(core::ErrorCode::not_found, file.string() + " is not there");
  }
  std::ifstream in(file, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in.is_open() || in.bad()) return core::fail(core::ErrorCode::unavailable, file.string() + ": cannot be read");
  return bytes;
}

}  // namespace vouch::datasets
