#include "api/cli/import_text.h"

#include <cerrno>
#include <cstring>

#include <nlohmann/json.hpp>

#include "api/cli/progress.h"
#include "api/report/table.h"
#include "api/report/terminal.h"
#include "api/words/numbers.h"

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

Json read_json(const ReadReport& read) {
  Json files = Json::array();
  for (const FileReport& file : read.files) files.push_back(file_json(file));
  Json missing = Json::array();
  for (const datasets::MissingInput& input : read.missing) {
    missing.push_back(
        {{"code", input.code}, {"table", input.table}, {"column", text_or_null(input.column)}, {"text", input.text}});
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

std::string counted(std::uint64_t number, Language language) { return words::count(static_cast<std::int64_t>(number), language); }

std::string csv_cell(const std::string& text) {
  std::string cell = "\"";
  for (const char c : text) cell.append(c == '"' ? 2 : 1, c);
  return cell + "\"";
}

std::string files_table(const ReadReport& read, Language language, std::size_t width) {
  std::vector<std::vector<std::string>> rows;
  for (const FileReport& file : read.files) {
    const std::string what = file.table.empty()  ? "not recognised, left out"
                             : file.tool.empty() ? file.table
                                                 : file.table + " (" + file.tool + ")";
    const std::string form = file.format + (file.delimiter.empty() ? "" : " (" + file.delimiter + ")") + " " + file.encoding +
                             (file.compression == "none" ? "" : " " + file.compression);
    rows.push_back({file.file, what, form, counted(file.rows, language), counted(file.rejected, language)});
  }
  return report::plain_table({{"file", false}, {"is", false}, {"format", false}, {"rows", true}, {"rejected", true}}, rows,
                             width);
}

void add_lines(std::string& out, const std::string& text, std::size_t width) {
  bool first = true;
  for (const std::string& line : report::wrapped(report::printable(text), width > 4 ? width - 4 : width)) {
    out += (first ? "  - " : "    ") + line + "\n";
    first = false;
  }
}

std::string columns_text(const ReadReport& read, std::size_t width) {
  std::string out;
  for (const FileReport& file : read.files) {
    std::string unknown;
    std::string readings;
    for (const datasets::ColumnReport& column : file.columns) {
      if (column.column.empty()) unknown += (unknown.empty() ? "" : ", ") + column.header;
      if (!column.reading.empty()) readings += (readings.empty() ? "" : ", ") + column.header + ": " + column.reading;
    }
    if (!unknown.empty()) add_lines(out, file.file + ": unknown columns, left out: " + unknown, width);
    if (!readings.empty()) add_lines(out, file.file + ": read as " + readings, width);
  }
  return out;
}

std::string rejects_list(const ReadReport& read, Language language, std::size_t width) {
  std::string out;
  for (const FileReport& file : read.files) {
    for (const datasets::RejectReason& reason : file.reasons) {
      std::string line = counted(reason.count, language) + " × " + file.file;
      if (!reason.column.empty()) line += ", " + reason.column;
      line += ": expected " + reason.expected;
      add_lines(out, line, width);
      for (const datasets::Reject& reject : reason.examples) add_lines(out, "    " + datasets::text_of(reject), width);
    }
  }
  return out;
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

std::string build_json(const std::string& output, const build::BuildReport& built, const ReadReport& read) {
  Json json = {{"snapshot", built.snapshot_id},
               {"file", output},
               {"bytes", built.bytes},
               {"creators", built.creators},
               {"brands", built.brands},
               {"accounts", built.accounts},
               {"links", built.links},
               {"posts", built.posts},
               {"collaborations", built.collaborations},
               {"collaborations_outside", built.collaborations_outside}};
  json.update(read_json(read));
  return dumped(json);
}

std::string build_text(const std::string& output, const build::BuildReport& built, const ReadReport& read, Language language) {
  const auto count = [language](std::int64_t number) { return words::count(number, language); };
  return output + ": snapshot " + built.snapshot_id + ", " + bytes_text(built.bytes, language) + "\n" +
         counted(read.rows, language) + " rows read, " + counted(read.rejected, language) + " rejected\n" +
         count(built.creators) + " creators, " + count(built.brands) + " brands, " + count(built.accounts) + " accounts, " +
         count(built.links) + " links, " + count(built.posts) + " posts, " + count(built.collaborations) + " collaborations\n" +
         (built.collaborations_outside == 0
              ? std::string()
              : count(built.collaborations_outside) +
                    " collaborations left out: of a creator or brand that the dataset does not have\n");
}

std::string rejects_text(const ReadReport& read, const std::string& rejects_file) {
  std::string text = std::to_string(read.rejected) + (read.rejected == 1 ? " row was rejected" : " rows were rejected");
  for (const FileReport& file : read.files) {
    if (file.reasons.empty() || file.reasons.front().examples.empty()) continue;
    text += ", such as " + report::printable(datasets::text_of(file.reasons.front().examples.front()));
    break;
  }
  return text + (rejects_file.empty() ? " (--rejects FILE lists them all)" : " (all in " + rejects_file + ")");
}

std::string check_json(const ReadReport& read) { return dumped(read_json(read)); }

std::string check_text(const ReadReport& read, Language language, std::size_t width) {
  std::string out = files_table(read, language, width);
  out += "\n" + counted(read.rows, language) + " rows, " + counted(read.rejected, language) + " rejected\n";
  if (const std::string columns = columns_text(read, width); !columns.empty()) out += "\nColumns\n" + columns;
  if (const std::string rejects = rejects_list(read, language, width); !rejects.empty()) out += "\nRejected\n" + rejects;
  if (!read.missing.empty()) out += "\nMissing, and what it costs\n";
  for (const datasets::MissingInput& input : read.missing) add_lines(out, input.text, width);
  if (!read.problems.empty()) out += "\nKeeps it from being built\n";
  for (const core::Error& problem : read.problems) add_lines(out, problem.message, width);
  return out;
}

}  // namespace vouch::cli
