// What a reader needs so that an audience file that was read before need not be read again: its identity, and its report
// with every reject as bytes that a sink keeps for it (catalog::RecordSink).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "datasets/dataset_files.h"
#include "datasets/dataset_reader.h"
#include "engine/catalog/record_sink.h"

namespace vouch::datasets {

/// A file as it was when it was identified.
struct KnownFile {
  catalog::FileIdentity identity{};
  std::uintmax_t bytes = 0;
  std::filesystem::file_time_type written;
  /// Whether the file still has the size and the time of writing.
  [[nodiscard]] bool unchanged(const std::filesystem::path& path) const;
};

/// Reads the file once, as it is stored. Fails with unavailable.
[[nodiscard]] core::Result<KnownFile> identify(const DatasetFile& file, const ReadOptions& options);

/// A report and its rejects, the reasons left out: they are counted anew from the rejects.
struct FileNotes {
  FileReport report;
  std::vector<Reject> rejects;
};
/// At most so many rejects are kept; a file with more is read each time.
inline constexpr std::size_t kMostRejectsKept = 10'000;

[[nodiscard]] std::string encode_notes(const FileReport& report, const std::vector<Reject>& rejects);
/// nullopt where the bytes are no notes.
[[nodiscard]] std::optional<FileNotes> decode_notes(std::string_view bytes);

}  // namespace vouch::datasets
