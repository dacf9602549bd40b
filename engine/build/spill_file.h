// Bytes that do not fit in memory: a file without a name in the build's spill folder, so it is gone with the process that
// made it, however that ends. SpillFile is written and read at places; Spool collects a column while another is written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/snapshot/writer.h"

namespace vouch::build {

/// Movable, not thread safe.
class SpillFile {
 public:
  /// Fails with unavailable where the folder cannot be written.
  [[nodiscard]] static core::Result<SpillFile> make(const std::filesystem::path& folder, std::string_view name);
  SpillFile(SpillFile&& other) noexcept;
  SpillFile& operator=(SpillFile&& other) noexcept;
  ~SpillFile();

  /// Writes behind all that was written before. Fails with unavailable (disk full).
  [[nodiscard]] core::Result<void> append(core::Bytes bytes);
  /// Reads exactly these bytes back. Fails with unavailable.
  [[nodiscard]] core::Result<void> read(std::uint64_t offset, std::span<std::byte> bytes) const;
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  SpillFile(int descriptor, std::filesystem::path path);
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  std::filesystem::path path_;  // for messages
};

/// A column that is filled while a section of the snapshot is open, and written as a section of its own afterwards.
class Spool {
 public:
  [[nodiscard]] static core::Result<Spool> make(const std::filesystem::path& folder, std::string_view name);

  template <class T>
  [[nodiscard]] core::Result<void> append(T value) {
    const auto bytes = std::as_bytes(std::span<const T, 1>(&value, 1));
    buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
    return buffer_.size() < kBufferBytes ? core::Result<void>() : flush();
  }
  /// Writes all of it as one section.
  [[nodiscard]] core::Result<void> write_to(snapshot::Writer& out, std::string_view section, snapshot::Encoding encoding);

 private:
  static constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
  explicit Spool(SpillFile file) : file_(std::move(file)) {}
  [[nodiscard]] core::Result<void> flush();
  SpillFile file_;
  std::vector<std::byte> buffer_;
};

}  // namespace vouch::build
