#include "api/cli/id_lines.h"

#include "api/cli/files.h"
#include "engine/core/hash.h"

namespace vouch::cli {
namespace {

constexpr std::size_t kMostBytes = 4096;  // of a line: two ids of 255 bytes are far less

}  // namespace

core::Result<IdLines> IdLines::open(const std::filesystem::path& file) {
  if (auto there = expect_there(file); !there) return core::fail(std::move(there).error());
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) {
    return core::fail(core::ErrorCode::invalid_argument, file.string() + " is a folder, expected a file");
  }
  std::ifstream in(file, std::ios::binary);
  if (!in) return core::fail(core::ErrorCode::unavailable, file.string() + ": cannot be read");
  return IdLines(file, std::move(in));
}

core::Error IdLines::error(core::ErrorCode code, const std::string& message) const {
  return {.code = code, .message = path_.string() + ":" + std::to_string(line_) + ": " + message, .pointer = {}};
}

core::Result<std::optional<std::string_view>> IdLines::next() {
  while (std::getline(in_, text_)) {
    ++line_;
    std::string_view line = text_;
    if (line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.size() > kMostBytes) {
      return core::fail(error(core::ErrorCode::invalid_argument,
                              "found a line of " + std::to_string(line.size()) + " bytes, expected ids of at most 255"));
    }
    if (line.empty()) continue;
    hash_ = core::hash64(line, hash_ + 1);
    return line;
  }
  if (in_.bad()) return core::fail(core::ErrorCode::unavailable, path_.string() + ": cannot be read");
  return std::nullopt;
}

}  // namespace vouch::cli
