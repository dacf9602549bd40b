#include "api/report/audit_table.h"

#include "api/report/audit_shown.h"
#include "api/report/evenness_shown.h"
#include "api/report/shown.h"
#include "api/report/terminal.h"
#include "api/words/numbers.h"
#include "api/words/text.h"

namespace vouch::report {
namespace {

using words::Language;

std::string heading(std::string_view name, Language language) { return "\n" + words::label(name, language) + "\n"; }

std::string lines(const std::vector<std::string>& texts, std::string_view mark, std::size_t width) {
  std::string out;
  for (const std::string& text : texts) {
    const std::string indent(mark.size(), ' ');
    bool first = true;
    for (const std::string& line : wrapped(printable(text), width - mark.size())) {
      out.append(first ? mark : std::string_view(indent)).append(line).append("\n");
      first = false;
    }
  }
  return out;
}

std::vector<std::string> texts_of(const std::vector<ranking::Message>& messages, Language language) {
  std::vector<std::string> texts;
  for (const ranking::Message& message : messages) texts.push_back(words::text(message, language));
  return texts;
}

std::string parts(const AuditAnswer& answer, const TextOptions& options) {
  const Language language = options.language;
  const auto label = [language](std::string_view name) { return words::label(name, language); };
  const std::vector<Column> columns = {{label("audit_part")},           {label("audit_value")},
                                       {label("audit_n"), true},        {label("audit_log_odds"), true},
                                       {label("audit_standing"), true}, {label("audit_if_usual"), true}};
  std::vector<std::vector<std::string>> rows = {
      {words::word("part", "base", language), "", "", log_odds_of(answer.base_thousandths, language), "", ""}};
  for (const AuditedPart& part : answer.parts) {
    const bool known = part.part.status != credibility::CredibilityStatus::unknown;
    rows.push_back({words::word("part", part.name, language), figure_of(part, language),
                    known ? words::count(static_cast<std::int64_t>(part.part.n), language) : "–",
                    known && part.part.counted ? log_odds_of(part.log_odds_thousandths, language) : "–",
                    rank_of(part.standing, language),
                    known && part.part.counted ? words::decimal(part.index_if_usual, 2, language) : "–"});
  }
  rows.push_back({label("audit_sum"), "", "", log_odds_of(answer.total_thousandths, language), "", ""});
  return heading("audit_parts", language) + plain_table(columns, rows, options.width) + label("audit_if_usual_note") + "\n";
}

std::string habits(const AuditAnswer& answer, const TextOptions& options) {
  const Language language = options.language;
  const auto label = [language](std::string_view name) { return words::label(name, language); };
  const std::vector<Column> columns = {{label("audit_habit")},
                                       {label("audit_value"), true},
                                       {label("interval"), true},
                                       {label("audit_peers"), true},
                                       {label("audit_n"), true}};
  std::vector<std::vector<std::string>> rows;
  for (const AuditedHabit& one : answer.habits) {
    const auto& habit = one.judgement;
    const std::string name = words::word("habit", name_of(habit.habit), language) + (habit.unusual ? " !" : "");
    if (!habit.figure) {
      rows.push_back({name, "–", "–", peers_of(one, language), "0"});
      continue;
    }
    rows.push_back(
        {name, value_of(one, habit.figure->value, language),
         value_of(one, habit.figure->interval.low, language) + "–" + value_of(one, habit.figure->interval.high, language),
         peers_of(one, language), words::count(habit.figure->n, language)});
  }
  return heading("audit_habits", language) + plain_table(columns, rows, options.width);
}

}  // namespace

std::string audit_table(const AuditAnswer& answer, const TextOptions& options) {
  const Language language = options.language;
  std::string out = words::text("label.audit_title", {{"creator", printable(title_of(answer.creator))}}, language) + "\n" +
                    printable(subtitle_of(answer.creator, language)) + "\n\n" + words::label("audit_index", language) + " " +
                    index_of(answer, language) + "\n" + index_note(answer, language) + "\n" +
                    lines({words::label("audit_index_note", language)}, "", options.width);
  out += lines(texts_of(answer.warnings, language), "! ", options.width) + parts(answer, options);
  out += heading("audit_findings", language);
  out += answer.findings.empty() ? words::label("audit_no_findings", language) + "\n"
                                 : lines(texts_of(answer.findings, language), "! ", options.width);
  if (!answer.missing.empty()) {
    out += heading("audit_missing", language) + lines(texts_of(answer.missing, language), "? ", options.width) +
           lines({words::label("audit_missing_note", language)}, "", options.width);
  }
  out += habits(answer, options);
  const std::string answers = answers_of(answer, language);
  if (!answers.empty()) out += lines({answers}, "", options.width);
  if (answer.pod) out += heading("audit_pod", language) + lines({pod_of(answer)}, "  ", options.width);
  const auto blocks = block_lines(answer, language);
  if (!blocks.empty()) out += heading("audit_blocks", language) + lines(blocks, "  ", options.width);
  const auto posts = post_lines(answer, language);
  if (!posts.empty()) out += heading("audit_posts", language) + lines(posts, "  ", options.width);
  out += heading("audit_evenness", language) + lines(evenness_lines(answer, language), "  ", options.width);
  const std::string span = span_of(answer, language);
  return out + "\n" + lines(span.empty() ? std::vector<std::string>() : std::vector{span}, "", options.width) +
         lines({words::text("label.audit_rules", {{"rules", rules_of(answer)}}, language) + ". " +
                words::label("audit_tuned", language)},
               "", options.width);
}

}  // namespace vouch::report
