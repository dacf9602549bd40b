#include "datasets/file_memory.h"

#include <array>
#include <fstream>

#include "engine/core/codec.h"

namespace vouch::datasets {
namespace {

using core::Decoder;
using core::Encoder;

constexpr std::size_t kBlockBytes = std::size_t{4} << 20;

/// Everything but the bytes that decides what a file gives.
std::string manner_of(const DatasetFile& file, const ReadOptions& options) {
  Encoder out;
  out.write_text(file.name);
  out.write(static_cast<std::uint8_t>(options.locale));
  const ReadLimits& limits = options.limits;
  for (const std::uint64_t limit :
       {limits.decompressed_bytes, limits.decompression_ratio, limits.ratio_floor_bytes, limits.decoder_memory_bytes,
        std::uint64_t{limits.line_bytes}, std::uint64_t{limits.cell_bytes}, std::uint64_t{limits.columns},
        std::uint64_t{limits.json_depth}, std::uint64_t{limits.id_bytes}}) {
    out.write(limit);
  }
  return out.take();
}

/// The texts of a report, in the order in which they are kept.
std::array<std::string FileReport::*, 7> report_texts() {
  return {&FileReport::file,     &FileReport::table,     &FileReport::format, &FileReport::compression,
          &FileReport::encoding, &FileReport::delimiter, &FileReport::tool};
}

bool read_text(Decoder& in, std::string& text) {
  const auto read = in.read_text();
  if (read) text = *read;
  return read.has_value();
}

bool read_number(Decoder& in, std::uint64_t& number) {
  const auto read = in.read<std::uint64_t>();
  if (read) number = *read;
  return read.has_value();
}

bool read_columns(Decoder& in, FileReport& report) {
  std::uint64_t count = 0;
  if (!read_number(in, count)) return false;
  for (std::uint64_t i = 0; i < count; ++i) {
    ColumnReport column;
    if (!read_text(in, column.header) || !read_text(in, column.column) || !read_text(in, column.reading)) return false;
    report.columns.push_back(std::move(column));
  }
  return true;
}

bool read_rejects(Decoder& in, std::vector<Reject>& rejects) {
  std::uint64_t count = 0;
  if (!read_number(in, count)) return false;
  for (std::uint64_t i = 0; i < count; ++i) {
    Reject reject;
    if (!read_text(in, reject.file) || !read_number(in, reject.line) || !read_text(in, reject.column) ||
        !read_text(in, reject.found) || !read_text(in, reject.expected)) {
      return false;
    }
    rejects.push_back(std::move(reject));
  }
  return true;
}

}  // namespace

bool KnownFile::unchanged(const std::filesystem::path& path) const {
  std::error_code error;
  return std::filesystem::file_size(path, error) == bytes && !error && std::filesystem::last_write_time(path, error) == written &&
         !error;
}

core::Result<KnownFile> identify(const DatasetFile& file, const ReadOptions& options) {
  KnownFile known;
  std::error_code error;
  known.bytes = std::filesystem::file_size(file.path, error);
  if (!error) known.written = std::filesystem::last_write_time(file.path, error);
  std::ifstream in(file.path, std::ios::binary);
  if (error || !in) return core::fail(core::ErrorCode::unavailable, file.path.string() + ": cannot be read");
  // A hash of the blocks' hashes, so that memory does not grow with the file.
  std::string hashes = manner_of(file, options);
  std::vector<char> block(kBlockBytes);
  while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
    const auto digest = core::blake2b(core::as_bytes({block.data(), static_cast<std::size_t>(in.gcount())}));
    hashes.append(reinterpret_cast<const char*>(digest.data()), digest.size());
  }
  if (in.bad()) return core::fail(core::ErrorCode::unavailable, file.path.string() + ": cannot be read");
  known.identity = core::blake2b(core::as_bytes(hashes));
  return known;
}

std::string encode_notes(const FileReport& report, const std::vector<Reject>& rejects) {
  Encoder out;
  for (const auto text : report_texts()) out.write_text(report.*text);
  out.write(report.bytes);
  out.write(report.rows);
  out.write(static_cast<std::uint64_t>(report.columns.size()));
  for (const ColumnReport& column : report.columns) {
    for (const std::string* text : {&column.header, &column.column, &column.reading}) out.write_text(*text);
  }
  out.write(static_cast<std::uint64_t>(rejects.size()));
  for (const Reject& reject : rejects) {
    out.write_text(reject.file);
    out.write(reject.line);
    for (const std::string* text : {&reject.column, &reject.found, &reject.expected}) out.write_text(*text);
  }
  return out.take();
}

std::optional<FileNotes> decode_notes(std::string_view bytes) {
  Decoder in(core::as_bytes(bytes));
  FileNotes notes;
  for (const auto text : report_texts()) {
    if (!read_text(in, notes.report.*text)) return std::nullopt;
  }
  const bool whole = read_number(in, notes.report.bytes) && read_number(in, notes.report.rows) &&
                     read_columns(in, notes.report) && read_rejects(in, notes.rejects) && in.left() == 0;
  return whole ? std::optional(std::move(notes)) : std::nullopt;
}

}  // namespace vouch::datasets
