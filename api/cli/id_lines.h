// A text file line by line, with line numbers and a running hash, in constant memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace vouch::cli {

/// Lines that are not empty; a byte order mark and carriage returns are taken away. Movable, not thread safe.
class IdLines {
 public:
  static constexpr std::size_t kMostBytes = 4096;  // of a line: two ids of 255 bytes are far less
  /// Fails with not_found, invalid_argument (a folder), unavailable (unreadable).
  [[nodiscard]] static core::Result<IdLines> open(const std::filesystem::path& file);

  /// The next line, nullopt at the end. The view lives until the next call. Fails with invalid_argument at a line of more
  /// than 4096 bytes, with unavailable where the file cannot be read further.
  [[nodiscard]] core::Result<std::optional<std::string_view>> next();
  /// Number of the line that came last, from 1.
  [[nodiscard]] std::uint64_t line() const { return line_; }
  /// Of all lines so far, their bytes and their ends.
  [[nodiscard]] std::uint64_t hash() const { return hash_; }
  /// "FILE:LINE: MESSAGE".
  [[nodiscard]] core::Error error(core::ErrorCode code, const std::string& message) const;

 private:
  IdLines(std::filesystem::path path, std::ifstream in) : path_(std::move(path)), in_(std::move(in)) {}
  std::filesystem::path path_;
  std::ifstream in_;
  std::vector<char> text_ = std::vector<char>(kMostBytes + 4);  // with return, line feed and what getline adds
  std::uint64_t line_ = 0;
  std::uint64_t hash_ = 0;
};

}  // namespace vouch::cli
