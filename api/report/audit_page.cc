#include "api/report/audit_page.h"

#include <algorithm>
#include <cmath>

#include "api/report/audit_shown.h"
#include "api/report/evenness_shown.h"
#include "api/report/html.h"
#include "api/report/page_parts.h"
#include "api/report/shown.h"
#include "api/words/numbers.h"
#include "api/words/text.h"

namespace vouch::report {
namespace {

using credibility::CredibilityStatus;
using words::Language;

constexpr double kBarWidth = 220, kBarHeight = 14;
constexpr double kMostLogOdds = 3.0;  // drawn to here on either side
constexpr std::string_view kStyle = R"css(
.gauge { display: block; width: 100%; height: 34px; margin: 8px 0 0; }
.audit .n { white-space: nowrap; }
.audit td { font-size: 14px; }
.audit tr.unknown td { color: var(--faint); }
.audit tr.unusual td:first-child { font-weight: 650; }
.bar { display: block; width: 180px; height: 14px; }
ul.unknowns { margin: 10px 0 0; padding: 0; list-style: none; font-size: 14px; color: var(--soft); }
.unknowns li { padding-left: 20px; position: relative; margin-bottom: 5px; }
.unknowns li::before { content: "?"; position: absolute; left: 4px; color: var(--faint); font-weight: 700; }
.hashes { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 12px; overflow-wrap: anywhere; color: var(--soft); }
)css";

/// Coordinates: one decimal, a point, no locale.
std::string number(double value) {
  const auto tenths = static_cast<std::int64_t>(std::floor(value * 10.0 + 0.5));
  return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10));
}

std::string attribute(std::string_view name, double value) { return " " + std::string(name) + "=\"" + number(value) + "\""; }

std::string rectangle(double x, double y, double width, double height, std::string_view fill) {
  return "<rect" + attribute("x", x) + attribute("y", y) + attribute("width", std::max(width, 0.0)) +
         attribute("height", height) + " fill=\"" + std::string(fill) + "\"/>";
}

std::string svg(std::string_view style, double width, double height, const std::string& label, const std::string& inside) {
  return "<svg class=\"" + std::string(style) + "\" viewBox=\"0 0 " + number(width) + " " + number(height) +
         "\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"" + escaped(label) + "\">" + inside + "</svg>";
}

/// The index from 0 to 1 with its interval.
std::string gauge(const AuditAnswer& answer, Language language) {
  constexpr double kWidth = 806, kHeight = 34;
  const auto& figure = answer.figure;
  std::string inside = rectangle(0, 12, kWidth, 10, "#eef2f4");
  for (const double tick : {0.25, 0.5, 0.75}) inside += rectangle(tick * kWidth - 0.5, 8, 1, 18, "#c6ced6");
  inside += rectangle(figure.interval.low * kWidth, 12, (figure.interval.high - figure.interval.low) * kWidth, 10, "#9db8d6");
  if (figure.status != CredibilityStatus::unknown) inside += rectangle(figure.index * kWidth - 2, 4, 4, 26, "#17212b");
  return svg("gauge", kWidth, kHeight, words::label("audit_index", language) + " " + index_of(answer, language), inside);
}

double place_of(double log_odds) { return kBarWidth * (0.5 + 0.5 * std::clamp(log_odds / kMostLogOdds, -1.0, 1.0)); }

/// A part's log-odds to the left or right of the middle, its interval as a line.
std::string log_odds_bar(const credibility::CredibilityPart& part, const std::string& label) {
  const double middle = place_of(0.0), at = place_of(part.log_odds);
  const double low = place_of(part.log_odds_interval.low), high = place_of(part.log_odds_interval.high);
  const bool known = part.status != CredibilityStatus::unknown;
  std::string inside = rectangle(0, 6.5, kBarWidth, 1, "#eef2f4");
  if (known) inside += rectangle(std::min(middle, at), 2, std::abs(at - middle), 10, at < middle ? "#c98027" : "#1d4e89");
  inside += rectangle(low, 6.5, high - low, 1, known ? "#17212b" : "#b9c2cb") + rectangle(middle - 0.5, 0, 1, 14, "#17212b");
  return svg("bar", kBarWidth, kBarHeight, label, inside);
}

