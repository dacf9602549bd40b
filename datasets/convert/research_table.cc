#include "datasets/convert/research_table.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <system_error>
#include <utility>

namespace vouch::datasets {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
constexpr std::size_t kLongestLine = std::size_t{16} << 20;
constexpr std::array<std::string_view, 4> kEndings{"", ".xz", ".gz", ".zst"};

}  // namespace

ResearchTable::ResearchTable(std::string shown_as, OpenedFile file, ConvertProgressCall progress)
    : shown_as_(std::move(shown_as)), file_(std::move(file)), progress_(std::move(progress)), buffer_(kBufferBytes, '\0') {}

core::Result<ResearchTable> ResearchTable::open(const fs::path& folder, std::string_view name,
                                                std::span<const std::string_view> columns, ConvertProgressCall progress) {
  fs::path path;
  for (const auto ending : kEndings) {
    path = folder / (std::string(name) + std::string(ending));
    std::error_code error;
    if (fs::is_regular_file(path, error)) break;
    path.clear();
  }
  if (path.empty()) {
    return core::fail(core::ErrorCode::not_found,
                      "found no file " + (folder / std::string(name)).string() + ", expected it plain or as .xz, .gz or .zst");
  }
  const std::string shown_as = path.filename().string();
  auto file = open_file(path, shown_as, ReadLimits{});
  if (!file) return core::fail(file.error());
  ResearchTable table(shown_as, std::move(*file), std::move(progress));
  const auto header = table.next_line();
  if (!header) return core::fail(header.error());
  if (*header) table.split_line();
  for (const auto column : columns) {
    const auto place = std::find(table.fields_.begin(), table.fields_.end(), column);
    if (place == table.fields_.end()) return table.wrong("no such column", "the column '" + std::string(column) + "'");
    table.places_.push_back(static_cast<std::size_t>(place - table.fields_.begin()));
  }
  table.width_ = table.fields_.size();
  return table;
}

tl::unexpected<core::Error> ResearchTable::wrong(const std::string& found, const std::string& expected) const {
  return core::fail(core::ErrorCode::corrupt, shown_as_ + ":" + std::to_string(std::max<std::uint64_t>(1, line_number_)) +
                                                  ": found " + found + ", expected " + expected);
}

core::Result<void> ResearchTable::fill() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size()) {
    if (buffer_.size() >= kLongestLine) return wrong("a line of more than 16 MiB", "lines");
    buffer_.resize(buffer_.size() * 2);
  }
  const auto got = file_.bytes->read(std::span(buffer_.data() + end_, buffer_.size() - end_));
  if (!got) return core::fail(got.error());
  ended_ = *got == 0;
  end_ += *got;
  if (progress_)
    progress_({.file = shown_as_, .bytes_done = file_.bytes->stored_bytes_read(), .bytes_total = file_.stored_bytes});
  return {};
}

core::Result<bool> ResearchTable::next_line() {
  std::size_t searched = begin_;
  for (;;) {
    const void* found = std::memchr(buffer_.data() + searched, '\n', end_ - searched);
    if (found != nullptr || (ended_ && begin_ < end_)) {
      const std::size_t at = found != nullptr ? static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) : end_;
      line_ = std::string_view(buffer_).substr(begin_, at - begin_);
      begin_ = std::min(at + 1, end_);
      ++line_number_;
      return true;
    }
    if (ended_) return false;
    searched = end_ - begin_;  // what fill() moves to the front
    if (auto filled = fill(); !filled) return core::fail(filled.error());
  }
}

void ResearchTable::split_line() {
  fields_.clear();
  std::string_view rest = line_;
  for (;;) {
    const auto tab = rest.find('\t');
    fields_.push_back(rest.substr(0, tab));
    if (tab == std::string_view::npos) return;
    rest.remove_prefix(tab + 1);
  }
}

core::Result<bool> ResearchTable::next() {
  const auto line = next_line();
  if (!line) return core::fail(line.error());
  if (!*line) return false;
  split_line();
  if (fields_.size() != width_) return wrong(std::to_string(fields_.size()) + " fields", std::to_string(width_));
  return true;
}

}  // namespace vouch::datasets
