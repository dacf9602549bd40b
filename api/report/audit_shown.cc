#include "api/report/audit_shown.h"

#include <array>
#include <cstdlib>
#include <utility>

#include "api/words/numbers.h"
#include "api/words/text.h"

namespace vouch::report {
namespace {

using credibility::CredibilityStatus;
using credibility::Habit;
using credibility::PartName;
using words::Language;

std::string range(const std::string& low, const std::string& high) { return " (" + low + "–" + high + ")"; }

}  // namespace

std::string index_of(const AuditAnswer& answer, Language language) {
  const auto& figure = answer.figure;
  const std::string interval =
      range(words::decimal(figure.interval.low, 2, language), words::decimal(figure.interval.high, 2, language));
  if (figure.status == CredibilityStatus::unknown) return words::word("status", "unknown", language) + interval;
  return words::decimal(figure.index, 2, language) + interval;
}

std::string index_note(const AuditAnswer& answer, Language language) {
  std::string note = words::word("status", name_of(answer.figure.status), language);
  if (!answer.standing) return note;
  return note + " · " + words::text("label.audit_rank", {{"peers", std::int64_t{answer.standing->peers}}}, language) + ": " +
         words::percent(answer.standing->percentile, language, 0);
}

std::string log_odds_of(std::int64_t thousandths, Language language) {
  return (thousandths < 0 ? "−" : "+") + words::points(std::abs(thousandths), 3, language);
}

std::string figure_of(const AuditedPart& one, Language language) {
  const auto& part = one.part;
  if (part.status == CredibilityStatus::unknown) return words::word("status", "unknown", language);
  if (part.part == PartName::engagement) {
    return words::text("label.audit_unusual_of",
                       {{"count", static_cast<std::int64_t>(part.value)}, {"of", static_cast<std::int64_t>(part.n)}}, language);
  }
  return words::percent(part.value, language) +
         range(words::percent(part.interval.low, language), words::percent(part.interval.high, language));
}

std::string rank_of(const std::optional<credibility::PartPeers::Standing>& standing, Language language) {
  return standing ? words::percent(standing->percentile, language, 0) : "–";
}

bool is_share(Habit habit) { return habit != Habit::likes_per_comment && habit != Habit::post_spread; }

std::string value_of(const AuditedHabit& habit, double value, Language language) {
  return is_share(habit.judgement.habit) ? words::percent(value, language) : words::decimal(value, 2, language);
}

std::string peers_of(const AuditedHabit& habit, Language language) {
  if (!habit.judgement.peers) return "–";
  return value_of(habit, habit.q25, language) + "–" + value_of(habit, habit.q75, language);
}

std::string span_of(const AuditAnswer& answer, Language language) {
  ranking::Figures params;
  for (const auto& [name, time] :
       {std::pair{"first_post", answer.first_post_s}, std::pair{"last_post", answer.last_post_s},
        std::pair{"first_entry", answer.first_entry_s}, std::pair{"last_entry", answer.last_entry_s}}) {
    if (time) params.emplace_back(name, *time);
  }
  return words::text("label.audit_span", params, language);
}

std::string rules_of(const AuditAnswer& answer) {
  std::string rules;
  for (const auto& [name, version] : answer.rules) {
    rules.append(rules.empty() ? "" : ", ").append(version.find('@') == std::string::npos ? name + " " : "").append(version);
  }
  return rules;
}

std::string answers_of(const AuditAnswer& answer, Language language) {
  using credibility::AnswerStatus;
  const auto& all = answer.responsiveness.all;
  if (all.status != AnswerStatus::measured && all.status != AnswerStatus::estimated) return {};
  const auto counts = [](const credibility::AnswerFigure& figure) -> ranking::Figures {
    return {{"answered", std::int64_t{figure.answered}}, {"asked", std::int64_t{figure.asked}}};
  };
  ranking::Figures params = counts(all);
  if (all.time_to_answer.value_s) params.emplace_back("hours", static_cast<double>(*all.time_to_answer.value_s) / 3600.0);
  std::string text = words::text("label.audit_answers", params, language);
  for (const auto& [label, figure] : {std::pair{"label.audit_answers_questions", &answer.responsiveness.questions},
                                      std::pair{"label.audit_answers_criticism", &answer.responsiveness.criticism}}) {
    if (figure->asked > 0) text += "; " + words::text(label, counts(*figure), language);
  }
  return text;
}

std::string pod_of(const AuditAnswer& answer) {
  std::string ids;
  for (const std::string& id : answer.pod_members) ids += (ids.empty() ? "" : ", ") + id;
  return ids;
}

std::vector<std::string> block_lines(const AuditAnswer& answer, Language language) {
  std::vector<std::string> lines;
  for (const AuditedGroup& group : answer.blocks) {
    const AuditedBlock& block = group.block;
    std::string ids;
    for (const auto* of : {&block.creators, &block.brands}) {
      for (const std::string& id : *of) ids += (ids.empty() ? "" : ", ") + id;
    }
    if (block.owners > static_cast<std::int64_t>(block.creators.size() + block.brands.size())) ids += ", …";
    lines.push_back(words::text("label.audit_block_owners",
                                {{"accounts", block.accounts}, {"owners", block.owners}, {"ids", ids}}, language));
    for (const AuditedBurst& burst : block.bursts) {
      lines.push_back(words::text(
          "label.audit_block_burst",
          {{"from", burst.from_s}, {"to", burst.to_s}, {"arrivals", burst.arrivals}, {"of_block", burst.of_block}}, language));
    }
  }
  return lines;
}

std::vector<std::string> post_lines(const AuditAnswer& answer, Language language) {
  std::vector<std::string> lines;
  for (const auto& [label, posts] :
       {std::pair{"audit_undisclosed", &answer.undisclosed}, std::pair{"audit_weak", &answer.weak},
        std::pair{"audit_disputed", &answer.disputed}, std::pair{"audit_deleted", &answer.deleted}}) {
    if (posts->count == 0) continue;
    std::string line = words::count(posts->count, language) + " " + words::label(label, language) + ": ";
    for (std::size_t i = 0; i < posts->ids.size(); ++i) line += (i == 0 ? "" : ", ") + posts->ids[i];
    if (posts->count > static_cast<std::int64_t>(posts->ids.size())) line += ", …";
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace vouch::report
