// Writes a snapshot: sections one after another into a temporary file beside the target, then table and header, then
// publish: sync the file, rename it over the target, sync the folder. A reader sees the old file or the new one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/snapshot/format.h"
#include "engine/snapshot/reader.h"

namespace vouch::snapshot {

class Writer {
 public:
  /// Opens a temporary file beside `target` and removes those of killed programs. Fails with unavailable, naming the
  /// path, where it cannot be written, with invalid_argument where the target is a folder.
  [[nodiscard]] static core::Result<Writer> make(const std::filesystem::path& target);
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer();  // removes the temporary file unless published

  /// Begins a section; append() fills it until the next begin(). Names are unique, at most 39 of [a-z0-9._].
  [[nodiscard]] core::Result<void> begin(std::string_view name, Encoding encoding);
  [[nodiscard]] core::Result<void> append(core::Bytes bytes);

  template <class T>
    requires(!std::is_same_v<T, std::byte>)
  [[nodiscard]] core::Result<void> append(std::span<const T> values) {
    return append(std::as_bytes(values));
  }
  /// A whole section at once.
  template <class T>
  [[nodiscard]] core::Result<void> write(std::string_view name, std::span<const T> values) {
    if (auto begun = begin(name, kEncodingOf<T>); !begun) return begun;
    return append(std::as_bytes(values));
  }
  /// Sections NAME.offsets and NAME.bytes.
  [[nodiscard]] core::Result<void> write_texts(std::string_view name, std::span<const std::string_view> texts);

  /// The sections written so far, mapped: later stages compute from earlier ones with the same views that the engine
  /// uses. Ends the section that is open. Its id is empty and it has no checksums; sections begun afterwards are not in
  /// it, and it stays readable after publish() and after the writer is gone.
  [[nodiscard]] core::Result<Snapshot> so_far();

  /// Bytes written so far, header included.
  [[nodiscard]] std::uint64_t bytes() const;

  /// Ends the file, syncs and renames it over the target. Returns the snapshot's id. Call once; afterwards bytes() is the
  /// size of the file and nothing more can be written.
  [[nodiscard]] core::Result<std::string> publish();

 private:
  struct State;
  explicit Writer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace vouch::snapshot
