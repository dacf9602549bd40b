// The files of a dataset: which there are, which table each name stands for, and their bytes as rows.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "datasets/input/encoding.h"
#include "datasets/schema/data_dictionary.h"
#include "datasets/table/csv_reader.h"
#include "datasets/table/table_reader.h"

namespace vouch::datasets {

enum class Format : std::uint8_t { csv, tsv, ndjson };

/// "csv", "tsv", "ndjson".
[[nodiscard]] std::string_view name_of(Format format);

struct DatasetFile {
  std::filesystem::path path;
  std::string name;  // within the dataset
  Format format = Format::csv;
  const Table* table = nullptr;  // that the name stands for; nullptr: the columns must say it
  bool any_columns = false;      // required columns may be missing, where any of the table's is there
};

/// The readable files of a folder, or the file itself, ordered by name. Files with other endings are no part of it.
/// Fails with not_found.
[[nodiscard]] core::Result<std::vector<DatasetFile>> find_files(const std::filesystem::path& path);

/// How a file's bytes become rows.
struct TableFormat {
  SniffedEncoding encoding{};
  CsvDialect dialect{};
  std::vector<std::string> fields{};  // of NDJSON: known beforehand
};

struct OpenTable {
  std::unique_ptr<TableReader> rows;
  const ByteSource* bytes = nullptr;  // below the rows, for progress; lives as long as they do
};

/// Opens the file once more from its beginning. `census`, if given, outlives the table.
[[nodiscard]] core::Result<OpenTable> open_table(const DatasetFile& file, const TableFormat& format, const ReadLimits& limits,
                                                 Utf8Census* census);

}  // namespace vouch::datasets
