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

/// The encoding of an element type; only these types can be written.
template <class T>
inline constexpr Encoding kEncodingOf = Encoding::bytes;
template <>
inline constexpr Encoding kEncodingOf<std::uint8_t> = Encoding::u8;
template <>
inline constexpr Encoding kEncodingOf<std::uint16_t> = Encoding::u16;
template <>
inline constexpr Encoding kEncodingOf<std::uint32_t> = Encoding::u32;
template <>
inline constexpr Encoding kEncodingOf<std::uint64_t> = Encoding::u64;
template <>
inline constexpr Encoding kEncodingOf<std::int32_t> = Encoding::i32;
template <>
inline constexpr Encoding kEncodingOf<std::int64_t> = Encoding::i64;
template <>
inline constexpr Encoding kEncodingOf<double> = Encoding::f64;

class Writer {
 public:
  /// Opens a temporary file beside `target`. Fails with unavailable, naming the path, where it cannot be written.
  [[nodiscard]] static core::Result<Writer> make(const std::filesystem::path& target);
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer();  // removes the temporary file unless published

  /// Begins a section; append() fills it until the next begin(). Names are unique, at most 39 of [a-z0-9._].
  [[nodiscard]] core::Result<void> begin(std::string_view name, Encoding encoding);
  [[nodiscard]] core::Result<void> append(core::Bytes bytes);

  template <class T>
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
  /// uses. Its id is empty and it has no checksums. Sections begun afterwards are not in it.
  [[nodiscard]] core::Result<Snapshot> so_far();

  /// Ends the file, syncs and renames it over the target. Returns the snapshot's id. Call once.
  [[nodiscard]] core::Result<std::string> publish();

 private:
  struct State;
  explicit Writer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace vouch::snapshot
