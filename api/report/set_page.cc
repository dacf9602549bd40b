#include "api/report/set_page.h"

#include <algorithm>

#include "api/report/html.h"
#include "api/report/page_parts.h"
#include "api/report/set_drawings.h"
#include "api/report/set_shown.h"
#include "api/report/shown.h"
#include "api/words/numbers.h"
#include "api/words/text.h"

namespace vouch::report {
namespace {

using ranking::SetReport;
using words::Language;

constexpr std::size_t kTimes = 8;
constexpr std::size_t kPairs = 15;
constexpr std::size_t kValuesOfADimension = 6;

std::string title_text(const SetReport& report, Language language) {
  return words::text("label.set_title", {{"count", static_cast<std::int64_t>(report.creators.size())}}, language);
}

std::string heading(std::string_view name, Language language) { return element("h2", "", caption(name, language)) + "\n"; }
std::string note(std::string_view name, Language language) { return element("p", "note", caption(name, language)) + "\n"; }
std::string cell(const std::string& text) { return element("td", "n", escaped(text)); }

std::string table_of(const std::string& head, const std::string& rows) {
  return element("table", "set", element("thead", "", element("tr", "", head)) + "\n" + element("tbody", "", rows)) + "\n";
}

std::string head_cell(std::string_view name, bool number, Language language) {
  return element("th", number ? "n" : "", caption(name, language));
}

std::string header(const SetReport& report, Language language) {
  std::string html = "<header>" + element("div", "wordmark", "VOUCH") + element("h1", "", escaped(title_text(report, language)));
  std::string names;
  for (std::uint32_t i = 0; i < report.creators.size() && i < 12; ++i) names += (i == 0 ? "" : ", ") + name_of(report, i);
  if (report.creators.size() > 12) names += ", …";
  html += element("p", "lead", escaped(names));
  std::string potential = escaped(words::count(report.potential, language));
  if (report.potential_estimate && report.potential_estimate->interval.low != report.potential_estimate->interval.high) {
    potential +=
        element("small", "", caption("set_estimate", language) + ": " + escaped(count_of(*report.potential_estimate, language)));
  }
  const std::string credible = words::count(static_cast<std::int64_t>(report.credible + 0.5), language);
  html += element(
      "dl", "big",
      fact("set_potential", potential, language) + fact("set_credible", escaped(credible), language) +
          fact("set_duplication", report.duplication ? escaped(words::decimal(*report.duplication, 2, language)) : "–",
               language) +
          fact("set_audience_kind", element("small", "", escaped(words::word("set_kind", report.kind, language))), language));
  const std::string audience = audience_line(report, language);
  if (!audience.empty()) html += element("p", "compared", escaped(audience));
  return html + message_list("warn-list", report.warnings, language) + "</header>\n";
}

std::string members(const SetReport& report, Language language) {
  std::string rows;
  for (const ranking::SetMember& member : report.creators) {
    const bool known = member.members > 0;
    const auto count = [&](std::int64_t number) { return cell(known ? words::count(number, language) : "–"); };
    rows += "<tr>" + element("td", "who", linked_title(member.creator)) + count(member.members) + count(member.exclusive) +
            count(member.incremental) + element("td", "state", escaped(coverage_of(member, language)));
    if (report.audience) {
      rows += member.with_audience
                  ? count(member.with_audience->shared) + cell(percent_of(member.with_audience->overlap_coefficient, language))
                  : cell("–") + cell("–");
    }
    rows += "</tr>\n";
  }
  std::string head = head_cell("creator", false, language) + head_cell("set_members", true, language) +
                     head_cell("set_exclusive", true, language) + head_cell("set_incremental", true, language) +
                     head_cell("set_coverage", false, language);
  if (report.audience) head += head_cell("set_with_audience", true, language) + head_cell("set_coefficient", true, language);
  return heading("creator", language) + table_of(head, rows);
}

std::string times(const SetReport& report, Language language) {
  std::string rows;
  for (const TimesReached& one : times_reached(report, kTimes, language)) {
    const double share = report.potential == 0 ? 0.0 : static_cast<double>(one.accounts) / static_cast<double>(report.potential);
    rows += "<tr>" + element("td", "", escaped(one.label)) + element("td", "", share_bar(share)) +
            cell(words::percent(share, language)) + cell(words::count(one.accounts, language)) + "</tr>\n";
  }
  const std::string head = "<th></th><th></th>" + element("th", "n", "%") + head_cell("set_members", true, language);
  return heading("set_times", language) + table_of(head, rows);
}

std::string matrix(const SetReport& report, Language language) {
  if (report.creators.size() > kMostInMatrix) return {};
  return heading("set_matrix", language) + note("set_matrix_note", language) + pair_matrix(report, language) + "\n";
}

std::string pairs(const SetReport& report, Language language) {
  std::string rows;
  for (const ranking::SetPair* pair : strongest_pairs(report, kPairs)) {
    rows += "<tr>" + element("td", "who", escaped(name_of(report, pair->a) + " + " + name_of(report, pair->b))) +
            cell(pair->figures.shared_estimate ? count_of(*pair->figures.shared_estimate, language) : "–") +
            cell(percent_of(pair->figures.overlap_coefficient, language)) + cell(percent_of(pair->figures.jaccard, language)) +
            cell(lift_of(pair->figures, language)) + "</tr>\n";
  }
  if (rows.empty()) return {};
  const std::string head = head_cell("set_pair", false, language) + head_cell("set_shared", true, language) +
                           head_cell("set_coefficient", true, language) + head_cell("set_jaccard", true, language) +
                           head_cell("set_lift", true, language);
  return heading("set_pairs", language) + table_of(head, rows);
}

std::string regions(const SetReport& report, Language language) {
  if (!report.regions || report.regions->empty()) return {};
  std::string html = heading("set_regions", language) + note("set_regions_note", language) + upset_plot(report, language) + "\n";
  std::int64_t accounts = 0;
  for (std::size_t r = kMostRegionsDrawn; r < report.regions->size(); ++r) accounts += (*report.regions)[r].accounts;
  if (accounts == 0) return html;
  const auto left = static_cast<std::int64_t>(report.regions->size() - kMostRegionsDrawn);
  return html +
         element("p", "note",
                 escaped(words::text("label.set_regions_left", {{"count", left}, {"accounts", accounts}}, language))) +
         "\n";
}

std::string shares(const SetReport& report, Language language) {
  std::string rows;
  std::string dimension;
  std::size_t values = 0;
  for (const ranking::SetShare& share : report.shares) {
    values = share.dimension == dimension ? values + 1 : 0;
    const std::string shown = values == 0 ? share.dimension : "";
    dimension = share.dimension;
    if (values >= kValuesOfADimension) continue;
    rows += "<tr>" + element("td", "state", escaped(shown)) + element("td", "", escaped(share.value)) +
            element("td", "", bounds_bar(share)) + cell(words::percent(share.mean, language)) +
            cell(words::percent(share.low, language) + "–" + words::percent(share.high, language)) +
            cell(words::count(share.creators, language)) + "</tr>\n";
  }
  if (rows.empty()) return {};
  const std::string head = head_cell("set_dimension", false, language) + head_cell("set_value", false, language) + "<th></th>" +
                           head_cell("set_mean", true, language) + head_cell("set_bounds", true, language) +
                           head_cell("set_known_of", true, language);
  return heading("set_shares", language) + note("set_shares_note", language) + table_of(head, rows);
}

std::string how_to_read(Language language) {
  std::string paragraphs;
  for (const char* name : {"set_how_counts", "set_how_lift", "set_how_persons", "how_same"}) {
    paragraphs += element("p", "", caption(name, language));
  }
  return heading("how", language) + element("div", "how", paragraphs) + "\n";
}

std::string footer(const SetReport& report, Language language) {
  return element("footer", "",
                 escaped(words::label("snapshot", language) + " " + report.snapshot + " · Vouch " + report.version)) +
         "\n";
}

}  // namespace

std::string set_page(const SetReport& report, Language language) {
  const std::string body = "<main>\n" + header(report, language) + members(report, language) + matrix(report, language) +
                           regions(report, language) + times(report, language) + pairs(report, language) +
                           shares(report, language) + how_to_read(language) + footer(report, language) + "</main>";
  const std::string unknown =
      "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" class=\"defs\"><defs><pattern id=\"unknown\" width=\"5\" height=\"5\" "
      "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" fill=\"#fff\"/><rect "
      "width=\"2\" height=\"5\" fill=\"#c4ccd3\"/></pattern></defs></svg>\n";
  return whole_page(title_text(report, language), unknown + body, language, set_style());
}

}  // namespace vouch::report
