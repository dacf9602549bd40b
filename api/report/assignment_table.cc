#include "api/report/assignment_table.h"

#include <algorithm>

#include "api/report/shown.h"
#include "api/report/terminal.h"
#include "api/words/text.h"

namespace vouch::report {
namespace {

using planning::AssignedBrief;
using planning::AssignedCreator;
using words::Language;

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

std::string rows_of(const AssignedBrief& brief, std::size_t width, Language language) {
  const std::vector<Column> columns = {{.header = words::label("creator", language)},
                                       {.header = words::label("score", language), .number = true},
                                       {.header = words::label("rank", language), .number = true},
                                       {.header = words::label("wanted_by", language)}};
  std::vector<std::vector<std::string>> rows;
  for (const AssignedCreator& one : brief.creators) {
    rows.push_back({title_of(one.creator), tenths_text(tenths(one.score_thousandths), language), std::to_string(one.rank),
                    joined(one.wanted_by)});
  }
  return plain_table(columns, rows, width);
}

}  // namespace

std::string assignment_table(const planning::Assignment& assignment, const TextOptions& options) {
  const std::size_t width = std::max<std::size_t>(options.width, 40);
  const Language language = options.language;
  const ranking::Figures sums = {{"briefs", static_cast<std::int64_t>(assignment.briefs.size())},
                                 {"score", static_cast<double>(assignment.score_thousandths) / 1000.0},
                                 {"alone", static_cast<double>(assignment.alone_thousandths) / 1000.0}};
  std::string out;
  for (const std::string& line : wrapped(words::text("label.assignment", sums, language), width)) out += line + "\n";
  for (const AssignedBrief& brief : assignment.briefs) {
    out += "\n" + words::label("brief", language) + " " + printable(brief.name);
    if (!brief.group.empty()) out += " (" + printable(brief.group) + ")";
    out += "\n" + rows_of(brief, width, language);
    for (const ranking::Message& warning : brief.warnings) {
      for (const std::string& line : wrapped("! " + printable(words::text(warning, language)), width)) out += line + "\n";
    }
  }
  return out;
}

}  // namespace vouch::report
