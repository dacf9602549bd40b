// The bytes of a snapshot file, as FORMAT.md draws them: a header, sections aligned to 64 bytes, one checksum a block of
// 4 MiB over everything between header and table, and the table of sections with its own checksum.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace vouch::snapshot {

inline constexpr std::array<char, 8> kMagic = {'V', 'O', 'U', 'C', 'H', 'S', 'N', '\n'};
inline constexpr std::uint32_t kFormatVersion = 1;
inline constexpr std::size_t kAlignment = 64;
inline constexpr std::size_t kBlockBytes = std::size_t{4} << 20;
inline constexpr std::size_t kNameBytes = 40;  // a section's name, padded with zeros, at most 39 characters
inline constexpr std::size_t kHeaderBytes = 64;
inline constexpr std::size_t kMaxSections = 4096;

/// How the bytes of a section are to be read. A reader refuses an encoding that it does not know.
enum class Encoding : std::uint32_t {
  bytes = 1,  // raw bytes, such as the characters of a text column
  u8 = 2,
  u16 = 3,
  u32 = 4,
  u64 = 5,
  i32 = 6,
  i64 = 7,
  f64 = 8,
  csr_u32 = 9,    // targets of compressed sparse rows, ascending within a row; rows are in NAME.offsets (u64)
  tile_u16 = 10,  // ids local to a tile of accounts, ascending within a list (FORMAT.md, audience.tiles)
  i8 = 11,
};

/// The size of one element; 0 for an encoding that this program does not know.
[[nodiscard]] std::size_t element_bytes(Encoding encoding);
[[nodiscard]] std::string_view name_of(Encoding encoding);

/// The encoding of an element type; other types can be neither written nor read.
template <class T>
struct EncodingOf;
template <>
struct EncodingOf<char> : std::integral_constant<Encoding, Encoding::bytes> {};
template <>
struct EncodingOf<std::byte> : std::integral_constant<Encoding, Encoding::bytes> {};
template <>
struct EncodingOf<std::uint8_t> : std::integral_constant<Encoding, Encoding::u8> {};
template <>
struct EncodingOf<std::int8_t> : std::integral_constant<Encoding, Encoding::i8> {};
template <>
struct EncodingOf<std::uint16_t> : std::integral_constant<Encoding, Encoding::u16> {};
template <>
struct EncodingOf<std::uint32_t> : std::integral_constant<Encoding, Encoding::u32> {};
template <>
struct EncodingOf<std::uint64_t> : std::integral_constant<Encoding, Encoding::u64> {};
template <>
struct EncodingOf<std::int32_t> : std::integral_constant<Encoding, Encoding::i32> {};
template <>
struct EncodingOf<std::int64_t> : std::integral_constant<Encoding, Encoding::i64> {};
template <>
struct EncodingOf<double> : std::integral_constant<Encoding, Encoding::f64> {};
template <class T>
inline constexpr Encoding kEncodingOf = EncodingOf<T>::value;

}  // namespace vouch::snapshot
