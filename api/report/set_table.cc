#include "api/report/set_table.h"

#include <algorithm>

#include "api/report/set_shown.h"
#include "api/report/shown.h"
#include "api/report/terminal.h"
#include "api/words/numbers.h"
#include "api/words/text.h"

namespace vouch::report {
namespace {

using ranking::SetReport;
using words::Language;
using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t kTimes = 6;
constexpr std::size_t kPairs = 10;
constexpr std::size_t kRegions = 12;
constexpr std::size_t kValuesOfADimension = 5;

std::string label(std::string_view name, const TextOptions& options) { return words::label(name, options.language); }

void add_line(std::string& out, const std::string& mark, const std::string& text, const TextOptions& options) {
  bool begun = false;
  for (const std::string& line : wrapped(printable(text), std::max<std::size_t>(options.width, 40) - mark.size())) {
    out += (begun ? std::string(mark.size(), ' ') : mark) + line + "\n";
    begun = true;
  }
}

std::string head(const SetReport& report, const TextOptions& options) {
  const Language language = options.language;
  std::string out;
  add_line(out, "", words::text("label.set_title", {{"count", static_cast<std::int64_t>(report.creators.size())}}, language),
           options);
  add_line(out, "",
           label("set_audience_kind", options) + ": " + words::word("set_kind", report.kind, language) + " · " +
               label("snapshot", options) + " " + report.snapshot + " · " + label("version", options) + " " + report.version,
           options);
  for (const ranking::Message& warning : report.warnings) add_line(out, "! ", words::text(warning, language), options);
  Rows rows = {{label("set_potential", options), words::count(report.potential, language)}};
  if (report.potential_estimate && report.potential_estimate->interval.low != report.potential_estimate->interval.high) {
    rows.push_back({label("set_estimate", options), count_of(*report.potential_estimate, language)});
  }
  rows.push_back({label("set_credible", options), words::count(static_cast<std::int64_t>(report.credible + 0.5), language)});
  if (report.duplication) rows.push_back({label("set_duplication", options), words::decimal(*report.duplication, 2, language)});
  for (const TimesReached& times : times_reached(report, kTimes, language)) {
    rows.push_back({"  " + times.label, words::count(times.accounts, language)});
  }
  out += "\n" + plain_table({{"", false}, {"", true}}, rows, options.width).substr(1);
  const std::string audience = audience_line(report, language);
  if (!audience.empty()) {
    out += "\n";
    add_line(out, "", audience, options);
  }
  return out;
}

std::string members(const SetReport& report, const TextOptions& options) {
  const Language language = options.language;
  std::vector<Column> columns = {{label("creator", options), false},
                                 {label("set_members", options), true},
                                 {label("set_exclusive", options), true},
                                 {label("set_incremental", options), true},
                                 {label("set_coverage", options), false}};
  if (report.audience) columns.push_back({label("set_with_audience", options), true});
  Rows rows;
  for (const ranking::SetMember& member : report.creators) {
    const bool known = member.members > 0;
    const auto count = [&](std::int64_t number) { return known ? words::count(number, language) : std::string("–"); };
    rows.push_back({title_of(member.creator), count(member.members), count(member.exclusive), count(member.incremental),
                    coverage_of(member, language)});
    if (report.audience) rows.back().push_back(member.with_audience ? count(member.with_audience->shared) : "–");
  }
  return "\n" + plain_table(columns, rows, options.width);
}

std::string pairs(const SetReport& report, const TextOptions& options) {
  const Language language = options.language;
  const auto strongest = strongest_pairs(report, kPairs);
  if (strongest.empty()) return {};
  Rows rows;
  for (const ranking::SetPair* pair : strongest) {
    rows.push_back({name_of(report, pair->a) + " + " + name_of(report, pair->b), words::count(pair->figures.shared, language),
                    percent_of(pair->figures.overlap_coefficient, language), percent_of(pair->figures.jaccard, language),
                    lift_of(pair->figures, language)});
  }
  return "\n" + plain_table({{label("set_pairs", options), false},
                             {label("set_shared", options), true},
                             {label("set_coefficient", options), true},
                             {label("set_jaccard", options), true},
                             {label("set_lift", options), true}},
                            rows, options.width);
}

std::string regions(const SetReport& report, const TextOptions& options) {
  if (!report.regions || report.regions->empty()) return {};
  Rows rows;
  for (const ranking::SetRegion& region : *report.regions) {
    if (rows.size() == kRegions) break;
    std::string names;
    for (const std::uint32_t i : region.creators) names += (names.empty() ? "" : " + ") + name_of(report, i);
    rows.push_back({names, words::count(region.accounts, options.language)});
  }
  return "\n" + plain_table({{label("set_regions", options), false}, {label("set_members", options), true}}, rows, options.width);
}

std::string shares(const SetReport& report, const TextOptions& options) {
  const Language language = options.language;
  Rows rows;
  std::string dimension;
  std::size_t values = 0;
  for (const ranking::SetShare& share : report.shares) {
    values = share.dimension == dimension ? values + 1 : 0;
    dimension = share.dimension;
    if (values >= kValuesOfADimension) continue;
    rows.push_back({share.dimension, share.value, words::percent(share.mean, language),
                    words::percent(share.low, language) + "–" + words::percent(share.high, language),
                    words::count(share.creators, language)});
  }
  if (rows.empty()) return {};
  return "\n" + plain_table({{label("set_dimension", options), false},
                             {label("set_value", options), false},
                             {label("set_mean", options), true},
                             {label("set_bounds", options), true},
                             {label("set_known_of", options), true}},
                            rows, options.width);
}

}  // namespace

std::string set_table(const SetReport& report, const TextOptions& options) {
  return head(report, options) + members(report, options) + pairs(report, options) + regions(report, options) +
         shares(report, options);
}

}  // namespace vouch::report
