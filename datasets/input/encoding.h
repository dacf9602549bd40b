// Character encodings of tables: UTF-8, UTF-16 in both orders and Windows-1252, each turned into UTF-8 as a stream. The
// encoding belongs to the whole file: a byte order mark or the zero bytes of UTF-16 say it at once; between UTF-8 and
// Windows-1252 a census over all bytes decides, never a single cell.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "datasets/input/byte_source.h"

namespace vouch::datasets {

enum class Encoding : std::uint8_t { utf8, utf16le, utf16be, windows1252 };

/// "utf-8", "utf-16le", "utf-16be", "windows-1252".
[[nodiscard]] std::string_view name_of(Encoding encoding);

struct SniffedEncoding {
  Encoding encoding = Encoding::utf8;
  std::size_t mark_bytes = 0;  // of the byte order mark
};

/// What the first bytes say: a byte order mark, or UTF-16 without one where nearly every second byte is zero.
[[nodiscard]] SniffedEncoding sniff_encoding(std::string_view first_bytes);

/// Counts over a text that is taken for UTF-8.
struct Utf8Census {
  std::uint64_t sequences = 0;      // valid characters beyond ASCII
  std::uint64_t invalid_bytes = 0;  // bytes that begin no valid character
  bool has_nul = false;

  /// Windows-1252 where more bytes are invalid than characters beyond ASCII are valid.
  [[nodiscard]] Encoding decide() const { return invalid_bytes > sequences ? Encoding::windows1252 : Encoding::utf8; }
};

/// Adds the text to the census. Requires that no character is split between two calls.
void count_utf8(std::string_view text, Utf8Census& census);

[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// The stream as UTF-8, without byte order mark. Broken UTF-8 passes unchanged (rows with it are rejected later); a half
/// surrogate pair comes out as bytes that are no UTF-8. `census`, if given, outlives the source and counts what passes.
[[nodiscard]] core::Result<std::unique_ptr<ByteSource>> as_utf8(std::unique_ptr<ByteSource> bytes, SniffedEncoding encoding,
                                                                Utf8Census* census);

/// A short text of Windows-1252 as UTF-8.
[[nodiscard]] std::string from_windows1252(std::string_view text);

/// The text as it may be shown: valid UTF-8, without control characters (each as \xHH), cut to about `bytes`.
[[nodiscard]] std::string printable(std::string_view text, std::size_t bytes = 120);

}  // namespace vouch::datasets