/// Where a habit stands: the middle half of the peers as a box at the same place in every row, the mark by distance.
std::string habit_bar(const credibility::HabitJudgement& habit, const std::string& label) {
  constexpr double kSpreads = 5.0, kQuartile = 0.6745;  // drawn to so many spreads; quartiles of a normal distribution
  const auto place = [](double distance) { return kBarWidth * (0.5 + 0.5 * std::clamp(distance / kSpreads, -1.0, 1.0)); };
  std::string inside = rectangle(0, 6.5, kBarWidth, 1, "#eef2f4");
  if (habit.judged) {
    inside += rectangle(place(-kQuartile), 2, place(kQuartile) - place(-kQuartile), 10, "#c9d8e8");
    inside += rectangle(place(habit.distance) - 1.5, 0, 3, 14, habit.unusual ? "#c98027" : "#17212b");
  }
  return svg("bar", kBarWidth, kBarHeight, label, inside);
}

std::string heading(std::string_view name, Language language) { return element("h2", "", caption(name, language)) + "\n"; }
std::string note(std::string_view name, Language language) { return element("p", "small", caption(name, language)) + "\n"; }
std::string cell(const std::string& text) { return element("td", "n", escaped(text)); }
std::string head(std::string_view name, bool is_number, Language language) {
  return element("th", is_number ? "n" : "", name.empty() ? std::string() : caption(name, language));
}
std::string row(std::string_view style, const std::string& cells) { return element("tr", style, cells) + "\n"; }
std::string table_of(const std::string& heads, const std::string& rows) {
  return element("table", "audit", element("thead", "", element("tr", "", heads)) + "\n" + element("tbody", "", rows)) + "\n";
}

std::string header(const AuditAnswer& answer, Language language) {
  std::string html = "<header>" + element("div", "wordmark", "VOUCH");
  html += element("h1", "", escaped(words::text("label.audit_title", {{"creator", title_of(answer.creator)}}, language)));
  html += element("p", "lead", escaped(subtitle_of(answer.creator, language)));
  html += element("dl", "facts",
                  fact("audit_index", escaped(index_of(answer, language)), language) +
                      fact("as_of", escaped(words::date(answer.as_of_s, language)), language));
  html += gauge(answer, language) +
          element("p", "small", escaped(index_note(answer, language) + ". ") + caption("audit_index_note", language));
  return html + message_list("warn-list", answer.warnings, language) + "</header>\n";
}

std::string parts(const AuditAnswer& answer, Language language) {
  std::string rows =
      row("", element("td", "", escaped(words::word("part", "base", language))) + cell("") + cell("") + element("td", "", "") +
                  cell(log_odds_of(answer.base_thousandths, language)) + cell("") + cell(""));
  for (const AuditedPart& part : answer.parts) {
    const bool known = part.part.status != CredibilityStatus::unknown;
    const std::string name = words::word("part", part.name, language);
    std::string figure = escaped(figure_of(part, language));
    if (!part.part.why.empty() && known)
      figure += "<br>" + element("small", "", escaped(words::word("why", part.part.why, language)));
    rows += row(known ? "" : "unknown",
                element("td", "", escaped(name)) + element("td", "n", figure) +
                    cell(known ? words::count(static_cast<std::int64_t>(part.part.n), language) : "–") +
                    element("td", "", log_odds_bar(part.part, name)) +
                    cell(known && part.part.counted ? log_odds_of(part.log_odds_thousandths, language) : "–") +
                    cell(rank_of(part.standing, language)) +
                    cell(known && part.part.counted ? words::decimal(part.index_if_usual, 2, language) : "–"));
  }
  rows += row("sum", element("td", "", caption("audit_sum", language)) + cell("") + cell("") + element("td", "", "") +
                         cell(log_odds_of(answer.total_thousandths, language)) + cell("") + cell(""));
  const std::string heads = head("audit_part", false, language) + head("audit_value", true, language) +
                            head("audit_n", true, language) + head("", false, language) + head("audit_log_odds", true, language) +
                            head("audit_standing", true, language) + head("audit_if_usual", true, language);
  return heading("audit_parts", language) + table_of(heads, rows) + note("audit_if_usual_note", language);
}

