#include "datasets/file_plan.h"

#include <algorithm>
#include <array>

#include "datasets/column_evidence.h"
#include "datasets/schema/header_match.h"
#include "datasets/table/csv_sniffer.h"

namespace vouch::datasets {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

/// How many rows pass between two progress calls.
constexpr std::uint64_t kRowsPerProgress = 4096;

struct Beginning {
  std::string bytes;  // as decompressed
  Compression compression = Compression::none;
  std::uint64_t stored_bytes = 0;
};

Result<Beginning> read_beginning(const DatasetFile& file, const ReadLimits& limits) {
  auto opened = open_file(file.path, file.name, limits);
  if (!opened) return fail(opened.error());
  Beginning beginning{
      .bytes = std::string(kSniffedBytes, '\0'), .compression = opened->compression, .stored_bytes = opened->stored_bytes};
  const auto got = read_fully(*opened->bytes, beginning.bytes);
  if (!got) return fail(got.error());
  beginning.bytes.resize(*got);
  return beginning;
}

Result<TableFormat> format_of(const DatasetFile& file, const Beginning& beginning, SniffedEncoding encoding,
                              const ReadLimits& limits) {
  TableFormat format{.encoding = encoding};
  if (file.format == Format::ndjson) return format;
  auto utf8 = as_utf8(from_memory(beginning.bytes), encoding, nullptr);
  if (!utf8) return fail(utf8.error());
  std::string text(3 * beginning.bytes.size() + 16, '\0');
  const auto size = read_fully(**utf8, text);
  if (!size) return fail(size.error());
  text.resize(*size);
  const CountKnown known = [&file](std::span<const std::string> header) {
    return file.table != nullptr ? match_header(header, *file.table).columns.size() : count_known(header);
  };
  format.dialect = sniff_dialect(text, file.format == Format::tsv ? '\t' : ',', known, limits);
  return format;
}

/// The header's match with its table, or with the best of all where the name says nothing.
HeaderMatch match_of(const DatasetFile& file, std::span<const std::string> header) {
  if (file.table != nullptr) return match_header(header, *file.table);
  return recognise(header).value_or(HeaderMatch{});
}

struct Survey {
  std::vector<std::string> header;
  HeaderMatch match;
  std::vector<ColumnEvidence> evidence;  // one a column of the header
  Utf8Census census;
};

class Surveyor {
 public:
  Surveyor(const DatasetFile& file, const ReadLimits& limits, const OnBytes& on_bytes)
      : file_(file), limits_(limits), on_bytes_(on_bytes) {}

  Result<Survey> survey(const TableFormat& format) {
    Survey survey;
    auto table = open_table(file_, format, limits_, &survey.census);
    if (!table) return fail(table.error());
    rematch(survey, table->rows->header());
    if (survey.match.table == nullptr && file_.format != Format::ndjson) return survey;
    for (std::uint64_t rows = 0;; ++rows) {
      if (rows % kRowsPerProgress == 0) report(table->bytes->stored_bytes_read());
      const auto row = table->rows->next();
      if (!row) return fail(row.error());
      if (*row == nullptr) break;
      if (table->rows->header().size() != survey.header.size()) rematch(survey, table->rows->header());
      if ((*row)->bad()) continue;
      for (const std::size_t at : wanted_) survey.evidence[at].add((*row)->cells[at]);
    }
    report(table->bytes->stored_bytes_read());
    return survey;
  }

 private:
  void rematch(Survey& survey, std::span<const std::string> header) {
    survey.header.assign(header.begin(), header.end());
    survey.match = match_of(file_, survey.header);
    survey.evidence.resize(header.size());
    wanted_.clear();
    if (file_.format == Format::ndjson) {
      for (std::size_t i = 0; i < header.size(); ++i) wanted_.push_back(i);
      return;
    }
    for (const MatchedColumn& one : survey.match.columns) {
      const FieldType type = one.figure != nullptr ? one.figure->type : one.column->type;
      survey.evidence[one.at] = ColumnEvidence(type);
      if (ColumnEvidence::is_needed(type)) wanted_.push_back(one.at);
    }
  }

  void report(std::uint64_t stored_bytes) {
    if (on_bytes_) on_bytes_(stored_bytes - reported_);
    reported_ = stored_bytes;
  }

