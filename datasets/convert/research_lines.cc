#include "datasets/convert/research_lines.h"

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

core::Result<ResearchFile> open_research_file(const fs::path& folder, std::string_view name) {
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
  return ResearchFile{.shown_as = shown_as, .file = std::move(*file)};
}

ResearchLines::ResearchLines(ResearchFile file, ConvertProgressCall progress)
    : shown_as_(std::move(file.shown_as)),
      file_(std::move(file.file)),
      progress_(std::move(progress)),
      buffer_(kBufferBytes, '\0') {}

core::Result<ResearchLines> ResearchLines::open(const fs::path& folder, std::string_view name, ConvertProgressCall progress) {
  auto file = open_research_file(folder, name);
  if (!file) return core::fail(file.error());
  return ResearchLines(std::move(*file), std::move(progress));
}

tl::unexpected<core::Error> ResearchLines::wrong(const std::string& found, const std::string& expected) const {
  return core::fail(core::ErrorCode::corrupt, shown_as_ + ":" + std::to_string(std::max<std::uint64_t>(1, line_number_)) +
                                                  ": found " + found + ", expected " + expected);
}

core::Result<void> ResearchLines::fill() {
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

core::Result<bool> ResearchLines::next() {
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

}  // namespace vouch::datasets
