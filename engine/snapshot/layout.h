// Header and table of a snapshot file as bytes and back: pairs of encode and decode, and the rules that every file keeps.
// Decoding takes nothing on trust: sections must lie one behind the other, each at the next multiple of 64, and the table
// must end where the file ends, so there is one way only to write a given content.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/snapshot/format.h"
#include "engine/snapshot/reader.h"

namespace vouch::snapshot {

inline constexpr std::size_t kEntryBytes = 64;  // of one section in the table

/// The first 64 bytes. Its last 8 are the XXH3 of those before.
struct Header {
  std::uint32_t sections = 0;
  std::uint64_t file_bytes = 0;
  std::uint64_t table_offset = 0;
  std::uint64_t table_bytes = 0;
  std::uint64_t table_checksum = 0;
};

struct Table {
  std::vector<Section> sections;
  std::vector<std::uint64_t> block_checksums;  // of [64 + k * 4 MiB, 64 + (k + 1) * 4 MiB), the last one ends at the table
};

/// The next multiple of 64 at or behind a place in the file.
[[nodiscard]] constexpr std::uint64_t aligned(std::uint64_t offset) {
  return (offset + kAlignment - 1) / kAlignment * kAlignment;
}
/// The number of blocks between the header and a table at `table_offset`.
[[nodiscard]] constexpr std::uint64_t blocks_before(std::uint64_t table_offset) {
  return (table_offset - kHeaderBytes + kBlockBytes - 1) / kBlockBytes;
}
/// Whether a section may be called so: 1 to 39 of [a-z0-9._].
[[nodiscard]] bool is_section_name(std::string_view name);

[[nodiscard]] std::string encode_header(const Header& header);
/// Fails with invalid_argument where the bytes are not a snapshot's or of another format version, else with corrupt.
/// `bytes` is the whole file.
[[nodiscard]] core::Result<Header> decode_header(core::Bytes bytes);

[[nodiscard]] std::string encode_table(const Table& table);
/// Requires a header that decode_header gave for these bytes. Fails with corrupt.
[[nodiscard]] core::Result<Table> decode_table(core::Bytes bytes, const Header& header);

/// The snapshot's id: the first 16 bytes of BLAKE2b over the encoded table, as hexadecimal digits.
[[nodiscard]] std::string id_of_table(core::Bytes table);

}  // namespace vouch::snapshot
