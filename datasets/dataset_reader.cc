#include "datasets/dataset_reader.h"

#include <algorithm>

#include "datasets/delivery.h"
#include "datasets/file_plan.h"
#include "datasets/key_check.h"
#include "datasets/values/texts.h"

namespace vouch::datasets {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

/// One reading of one dataset, both passes.
class DatasetReading {
 public:
  DatasetReading(const ReadOptions& options, bool collects_problems) : options_(options), collects_(collects_problems) {}

  Result<ReadReport> run(const std::filesystem::path& path, catalog::RecordSink& sink) {
    auto files = find_files(path);
    if (!files) return fail(files.error());
    std::error_code ignored;
    single_ = !std::filesystem::is_directory(path, ignored);
    return read(path, *files, sink);
  }

  /// A single file that is rows of this table.
  Result<ReadReport> run_table(const std::filesystem::path& path, const Table& table, catalog::RecordSink& sink) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
      return fail(ErrorCode::invalid_argument, path.string() + ": found a folder, expected a file of " + std::string(table.name));
    }
    auto files = find_files(path);
    if (!files) return fail(files.error());
    files->front().table = &table;
    files->front().any_columns = true;
    single_ = of_one_table_ = true;
    return read(path, *files, sink);
  }

 private:
  Result<ReadReport> read(const std::filesystem::path& path, const std::vector<DatasetFile>& files, catalog::RecordSink& sink) {
    if (const auto done = plan_all(files, sink); !done) return fail(done.error());
    if (const auto done = check_creators_planned(path); !done) return fail(done.error());
    Delivery delivery(options_, sink, plans_, [this](const FilePlan& plan, std::uint64_t bytes, std::uint64_t rows) {
      rows_ += rows;
      tell(plan.file.name, bytes);
    });
    if (const auto done = delivery.deliver_all(); !done) {
      if (const auto noted = note(done.error()); !noted) return fail(noted.error());
    } else if (delivery.creators() == 0 && needs_creators_) {
      const auto noted =
          note({ErrorCode::invalid_argument, creators_file_ + ": found no row that is a creator, expected at least one", {}});
      if (!noted) return fail(noted.error());
    }
    return finish();
  }

  /// Remembers the problem where problems are collected, else fails with it.
  Result<bool> note(core::Error problem) {
    if (!collects_) return fail(std::move(problem));
    report_.problems.push_back(std::move(problem));
    return true;
  }

  void tell(std::string_view file, std::uint64_t bytes) {
    bytes_done_ += bytes;
    if (options_.on_progress) {
      options_.on_progress(
          {.file = file, .bytes_done = std::min(bytes_done_, bytes_total_), .bytes_total = bytes_total_, .rows = rows_});
    }
  }

  /// What the sink remembers of an audience file, in place of a plan; the identity alone where it remembers nothing.
  Result<FilePlan> recalled(const DatasetFile& file, catalog::RecordSink& sink) const {
    FilePlan plan;
    if (!sink.remembers_files() || file.table == nullptr || file.table->name != "audience") return plan;
    auto known = identify(file, options_);
    if (!known) return fail(known.error());
    if (const auto notes = sink.recall(known->identity)) plan.recalled = decode_notes(*notes);
    plan.known = *known;
    if (!plan.recalled || (options_.strict && !plan.recalled->rejects.empty())) {
      plan.recalled.reset();
      return plan;
    }
    plan.file = file;
    plan.table.table = file.table;
    plan.report = plan.recalled->report;
    return plan;
  }

  Result<bool> plan_all(const std::vector<DatasetFile>& files, catalog::RecordSink& sink) {
    for (const DatasetFile& file : files) {
      std::error_code unknown;
      const auto size = std::filesystem::file_size(file.path, unknown);
      if (!unknown) bytes_total_ += 2 * size;
    }
    for (const DatasetFile& file : files) {
      auto remembered = recalled(file, sink);
      if (!remembered) return fail(remembered.error());
      if (remembered->recalled) {
        tell(file.name, 2 * remembered->report.bytes);
        plans_.push_back(std::move(*remembered));
        continue;
      }
      auto plan = plan_file(file, options_, [this, &file](std::uint64_t bytes) { tell(file.name, bytes); });
      if (!plan) {
        if (const auto noted = note(plan.error()); !noted) return noted;
        continue;
      }
      for (const core::Error& problem : plan->problems) {
        if (const auto noted = note(problem); !noted) return noted;
      }
      plan->known = remembered->known;
      plans_.push_back(std::move(*plan));
    }
    return true;
  }

  Result<bool> check_creators_planned(const std::filesystem::path& path) {
    for (const FilePlan& plan : plans_) {
      const bool is_creators = plan.table.table != nullptr && plan.table.table->name == "creators";
      if (is_creators || plan.makes_owners) {
        needs_creators_ = !(single_ && collects_);
        if (creators_file_.empty() || is_creators) creators_file_ = plan.file.name;
      }
    }
    if (!creators_file_.empty() || of_one_table_ || (single_ && collects_)) return true;
    return note(
        {ErrorCode::invalid_argument,
         path.string() + ": found no file of creators, expected creators.csv, .tsv or .ndjson (or an export that names creators)",
         {}});
  }

  ReadReport finish() {
    for (const Table& table : data_dictionary()) {
      for (FilePlan& plan : plans_) {
        if (plan.table.table == &table) add_file(plan);
      }
    }
    for (FilePlan& plan : plans_) {
      if (plan.table.table == nullptr) add_file(plan);
    }
    if (!single_) note_missing_tables();
    note_missing_columns();
    return std::move(report_);
  }

  void add_file(FilePlan& plan) {
    report_.rows += plan.report.rows;
    report_.rejected += plan.report.rejected;
    report_.files.push_back(std::move(plan.report));
  }

  [[nodiscard]] bool has_table(std::string_view table) const {
    return std::any_of(report_.files.begin(), report_.files.end(), [table](const FileReport& one) { return one.table == table; });
  }

  void note_missing_tables() {
    for (const Table& table : data_dictionary()) {
      if (has_table(table.name)) continue;
      report_.missing.push_back({.code = "missing_" + std::string(table.name),
                                 .table = std::string(table.name),
                                 .column = {},
                                 .text = "without `" + std::string(table.name) + "`: " + std::string(table.cost)});
    }
  }

  void note_missing_columns() {
    for (const Table& table : data_dictionary()) {
      if (!has_table(table.name)) continue;
      for (const Column& column : table.columns) {
        const auto has = [&column](const ColumnReport& one) { return one.column == column.name; };
        const bool found = std::any_of(report_.files.begin(), report_.files.end(), [&](const FileReport& file) {
          return file.table == table.name && std::any_of(file.columns.begin(), file.columns.end(), has);
        });
        if (found || column.cost.empty()) continue;
        const std::string name = std::string(table.name) + "." + std::string(column.name);
        report_.missing.push_back({.code = "missing_" + std::string(table.name) + "_" + std::string(column.name),
                                   .table = std::string(table.name),
                                   .column = std::string(column.name),
                                   .text = "without `" + name + "`: " + std::string(column.cost)});
      }
    }
  }

  const ReadOptions& options_;
  bool collects_;
  bool single_ = false;
  bool of_one_table_ = false;
  bool needs_creators_ = false;
  std::string creators_file_;
  std::vector<FilePlan> plans_;
  ReadReport report_;
  std::uint64_t bytes_done_ = 0;
  std::uint64_t bytes_total_ = 0;
  std::uint64_t rows_ = 0;
};

}  // namespace

Result<Locale> locale_from(std::string_view name) {
  const std::string language = folded_name(name.substr(0, name.find_first_of("_-.@")));
  if (language == "de") return Locale::german;
  if (language == "en") return Locale::english;
  return fail(ErrorCode::invalid_argument, "found locale '" + std::string(name) + "', expected de or en");
}

Result<ReadReport> read_dataset(const std::filesystem::path& path, const ReadOptions& options, catalog::RecordSink& sink) {
  return DatasetReading(options, false).run(path, sink);
}

Result<ReadReport> read_table(const std::filesystem::path& file, std::string_view table, const ReadOptions& options,
                              catalog::RecordSink& sink) {
  const Table* found = find_table(table);
  if (found == nullptr) {
    return fail(ErrorCode::invalid_argument, "found no table '" + std::string(table) + "' in the data dictionary");
  }
  return DatasetReading(options, false).run_table(file, *found, sink);
}

Result<ReadReport> check_dataset(const std::filesystem::path& path, const ReadOptions& options) {
  std::error_code ignored;
  KeyCheck sink(std::filesystem::is_directory(path, ignored));
  return DatasetReading(options, true).run(path, sink);
}

}  // namespace vouch::datasets
