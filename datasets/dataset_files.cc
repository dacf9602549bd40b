#include "datasets/dataset_files.h"

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>

#include "datasets/table/json_lines_reader.h"

namespace vouch::datasets {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

bool strip_ending(std::string& name, std::string_view ending) {
  if (name.size() <= ending.size() || !name.ends_with(ending)) return false;
  name.resize(name.size() - ending.size());
  return true;
}

std::string lower(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return name;
}

/// nullopt: not the ending of a table.
std::optional<DatasetFile> file_at(const std::filesystem::path& path) {
  DatasetFile file{.path = path, .name = path.filename().string()};
  std::string stem = lower(file.name);
  if (stem.starts_with('.')) return std::nullopt;
  for (const std::string_view ending : {".gz", ".xz", ".zst"}) {
    if (strip_ending(stem, ending)) break;
  }
  bool known = false;
  for (const Format format : {Format::csv, Format::tsv, Format::ndjson}) {
    if (!known && strip_ending(stem, "." + std::string(name_of(format)))) {
      file.format = format;
      known = true;
    }
  }
  if (!known) return std::nullopt;
  file.table = find_table(stem.substr(0, stem.find('-')));
  return file;
}

}  // namespace

std::string_view name_of(Format format) {
  switch (format) {
    case Format::csv: return "csv";
    case Format::tsv: return "tsv";
    case Format::ndjson: return "ndjson";
  }
  return "csv";
}

Result<std::vector<DatasetFile>> find_files(const std::filesystem::path& path) {
  std::error_code error;
  std::vector<DatasetFile> files;
  if (std::filesystem::is_directory(path, error)) {
    for (auto entry = std::filesystem::directory_iterator(path, error); !error && entry != std::filesystem::directory_iterator();
         entry.increment(error)) {
      std::error_code unreadable;
      if (!entry->is_regular_file(unreadable)) continue;
      if (auto file = file_at(entry->path())) files.push_back(std::move(*file));
    }
    if (error) return fail(ErrorCode::unavailable, path.string() + ": the folder cannot be read, " + error.message());
    std::sort(files.begin(), files.end(), [](const DatasetFile& a, const DatasetFile& b) { return a.name < b.name; });
    return files;
  }
  if (!std::filesystem::exists(path, error))
    return fail(ErrorCode::not_found, path.string() + ": found nothing there, expected a dataset");
  auto file = file_at(path);
  if (!file) {
    return fail(ErrorCode::invalid_argument,
                path.string() + ": is no table, expected a name ending in .csv, .tsv or .ndjson, also with .gz, .xz or .zst");
  }
  files.push_back(std::move(*file));
  return files;
}

Result<OpenTable> open_table(const DatasetFile& file, const TableFormat& format, const ReadLimits& limits, Utf8Census* census) {
  auto opened = open_file(file.path, file.name, limits);
  if (!opened) return fail(opened.error());
  auto utf8 = as_utf8(std::move(opened->bytes), format.encoding, census);
  if (!utf8) return fail(utf8.error());
  OpenTable table{.rows = nullptr, .bytes = utf8->get()};
  if (file.format == Format::ndjson) {
    table.rows = std::make_unique<JsonLinesReader>(std::move(*utf8), format.fields, limits);
    return table;
  }
  auto reader = CsvReader::open(std::move(*utf8), format.dialect, limits);
  if (!reader) {
    const bool of_stream = reader.error().code != ErrorCode::invalid_argument;
    return fail(of_stream ? reader.error() : core::within(file.name, reader.error()));
  }
  table.rows = std::move(*reader);
  return table;
}

}  // namespace vouch::datasets
