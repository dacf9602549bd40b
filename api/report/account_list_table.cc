#include "api/report/account_list_table.h"

#include <vector>

#include "api/report/terminal.h"
#include "api/words/numbers.h"
#include "api/words/text.h"

namespace vouch::report {
namespace {

using words::Language;

std::string paragraph(const std::string& text, std::string_view mark, std::size_t width) {
  std::string out;
  const std::string indent(mark.size(), ' ');
  for (const std::string& line : wrapped(text, width - mark.size())) {
    out.append(out.empty() ? mark : std::string_view(indent)).append(line).append("\n");
  }
  return out;
}

std::string fakes_text(const AccountListReport& report, Language language) {
  const auto& fakes = report.summary.fakes;
  if (!fakes) return words::text("label.accounts_none_measured", {}, language);
  return words::text(
      "label.accounts_fakes",
      {{"share", fakes->value}, {"low", fakes->interval.low}, {"high", fakes->interval.high}, {"count", report.summary.measured}},
      language);
}

std::string kinds_table(const AccountListReport& report, const TextOptions& options) {
  const Language language = options.language;
  const std::vector<Column> columns = {{words::label("account_kind", language)},
                                       {words::label("accounts", language), true},
                                       {words::label("share", language), true}};
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < credibility::kAccountKindNames.size(); ++i) {
    const auto count = report.summary.kinds[i];
    if (count == 0) continue;
    rows.push_back({words::word("account_kind", credibility::kAccountKindNames[i], language), words::count(count, language),
                    words::percent(static_cast<double>(count) / static_cast<double>(report.summary.accounts), language)});
  }
  return rows.empty() ? "" : plain_table(columns, rows, options.width);
}

}  // namespace

std::string account_list_table(const AccountListReport& report, const TextOptions& options) {
  const Language language = options.language;
  std::string out = words::text("label.accounts_judged",
                                {{"count", report.summary.accounts}, {"measured", report.summary.measured}}, language) +
                    "\n";
  out += paragraph(fakes_text(report, language), "", options.width);
  for (const ranking::Message& warning : report.warnings) out += paragraph(words::text(warning, language), "! ", options.width);
  const std::string kinds = kinds_table(report, options);
  if (!kinds.empty()) out += "\n" + kinds;
  const std::string reach = words::text("label.accounts_reach",
                                        {{"accounts", report.model.accounts},
                                         {"fakes", report.model.fakes},
                                         {"platform", report.model.platform},
                                         {"model", report.model.name},
                                         {"version", report.model.version},
                                         {"share", report.assumed_share}},
                                        language);
  return out + "\n" + paragraph(reach, "", options.width);
}

}  // namespace vouch::report
