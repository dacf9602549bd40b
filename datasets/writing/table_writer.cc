#include "datasets/writing/table_writer.h"

#include <array>
#include <cassert>
#include <cerrno>
#include <system_error>
#include <utility>

namespace vouch::datasets {
namespace {

constexpr std::size_t kFlushBytes = std::size_t{1} << 20;

std::filesystem::path temporary_name(const std::filesystem::path& file) {
  std::filesystem::path name = file;
  name += ".tmp";
  return name;
}

core::Error cannot_write(const std::filesystem::path& file, int reason) {
  return {.code = core::ErrorCode::unavailable,
          .message = "cannot write " + file.string() + ": " + std::generic_category().message(reason),
          .pointer = {}};
}

/// A byte that makes quotes necessary; a cell that is a lone quote or breaks the line is covered as well.
bool needs_quotes(std::string_view cell, char delimiter) {
  for (const char c : cell) {
    if (c == delimiter || c == '"' || c == '\n' || c == '\r') return true;
  }
  return !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
}

}  // namespace

TableWriter::TableWriter(std::filesystem::path file, std::FILE* stream, bool tabs, std::size_t columns)
    : file_(std::move(file)), stream_(stream), columns_(columns), delimiter_(tabs ? '\t' : ',') {
  buffer_.reserve(kFlushBytes + (kFlushBytes >> 2));
}

core::Result<TableWriter> TableWriter::open(const std::filesystem::path& file, std::span<const std::string_view> columns) {
  const auto temporary = temporary_name(file);
  std::FILE* stream = std::fopen(temporary.c_str(), "wbe");
  if (stream == nullptr) return core::fail(cannot_write(file, errno));
  std::setvbuf(stream, nullptr, _IONBF, 0);
  TableWriter writer(file, stream, file.filename().string().find(".tsv") != std::string::npos, columns.size());
  for (const auto column : columns) writer.text(column);
  writer.end_row();
  writer.rows_ = 0;
  return writer;
}

TableWriter& TableWriter::operator=(TableWriter&& other) noexcept {
  if (this == &other) return *this;
  discard();
  file_ = std::move(other.file_);
  stream_ = std::move(other.stream_);
  buffer_ = std::move(other.buffer_);
  failure_ = std::move(other.failure_);
  rows_ = other.rows_;
  columns_ = other.columns_;
  cells_ = other.cells_;
  delimiter_ = other.delimiter_;
  return *this;
}

TableWriter::~TableWriter() { discard(); }

void TableWriter::discard() {
  if (!stream_) return;
  stream_.reset();
  std::error_code ignored;
  std::filesystem::remove(temporary_name(file_), ignored);
}

void TableWriter::text(std::string_view cell) {
  if (!needs_quotes(cell, delimiter_)) {
    append_cell(cell);
    return;
  }
  separate();
  buffer_.push_back('"');
  for (const char c : cell) {
    if (c == '"') buffer_.push_back('"');
    buffer_.push_back(c);
  }
  buffer_.push_back('"');
}

void TableWriter::whole(std::int64_t cell) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), cell).ptr;
  append_cell({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void TableWriter::real(double cell, int digits) {
  std::array<char, 400> text;  // fixed notation of the largest double has 309 digits before the point
  const auto end = std::to_chars(text.data(), text.data() + text.size(), cell, std::chars_format::fixed, digits).ptr;
  append_cell({text.data(), static_cast<std::size_t>(end - text.data())});
}

void TableWriter::list(std::span<const std::string> items) {
  const char separator = delimiter_ == '\t' ? ',' : '|';
  std::string joined;
  for (const auto& item : items) {
    if (!joined.empty()) joined.push_back(separator);
    joined.append(item);
  }
  text(joined);
}

void TableWriter::end_row() {
  assert(cells_ == columns_);
  buffer_.push_back('\n');
  cells_ = 0;
  ++rows_;
  if (buffer_.size() >= kFlushBytes) flush();
}

void TableWriter::flush() {
  if (!failure_ && std::fwrite(buffer_.data(), 1, buffer_.size(), stream_.get()) != buffer_.size()) {
    failure_ = cannot_write(file_, errno);
  }
  buffer_.clear();
}

core::Result<std::uint64_t> TableWriter::finish() {
  assert(stream_ != nullptr);
  flush();
  if (!failure_ && std::fclose(stream_.release()) != 0) failure_ = cannot_write(file_, errno);
  stream_.reset();
  std::error_code error;
  if (!failure_) {
    std::filesystem::rename(temporary_name(file_), file_, error);
    if (error) failure_ = cannot_write(file_, error.value());
  }
  if (failure_) {
    std::filesystem::remove(temporary_name(file_), error);
    return core::fail(*failure_);
  }
  return rows_;
}

core::Result<void> TableWriter::finish_into(std::uint64_t& total) {
  const auto written = finish();
  if (!written) return core::fail(written.error());
  total += *written;
  return {};
}

}  // namespace vouch::datasets
