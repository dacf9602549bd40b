#include "api/cli/import_text.h"

#include <cerrno>
#include <cstring>

#include <nlohmann/json.hpp>

#include "api/cli/progress.h"
#include "api/report/table.h"
#include "api/report/terminal.h"
#include "api/words/numbers.h"
#include "api/words/text.h"
#include "api/words/translation.h"

namespace vouch::cli {
namespace {

using Json = nlohmann::ordered_json;
using datasets::FileReport;
using datasets::ReadReport;
using words::Language;

std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json reject_json(const datasets::Reject& reject) {
  return {{"file", reject.file},
          {"line", reject.line},
          {"column", text_or_null(reject.column)},
          {"found", reject.found},
          {"expected", reject.expected}};
}

Json file_json(const FileReport& file) {
  Json columns = Json::array();
  for (const datasets::ColumnReport& column : file.columns) {
    columns.push_back(
        {{"header", column.header}, {"column", text_or_null(column.column)}, {"reading", text_or_null(column.reading)}});
  }
  Json reasons = Json::array();
  for (const datasets::RejectReason& reason : file.reasons) {
    Json examples = Json::array();
    for (const datasets::Reject& reject : reason.examples) examples.push_back(reject_json(reject));
    reasons.push_back({{"column", text_or_null(reason.column)},
                       {"expected", reason.expected},
                       {"count", reason.count},
                       {"examples", std::move(examples)}});
  }
  return {{"file", file.file},
          {"table", text_or_null(file.table)},
          {"format", file.format},
          {"compression", file.compression},
          {"encoding", file.encoding},
          {"delimiter", text_or_null(file.delimiter)},
          {"tool", text_or_null(file.tool)},
          {"bytes", file.bytes},
          {"rows", file.rows},
          {"rejected", file.rejected},
          {"columns", std::move(columns)},
          {"rejects", std::move(reasons)}};
}

std::string missing_text(const datasets::MissingInput& input, Language language) {
  const std::string name = input.column.empty() ? input.table : input.table + "." + input.column;
  return words::text("import.without", {{"input", name}, {"cost", words::text(input.code, {}, language)}}, language);
}

Json read_json(const ReadReport& read, Language language) {
  Json files = Json::array();
  for (const FileReport& file : read.files) files.push_back(file_json(file));
  Json missing = Json::array();
  for (const datasets::MissingInput& input : read.missing) {
    missing.push_back({{"code", input.code},
                       {"table", input.table},
                       {"column", text_or_null(input.column)},
                       {"text", missing_text(input, language)}});
  }
  Json problems = Json::array();
  for (const core::Error& error : read.problems) {
    problems.push_back({{"code", core::name_of(error.code)}, {"message", error.message}});
  }
  return {{"rows", read.rows},
          {"rejected", read.rejected},
          {"files", std::move(files)},
          {"missing", std::move(missing)},
          {"problems", std::move(problems)}};
}

std::int64_t figure(std::uint64_t number) { return static_cast<std::int64_t>(number); }

std::string counted(std::uint64_t number, Language language) { return words::count(figure(number), language); }

std::string csv_cell(const std::string& text) {
  std::string cell = "\"";
  for (const char c : text) cell.append(c == '"' ? 2 : 1, c);
  return cell + "\"";
}

std::string files_table(const ReadReport& read, Language language, std::size_t width) {
  const auto word = [language](std::string_view name) { return words::word("import", name, language); };
  std::vector<std::vector<std::string>> rows;
  for (const FileReport& file : read.files) {
    const std::string what = file.table.empty()  ? word("not_recognised")
                             : file.tool.empty() ? file.table
                                                 : file.table + " (" + file.tool + ")";
    const std::string form = file.format + (file.delimiter.empty() ? "" : " (" + file.delimiter + ")") + " " + file.encoding +
                             (file.compression == "none" ? "" : " " + file.compression);
    rows.push_back({file.file, what, form, counted(file.rows, language), counted(file.rejected, language)});
  }
  return report::plain_table(
      {{word("file"), false}, {word("is"), false}, {word("format"), false}, {word("rows"), true}, {word("rejected"), true}}, rows,
      width);
}

void add_lines(std::string& out, const std::string& text, std::size_t width) {
  bool first = true;
  for (const std::string& line : report::wrapped(report::printable(text), width > 4 ? width - 4 : width)) {
    out += (first ? "  - " : "    ") + line + "\n";
    first = false;
  }
}

std::string columns_text(const ReadReport& read, Language language, std::size_t width) {
  std::string out;
  for (const FileReport& file : read.files) {
    std::string unknown;
    std::string readings;
    for (const datasets::ColumnReport& column : file.columns) {
      if (column.column.empty()) unknown += (unknown.empty() ? "" : ", ") + column.header;
      if (column.reading.empty()) continue;
      readings += (readings.empty() ? "" : ", ") + column.header + ": " + words::translated(column.reading, language);
    }
    const auto add = [&](std::string_view code, std::string_view name, const std::string& list) {
      if (!list.empty()) add_lines(out, words::text(code, {{"file", file.file}, {std::string(name), list}}, language), width);
    };
    add("import.unknown_columns", "columns", unknown);
    add("import.readings", "readings", readings);
  }
  return out;
}

std::string reject_line(const datasets::Reject& reject, Language language) {
  ranking::Figures params = {{"file", reject.file},
                             {"line", std::to_string(reject.line)},
                             {"found", reject.found},
                             {"expected", words::translated(reject.expected, language)}};
  if (!reject.column.empty()) params.emplace_back("column", reject.column);
  return words::text("import.reject", params, language);
}

std::string reason_line(const datasets::RejectReason& reason, const std::string& file, Language language) {
  ranking::Figures params = {
      {"count", figure(reason.count)}, {"file", file}, {"expected", words::translated(reason.expected, language)}};
  if (!reason.column.empty()) params.emplace_back("column", reason.column);
  return words::text("import.reason", params, language);
}

std::string rejects_list(const ReadReport& read, Language language, std::size_t width) {
  std::string out;
  for (const FileReport& file : read.files) {
    for (const datasets::RejectReason& reason : file.reasons) {
      add_lines(out, reason_line(reason, file.file, language), width);
      for (const datasets::Reject& reject : reason.examples) add_lines(out, "    " + reject_line(reject, language), width);
    }
  }
  return out;
}

std::string total_line(std::string_view code, const ReadReport& read, Language language) {
  return words::text(code, {{"rows", figure(read.rows)}, {"rejected", figure(read.rejected)}}, language) + "\n";
}

}  // namespace

core::Result<void> RejectFile::open(const std::filesystem::path& file) {
  if (file.empty()) return {};
  path_ = file;
  file_.reset(std::fopen(file.c_str(), "wb"));
  if (!file_) return core::fail(core::ErrorCode::unavailable, path_.string() + " cannot be written: " + std::strerror(errno));
  std::fputs("file,line,column,found,expected\n", file_.get());
  return {};
}

void RejectFile::add(const datasets::Reject& reject) {
  if (!file_) return;
  const std::string line = csv_cell(reject.file) + "," + std::to_string(reject.line) + "," + csv_cell(reject.column) + "," +
                           csv_cell(reject.found) + "," + csv_cell(reject.expected) + "\n";
  std::fwrite(line.data(), 1, line.size(), file_.get());
}

core::Result<void> RejectFile::close() {
  if (!file_) return {};
  const bool failed = std::ferror(file_.get()) != 0;
  if (std::fclose(file_.release()) == 0 && !failed) return {};
  return core::fail(core::ErrorCode::unavailable, path_.string() + " cannot be written: " + std::strerror(errno));
}

std::string build_json(const std::string& output, const build::BuildReport& built, const ReadReport& read, Language language) {
  Json json = {{"snapshot", built.snapshot_id},
               {"file", output},
               {"bytes", built.bytes},
               {"creators", built.creators},
               {"brands", built.brands},
               {"accounts", built.accounts},
               {"links", built.links},
               {"posts", built.posts},
               {"collaborations", built.collaborations},
               {"collaborations_outside", built.collaborations_outside},
               {"files_reused", built.files_reused},
               {"trusted_given", built.trusted_given},
               {"trusted_found", built.trusted_found}};
  json.update(read_json(read, language));
  return dumped(json);
}

std::string build_text(const std::string& output, const build::BuildReport& built, const ReadReport& read, Language language) {
  const std::string size = bytes_text(built.bytes, language);
  std::string out = words::text("import.built", {{"file", output}, {"snapshot", built.snapshot_id}, {"size", size}}, language) +
                    "\n" + total_line("import.read", read, language) +
                    words::text("import.counts",
                                {{"creators", built.creators},
                                 {"brands", built.brands},
                                 {"accounts", built.accounts},
                                 {"links", built.links},
                                 {"posts", built.posts},
                                 {"collaborations", built.collaborations}},
                                language) +
                    "\n";
  if (built.collaborations_outside > 0) {
    out += words::text("import.collaborations_outside", {{"count", built.collaborations_outside}}, language) + "\n";
  }
  if (built.files_reused > 0) out += words::text("import.files_reused", {{"count", built.files_reused}}, language) + "\n";
  if (built.trusted_given > 0) {
    out += words::text("import.trusted", {{"found", built.trusted_found}, {"given", built.trusted_given}}, language) + "\n";
  }
  return out;
}

std::string rejects_text(const ReadReport& read, const std::string& rejects_file, Language language) {
  ranking::Figures params = {{"rows", figure(read.rejected)}};
  for (const FileReport& file : read.files) {
    if (file.reasons.empty() || file.reasons.front().examples.empty()) continue;
    params.emplace_back("example", report::printable(reject_line(file.reasons.front().examples.front(), language)));
    break;
  }
  if (rejects_file.empty()) return words::text("import.rows_rejected", params, language);
  params.emplace_back("list", rejects_file);
  return words::text("import.rows_rejected_to", params, language);
}

std::string check_json(const ReadReport& read, Language language) { return dumped(read_json(read, language)); }

std::string check_text(const ReadReport& read, Language language, std::size_t width) {
  std::string out = files_table(read, language, width) + "\n" + total_line("import.total", read, language);
  const auto add = [&](std::string_view heading, const std::string& lines) {
    if (!lines.empty()) out += "\n" + words::word("import", heading, language) + "\n" + lines;
  };
  add("columns", columns_text(read, language, width));
  add("rejects", rejects_list(read, language, width));
  std::string missing;
  for (const datasets::MissingInput& input : read.missing) add_lines(missing, missing_text(input, language), width);
  add("missing", missing);
  std::string problems;
  for (const core::Error& problem : read.problems) add_lines(problems, problem.message, width);
  add("problems", problems);
  return out;
}

}  // namespace vouch::cli
