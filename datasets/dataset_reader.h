// Reads a dataset: a folder of files named NAME[-PART].(csv|tsv|ndjson)[.gz|.xz|.zst] as the data dictionary lists them,
// or a single file. Files whose name says nothing (exports of other tools) are recognised by their columns.
//
// Every file is read twice, as a stream: the first pass decides encoding, delimiter, decimal mark and date style over
// whole columns, the second hands the records over. Memory does not grow with the number of rows. A bad row becomes a
// reject, the rest goes in; the result depends on the files alone, not on order of the folder, machine or time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "datasets/limits.h"
#include "engine/catalog/record_sink.h"
#include "engine/core/result.h"

namespace vouch::datasets {

/// How a column is read whose numbers or dates could mean two things ("12.345", "03/04/2024").
enum class Locale : std::uint8_t { unstated, german, english };

/// "de" or "en", also with a region ("de_AT", "en-GB"). Fails with invalid_argument for anything else.
[[nodiscard]] core::Result<Locale> locale_from(std::string_view name);

/// A row that did not go in.
struct Reject {
  std::string file;        // its name within the dataset
  std::uint64_t line = 0;  // physical line where the row begins, counted from 1
  std::string column;      // as the file names it; empty where the whole row is meant
  std::string found;       // printable UTF-8, shortened
  std::string expected;
};

/// "creators.csv:3: column followers: found 'zzq-many', expected a number".
[[nodiscard]] std::string text_of(const Reject& reject);

struct ReadProgress {
  std::string_view file;
  std::uint64_t bytes_done = 0;   // of the stored bytes of all files, both passes counted
  std::uint64_t bytes_total = 0;  // the same when done
  std::uint64_t rows = 0;         // read in the second pass so far
};

struct ReadOptions {
  Locale locale = Locale::unstated;                        // for columns that are ambiguous; others are read as they are
  bool strict = false;                                     // stop at the first reject, with corrupt
  ReadLimits limits{};                                     //
  std::function<void(const Reject&)> on_reject{};          // called for every reject, in order
  std::function<void(const ReadProgress&)> on_progress{};  // called about every MiB
};

/// One column of a file.
struct ColumnReport {
  std::string header;   // as the file has it
  std::string column;   // as the data dictionary calls it, such as "followers" or "metrics.engagement_rate"; empty: unknown
  std::string reading;  // what was decided, such as "decimal comma", "day.month.year"; empty where nothing was to decide
};

/// Rejects of one file that failed for the same reason.
struct RejectReason {
  std::string column;
  std::string expected;
  std::uint64_t count = 0;
  std::vector<Reject> examples;  // the first 3
};

/// What is absent, and which figures it costs.
struct MissingInput {
  std::string code;    // stable, such as "missing_audience" or "missing_creators_followers"
  std::string table;   // of the data dictionary
  std::string column;  // empty: the whole table
  std::string text;    // "without `audience`: audience overlap is unknown"
};

struct FileReport {
  std::string file;         // name within the dataset
  std::string table;        // of the data dictionary; empty: not recognised, left out
  std::string format;       // csv, tsv, ndjson
  std::string compression;  // none, gz, xz, zst
  std::string encoding;     // utf-8, utf-16le, utf-16be, windows-1252
  std::string delimiter;    // "," ";" "tab" "|"; empty for ndjson
  std::string tool;         // whose export it looks like, such as "Modash"; empty: none
  std::vector<ColumnReport> columns;
  std::uint64_t bytes = 0;  // as stored
  std::uint64_t rows = 0;
  std::uint64_t rejected = 0;
  std::vector<RejectReason> reasons;
};

struct ReadReport {
  std::vector<FileReport> files;      // in the order in which they were read
  std::vector<MissingInput> missing;  // tables first, then columns, in the dictionary's order
  std::vector<core::Error> problems;  // what keeps the dataset from being built (check alone; reading fails with it)
  std::uint64_t rows = 0;
  std::uint64_t rejected = 0;
};

/// Reads all of it into the sink, in the order that the sink asks for.
/// Fails with not_found where there is nothing at the path; invalid_argument where creators are missing, a required
/// column is missing, or a column stays ambiguous without a locale; corrupt where a file is damaged or cut off, and at
/// the first reject where strict; with what the sink fails with. The message names the file.
[[nodiscard]] core::Result<ReadReport> read_dataset(const std::filesystem::path& path, const ReadOptions& options,
                                                    catalog::RecordSink& sink);

/// Reads one file as rows of a table of the data dictionary, whatever its name and whichever of the table's columns it has:
/// where a required one is missing, records lack it. Fails like read_dataset, and with invalid_argument where no column is
/// of that table.
[[nodiscard]] core::Result<ReadReport> read_table(const std::filesystem::path& file, std::string_view table,
                                                  const ReadOptions& options, catalog::RecordSink& sink);

/// Reads all of it and keeps nothing; goes on where read_dataset would fail and lists that under `problems`. A single
/// file needs no creators beside it. Fails only where there is nothing at the path.
[[nodiscard]] core::Result<ReadReport> check_dataset(const std::filesystem::path& path, const ReadOptions& options);

}  // namespace vouch::datasets
