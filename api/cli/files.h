// Files that a command line names: read whole, as an account key; written as a whole. Messages hold the path.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/hash.h"
#include "engine/core/result.h"

namespace vouch::cli {

/// The bytes of a file. Fails with not_found (nothing there), invalid_argument (a folder), unavailable (unreadable).
[[nodiscard]] core::Result<std::string> read_file(const std::filesystem::path& file);

/// 32 raw bytes. Fails as read_file, and with invalid_argument for another length.
[[nodiscard]] core::Result<core::AccountKey> read_account_key(const std::filesystem::path& file);

/// Writes a new file with this mode, whole or not at all. Fails with conflict where `fresh` and the file is there,
/// with unavailable where it cannot be written.
[[nodiscard]] core::Result<void> write_file(const std::filesystem::path& file, std::string_view bytes, bool fresh = false,
                                            unsigned mode = 0644);

/// not_found with the path, unless something is there.
[[nodiscard]] core::Result<void> expect_there(const std::filesystem::path& path);

/// A folder that is removed with everything in it when this goes.
class TemporaryFolder {
 public:
  [[nodiscard]] static core::Result<TemporaryFolder> make();
  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace vouch::cli
