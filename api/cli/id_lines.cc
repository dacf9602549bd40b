#include "api/cli/id_lines.h"

#include "api/cli/files.h"
#include "engine/core/hash.h"

namespace vouch::cli {

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
  for (;;) {
    in_.getline(text_.data(), static_cast<std::streamsize>(text_.size()));
    const auto taken = static_cast<std::size_t>(in_.gcount());
    if (in_.bad()) return core::fail(core::ErrorCode::unavailable, path_.string() + ": cannot be read");
    if (in_.fail() && taken == 0) return std::nullopt;
    ++line_;
    if (in_.fail()) {
      return core::fail(error(core::ErrorCode::invalid_argument,
                              "found a line of more than " + std::to_string(kMostBytes) + " bytes, expected ids of at most 255"));
    }
    std::string_view line(text_.data(), in_.eof() ? taken : taken - 1);  // the line feed is counted
    if (line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    hash_ = core::hash64(line, hash_ + 1);
    return line;
  }
}

}  // namespace vouch::cli
