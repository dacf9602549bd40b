// A stream of bytes: a file, memory, or another stream decompressed or transcoded. Sources are chained: file ->
// decompression -> limits -> encoding; what reads a table sees UTF-8 and nothing of the rest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "datasets/limits.h"
#include "engine/core/result.h"

namespace vouch::datasets {

/// One reader at a time; not thread safe.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Reads at least one and at most into.size() bytes; 0 at the end alone. Requires into not empty.
  /// Fails with corrupt where the stream is damaged or cut off; after a failure the stream is not read further.
  [[nodiscard]] virtual core::Result<std::size_t> read(std::span<char> into) = 0;
  /// Bytes taken so far from where they are stored, for progress.
  [[nodiscard]] virtual std::uint64_t stored_bytes_read() const = 0;
};

enum class Compression : std::uint8_t { none, gzip, xz, zstd };

/// "none", "gz", "xz" or "zst": also the ending of a file's name.
[[nodiscard]] std::string_view name_of(Compression compression);
/// What the first bytes of a file say.
[[nodiscard]] Compression compression_of(std::string_view first_bytes);

struct OpenedFile {
  std::unique_ptr<ByteSource> bytes;
  Compression compression = Compression::none;
  std::uint64_t stored_bytes = 0;
};

/// The decompressed bytes of a file, whatever its name's ending, limits applied. Messages name `shown_as`.
/// Fails with not_found; with corrupt where the ending promises a compression that the bytes are not.
[[nodiscard]] core::Result<OpenedFile> open_file(const std::filesystem::path& path, const std::string& shown_as,
                                                 const ReadLimits& limits);

/// The bytes of a text that outlives the source.
[[nodiscard]] std::unique_ptr<ByteSource> from_memory(std::string_view bytes);

/// Reads until `into` is full or the stream ends. Returns how much was read.
[[nodiscard]] core::Result<std::size_t> read_fully(ByteSource& source, std::span<char> into);

}  // namespace vouch::datasets