std::string habits(const AuditAnswer& answer, Language language) {
  std::string rows;
  for (const AuditedHabit& one : answer.habits) {
    const auto& habit = one.judgement;
    const std::string name = words::word("habit", name_of(habit.habit), language);
    const std::string value = habit.figure ? value_of(one, habit.figure->value, language) : "–";
    const std::string interval = habit.figure ? value_of(one, habit.figure->interval.low, language) + "–" +
                                                    value_of(one, habit.figure->interval.high, language)
                                              : "–";
    rows += row(habit.unusual  ? "unusual"
                : habit.judged ? ""
                               : "unknown",
                element("td", "", escaped(name)) + cell(value) + cell(interval) + element("td", "", habit_bar(habit, name)) +
                    cell(peers_of(one, language)) + cell(habit.figure ? words::count(habit.figure->n, language) : "0"));
  }
  const std::string heads = head("audit_habit", false, language) + head("audit_value", true, language) +
                            head("interval", true, language) + head("", false, language) + head("audit_peers", true, language) +
                            head("audit_n", true, language);
  const std::string answers = answers_of(answer, language);
  return heading("audit_habits", language) + table_of(heads, rows) +
         (answers.empty() ? answers : element("p", "small", escaped(answers)) + "\n");
}

std::string evidence(const AuditAnswer& answer, Language language) {
  std::string html, posts;
  if (answer.pod) html += heading("audit_pod", language) + element("p", "small", escaped(pod_of(answer))) + "\n";
  std::string blocks;
  for (const std::string& line : block_lines(answer, language)) blocks += element("p", "small", escaped(line));
  if (!blocks.empty()) html += heading("audit_blocks", language) + blocks + "\n";
  for (const std::string& line : post_lines(answer, language)) posts += element("p", "small", escaped(line));
  if (!posts.empty()) html += heading("audit_posts", language) + posts + "\n";
  html += heading("audit_evenness", language);
  for (const std::string& line : evenness_lines(answer, language)) html += element("p", "small", escaped(line));
  html += "\n";
  if (answer.least_likely.empty()) return html;
  std::string hashes;
  for (const AuditedAccount& account : answer.least_likely) {
    hashes += (hashes.empty() ? "" : " · ") + account.hash + " " + words::percent(account.authentic, language);
  }
  return html + heading("audit_accounts", language) + element("p", "hashes", escaped(hashes)) + "\n";
}

}  // namespace

std::string audit_page(const AuditAnswer& answer, Language language) {
  std::string body = "<main>\n" + header(answer, language) + parts(answer, language) + heading("audit_findings", language);
  body += answer.findings.empty() ? note("audit_no_findings", language) : message_list("warnings", answer.findings, language);
  if (!answer.missing.empty()) {
    body += heading("audit_missing", language) + message_list("unknowns", answer.missing, language) +
            note("audit_missing_note", language);
  }
  body += habits(answer, language) + evidence(answer, language);
  const std::string span = span_of(answer, language);
  body += element(
      "footer", "",
      escaped(span + (span.empty() ? "" : " ") + words::text("label.audit_rules", {{"rules", rules_of(answer)}}, language) +
              ". " + words::label("audit_tuned", language) + ". Vouch " + answer.version + " · " + answer.snapshot));
  const std::string title = words::text("label.audit_title", {{"creator", title_of(answer.creator)}}, language);
  return whole_page(title, body + "\n</main>", language, kStyle);
}

}  // namespace vouch::report
