#include "engine/snapshot/layout.h"

#include <algorithm>
#include <cstring>
#include <set>

#include "engine/core/codec.h"

namespace vouch::snapshot {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::size_t kChecksummedHeader = kHeaderBytes - sizeof(std::uint64_t);

std::string number(std::uint64_t value) { return std::to_string(value); }

/// A name as the table holds it; empty where the bytes are none.
std::string name_from(core::Bytes bytes) {
  const auto* raw = reinterpret_cast<const char*>(bytes.data());
  const std::string_view padded(raw, bytes.size());
  const std::string_view name = padded.substr(0, std::min(padded.find('\0'), padded.size()));
  const bool rest_is_zero = padded.find_first_not_of('\0', name.size()) == std::string_view::npos;
  return rest_is_zero && is_section_name(name) ? std::string(name) : std::string();
}

core::Result<Section> decode_entry(core::Bytes entry, std::uint64_t place) {
  Section section;
  section.name = name_from(entry.first(kNameBytes));
  core::Decoder in(entry.subspan(kNameBytes));
  section.encoding = in.read<Encoding>().value();
  const auto reserved = in.read<std::uint32_t>().value();
  section.offset = in.read<std::uint64_t>().value();
  section.bytes = in.read<std::uint64_t>().value();
  if (section.name.empty()) return fail(ErrorCode::corrupt, "a section has a name of bytes that names do not have");
  const std::size_t element = element_bytes(section.encoding);
  if (element == 0) return fail(ErrorCode::corrupt, "section " + section.name + " has an unknown encoding");
  if (reserved != 0 || section.bytes % element != 0 || section.offset != place) {
    return fail(ErrorCode::corrupt, "section " + section.name + " does not lie where the one before it ends");
  }
  return section;
}

}  // namespace

bool is_section_name(std::string_view name) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_'; };
  return !name.empty() && name.size() < kNameBytes && std::all_of(name.begin(), name.end(), allowed);
}

std::string encode_header(const Header& header) {
  core::Encoder out;
  for (const char c : kMagic) out.write(c);
  out.write(kFormatVersion);
  out.write(header.sections);
  out.write(header.file_bytes);
  out.write(header.table_offset);
  out.write(header.table_bytes);
  out.write(header.table_checksum);
  out.write(std::uint64_t{0});
  out.write(core::hash64(out.bytes()));
  return out.take();
}

core::Result<Header> decode_header(core::Bytes bytes) {
  const std::size_t known = std::min(bytes.size(), kMagic.size());
  if (known < kMagic.size() || std::memcmp(bytes.data(), kMagic.data(), known) != 0) {
    return fail(ErrorCode::invalid_argument, "found other bytes at its start, expected a vouch snapshot");
  }
  if (bytes.size() < kHeaderBytes) {
    return fail(ErrorCode::corrupt, "found " + number(bytes.size()) + " bytes, expected a header of " + number(kHeaderBytes));
  }
  core::Decoder in(bytes.subspan(kMagic.size(), kHeaderBytes - kMagic.size()));
  const auto version = in.read<std::uint32_t>().value();
  Header header;
  header.sections = in.read<std::uint32_t>().value();
  header.file_bytes = in.read<std::uint64_t>().value();
  header.table_offset = in.read<std::uint64_t>().value();
  header.table_bytes = in.read<std::uint64_t>().value();
  header.table_checksum = in.read<std::uint64_t>().value();
  const auto reserved = in.read<std::uint64_t>().value();
  if (in.read<std::uint64_t>().value() != core::hash64(bytes.first(kChecksummedHeader))) {
    return fail(ErrorCode::corrupt, "the header's checksum does not match its bytes");
  }
  if (version != kFormatVersion) {
    return fail(ErrorCode::invalid_argument,
                "found snapshot format " + number(version) + ", expected format " + number(kFormatVersion));
  }
  if (header.file_bytes != bytes.size()) {
    return fail(ErrorCode::corrupt, "found " + number(bytes.size()) + " bytes, expected " + number(header.file_bytes));
  }
  const bool in_file = header.table_offset >= kHeaderBytes && header.table_offset <= bytes.size() &&
                       header.table_offset % kAlignment == 0 && header.table_bytes == bytes.size() - header.table_offset;
  if (!in_file || header.sections > kMaxSections || reserved != 0 ||
      header.table_bytes != header.sections * kEntryBytes + blocks_before(header.table_offset) * sizeof(std::uint64_t)) {
    return fail(ErrorCode::corrupt, "the header's lengths do not fit the file");
  }
  return header;
}

std::string encode_table(const Table& table) {
  core::Encoder out;
  for (const Section& section : table.sections) {
    std::array<char, kNameBytes> name{};
    std::copy_n(section.name.data(), std::min(section.name.size(), kNameBytes - 1), name.data());
    for (const char c : name) out.write(c);
    out.write(section.encoding);
    out.write(std::uint32_t{0});
    out.write(section.offset);
    out.write(section.bytes);
  }
  for (const std::uint64_t checksum : table.block_checksums) out.write(checksum);
  return out.take();
}

core::Result<Table> decode_table(core::Bytes bytes, const Header& header) {
  const core::Bytes raw = bytes.subspan(header.table_offset, header.table_bytes);
  if (core::hash64(raw) != header.table_checksum) {
    return fail(ErrorCode::corrupt, "the table's checksum does not match its bytes");
  }
  Table table;
  std::set<std::string_view> names;
  table.sections.reserve(header.sections);
  std::uint64_t place = kHeaderBytes;
  for (std::size_t i = 0; i < header.sections; ++i) {
    auto section = decode_entry(raw.subspan(i * kEntryBytes, kEntryBytes), place);
    if (!section) return fail(std::move(section).error());
    if (section->bytes > header.table_offset - place) {
      return fail(ErrorCode::corrupt, "section " + section->name + " reaches behind the table");
    }
    place = aligned(place + section->bytes);
    table.sections.push_back(*std::move(section));
    if (!names.insert(table.sections.back().name).second) {
      return fail(ErrorCode::corrupt, "section " + table.sections.back().name + " is there twice");
    }
  }
  if (place != header.table_offset) return fail(ErrorCode::corrupt, "the last section does not end where the table begins");
  const core::Bytes checksums = raw.subspan(header.sections * kEntryBytes);
  table.block_checksums.resize(checksums.size() / sizeof(std::uint64_t));
  if (!checksums.empty()) std::memcpy(table.block_checksums.data(), checksums.data(), checksums.size());
  return table;
}

std::string id_of_table(core::Bytes table) {
  const core::Digest digest = core::blake2b(table);
  return core::hex(std::span(digest).first(16));
}

}  // namespace vouch::snapshot