  const DatasetFile& file_;
  const ReadLimits& limits_;
  const OnBytes& on_bytes_;
  std::vector<std::size_t> wanted_;  // columns whose cells decide something
  std::uint64_t reported_ = 0;
};

std::string shown(char delimiter) { return delimiter == '\t' ? "tab" : std::string(1, delimiter); }

void fill_report(FilePlan& plan, const Survey& survey, const Beginning& beginning) {
  FileReport& report = plan.report;
  report.file = plan.file.name;
  report.table = plan.table.table != nullptr ? plan.table.table->name : std::string_view{};
  report.format = name_of(plan.file.format);
  report.compression = name_of(beginning.compression);
  report.encoding = name_of(plan.format.encoding.encoding);
  if (plan.file.format != Format::ndjson) report.delimiter = shown(plan.format.dialect.delimiter);
  if (survey.match.tool != nullptr) report.tool = survey.match.tool->tool;
  report.bytes = beginning.stored_bytes;
  for (const std::string& one : survey.header) report.columns.push_back({.header = one, .column = {}, .reading = {}});
  for (const MatchedColumn& one : survey.match.columns) {
    ColumnReport& column = report.columns[one.at];
    if (one.column != nullptr) column.column = one.column->name;
    if (one.figure != nullptr) {
      column.column = std::string(one.figure->table) + "." + std::string(one.figure->name);
      if (!one.figure->value.empty()) column.column += "." + std::string(one.figure->value);
    }
    if (one.column != nullptr && one.column->name == survey.match.key_from) {
      column.reading = "names the owner";
    }
  }
}

/// Turns evidence into decisions; what cannot be decided becomes a problem and the column is left out.
void plan_columns(FilePlan& plan, const Survey& survey, Locale locale) {
  const std::optional<Mark> of_file = mark_of_file(survey.evidence);
  for (const MatchedColumn& one : survey.match.columns) {
    const ColumnEvidence& evidence = survey.evidence[one.at];
    ColumnPlan column{.match = one, .header = survey.header[one.at]};
    column.type = one.figure != nullptr ? one.figure->type : one.column->type;
    column.check_text = survey.census.invalid_bytes > 0 || survey.census.has_nul || plan.file.format == Format::ndjson;
    const bool tabs = plan.file.format == Format::tsv || plan.format.dialect.delimiter == '\t';
    column.list = plan.file.format == Format::ndjson ? ListStyle::joined
                  : tabs                             ? ListStyle::comma
                  : evidence.has_bar()               ? ListStyle::bar
                                                     : ListStyle::space;
    std::string& reading = plan.report.columns[one.at].reading;
    if (auto question = decide(evidence, of_file, locale, column, reading)) {
      plan.problems.push_back({.code = ErrorCode::invalid_argument,
                               .message = plan.file.name + ": column " + column.header + ": " + *question,
                               .pointer = {}});
      reading = "ambiguous, left out";
      plan.readable = plan.readable && (one.column == nullptr || !one.column->required);
      continue;
    }
    plan.has_figures = plan.has_figures || one.figure != nullptr;
    const bool owner_by_handle = one.reading == Reading::handle && one.column != nullptr && one.column->name == "owner_id";
    plan.makes_owners = plan.makes_owners || owner_by_handle;
    plan.table.columns.push_back(std::move(column));
  }
  plan.makes_owners = plan.makes_owners || (!plan.table.key_from.empty() && plan.table.table->name == "posts");
}

void note_missing(FilePlan& plan, const HeaderMatch& match, bool empty) {
  for (const std::string_view column : match.missing) {
    plan.readable = false;
    plan.problems.push_back({.code = ErrorCode::invalid_argument,
                             .message = plan.file.name + (empty ? ": found an empty file" : ": found no such column") +
                                        ", expected the required column " + std::string(column),
                             .pointer = {}});
  }
}

}  // namespace

Result<FilePlan> plan_file(const DatasetFile& file, const ReadOptions& options, const OnBytes& on_bytes) {
  const auto beginning = read_beginning(file, options.limits);
  if (!beginning) return fail(beginning.error());
  SniffedEncoding encoding = sniff_encoding(beginning->bytes);
  auto format = format_of(file, *beginning, encoding, options.limits);
  if (!format) return fail(format.error());
  auto survey = Surveyor(file, options.limits, on_bytes).survey(*format);
  if (!survey) return fail(survey.error());
  if (encoding.encoding == Encoding::utf8 && survey->census.decide() == Encoding::windows1252) {
    encoding.encoding = Encoding::windows1252;
    format = format_of(file, *beginning, encoding, options.limits);
    if (!format) return fail(format.error());
    survey = Surveyor(file, options.limits, OnBytes{}).survey(*format);
    if (!survey) return fail(survey.error());
  }
  FilePlan plan{.file = file, .format = std::move(*format), .header = survey->header};
  if (file.format == Format::ndjson) plan.format.fields = survey->header;
  const HeaderMatch& match = survey->match;
  plan.table = {.table = match.table, .columns = {}, .key_from = match.key_from, .platform = {}, .source = {}};
  if (match.tool != nullptr) {
    plan.table.platform = match.tool->platform;
    plan.table.source = match.tool->tool;
  }
  fill_report(plan, *survey, *beginning);
  if (match.table == nullptr) {
    plan.readable = false;
    return plan;
  }
  const bool no_rows_no_fields = file.format == Format::ndjson && survey->header.empty();
  if (!no_rows_no_fields && !(file.any_columns && !match.columns.empty())) note_missing(plan, match, survey->header.empty());
  plan_columns(plan, *survey, options.locale);
  return plan;
}

}  // namespace vouch::datasets
