// A snapshot file, mapped. Opening checks header and table (fast, whatever the size); verify reads every block. Every
// offset and length is checked before use, so a damaged file is an error of code `corrupt`, never a crash.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/snapshot/format.h"
#include "engine/snapshot/overlay.h"

namespace vouch::snapshot {

struct Section {
  std::string name;
  Encoding encoding = Encoding::bytes;
  std::uint64_t offset = 0;  // from the start of the file, a multiple of 64
  std::uint64_t bytes = 0;
};

/// A column of texts: text i is bytes[offsets[i], offsets[i + 1]). Checked when opened: offsets ascend within bytes.
class TextColumn {
 public:
  TextColumn() = default;
  [[nodiscard]] std::size_t size() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    return bytes_.substr(offsets_[i], offsets_[i + 1] - offsets_[i]);
  }
  /// Index of a text in a column sorted bytewise, or size() where it is not there.
  [[nodiscard]] std::size_t find_sorted(std::string_view text) const;

 private:
  friend class Snapshot;
  std::span<const std::uint64_t> offsets_;
  std::string_view bytes_;
};

/// Compressed sparse rows: row i is targets[offsets[i], offsets[i + 1]). Checked when opened: offsets ascend and end at
/// targets.size(), and every target lies below the bound that the caller states.
struct Rows {
  std::span<const std::uint64_t> offsets;
  std::span<const std::uint32_t> targets;
  [[nodiscard]] std::size_t size() const { return offsets.empty() ? 0 : offsets.size() - 1; }
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t i) const {
    return targets.subspan(offsets[i], offsets[i + 1] - offsets[i]);
  }
};

/// Immutable, safe to share; a copy shares the mapping. Spans live as long as any copy.
class Snapshot {
 public:
  /// Maps the file and checks header and table. Fails with not_found, invalid_argument (not a snapshot: "found …,
  /// expected a vouch snapshot"; a format version of another program), corrupt.
  [[nodiscard]] static core::Result<Snapshot> open(const std::filesystem::path& file);

  /// Reads every block and compares its checksum. threads 0: as many as the machine has. Fails with corrupt.
  [[nodiscard]] core::Result<void> verify(unsigned threads = 0) const;

  [[nodiscard]] const std::string& id() const;  // 32 hexadecimal digits: a hash of the contents
  [[nodiscard]] std::uint64_t bytes() const;    // of the whole file
  [[nodiscard]] std::span<const Section> sections() const;
  [[nodiscard]] bool has(std::string_view name) const;
  /// What `FILE.erased` beside the file lists; empty where there is none.
  [[nodiscard]] const ErasureOverlay& erased() const;

  /// A section's elements. Fails with corrupt where it is missing or has another encoding than T's.
  template <class T>
  [[nodiscard]] core::Result<std::span<const T>> array(std::string_view name) const {
    const auto bytes = raw(name, kEncodingOf<T>);
    if (!bytes) return core::fail(bytes.error());
    return std::span<const T>(reinterpret_cast<const T*>(bytes->data()), bytes->size() / sizeof(T));
  }
  /// A section of encoding tile_u16.
  [[nodiscard]] core::Result<std::span<const std::uint16_t>> tile_targets(std::string_view name) const;
  /// Sections NAME.offsets (u64, one more than texts) and NAME.bytes.
  [[nodiscard]] core::Result<TextColumn> texts(std::string_view name) const;
  /// Sections NAME.offsets (u64, rows + 1) and NAME.targets (csr_u32). Checks the offsets; targets are checked against
  /// `bound` when `check_targets` is true (reads all of them).
  [[nodiscard]] core::Result<Rows> rows(std::string_view name, std::uint64_t rows, std::uint64_t bound,
                                        bool check_targets = true) const;

 private:
  friend class Writer;
  struct Mapping;
  explicit Snapshot(std::shared_ptr<const Mapping> mapping);
  [[nodiscard]] core::Result<core::Bytes> raw(std::string_view name, Encoding encoding) const;
  [[nodiscard]] core::Result<std::span<const std::uint64_t>> offsets(std::string_view name, std::uint64_t end) const;
  std::shared_ptr<const Mapping> mapping_;
};

}  // namespace vouch::snapshot
