// A file that appears whole or not at all: written under a temporary name beside its target, synced, renamed over the
// target, the folder synced. A reader at any moment, and a machine that loses power at any moment, has the old file or the
// new one. What killed programs left is found by its lock, which the system drops with the process, and removed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/core/hash.h"
#include "engine/core/result.h"

namespace vouch::snapshot {

/// Removes the temporary file unless published. Movable, not thread safe.
class PendingFile {
 public:
  /// Opens a temporary file beside `target` and removes those that killed programs left. `mode`: permissions before the
  /// umask. Fails with invalid_argument where the target is a folder, with unavailable where it cannot be written.
  [[nodiscard]] static core::Result<PendingFile> make(const std::filesystem::path& target, unsigned mode = 0666);
  PendingFile(PendingFile&& other) noexcept;
  PendingFile& operator=(PendingFile&& other) noexcept;
  ~PendingFile();

  /// Writes all bytes at a place of the file. Fails with unavailable (disk full).
  [[nodiscard]] core::Result<void> write(core::Bytes bytes, std::uint64_t offset) const;
  /// Syncs the file, renames it over the target, syncs the folder. Call once, last.
  [[nodiscard]] core::Result<void> publish();

  [[nodiscard]] const std::filesystem::path& target() const { return target_; }
  [[nodiscard]] const std::filesystem::path& temporary() const { return temporary_; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  PendingFile(std::filesystem::path target, std::filesystem::path temporary, int descriptor);
  void discard() noexcept;
  std::filesystem::path target_;
  std::filesystem::path temporary_;
  int descriptor_ = -1;
};

/// A folder of one process's own under `parent`, removed with all it holds when the object is gone. Folders that killed
/// programs left in `parent` are removed when it is made, and `parent` itself with its last folder.
class PendingFolder {
 public:
  /// Fails with unavailable where it cannot be made.
  [[nodiscard]] static core::Result<PendingFolder> make(const std::filesystem::path& parent);
  PendingFolder(PendingFolder&& other) noexcept;
  PendingFolder& operator=(PendingFolder&& other) noexcept;
  ~PendingFolder();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  PendingFolder(std::filesystem::path path, int descriptor);
  void discard() noexcept;
  std::filesystem::path path_;
  int descriptor_ = -1;
};

/// An unavailable error: `what` failed for the path, and the system's reason.
[[nodiscard]] core::Error system_error(const std::filesystem::path& path, std::string_view what, int number);

}  // namespace vouch::snapshot
