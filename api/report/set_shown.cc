#include "api/report/set_shown.h"

#include <algorithm>
#include <cmath>

#include "api/report/shown.h"
#include "api/words/numbers.h"
#include "api/words/text.h"

namespace vouch::report {

using ranking::Estimate;
using ranking::SetReport;
using words::Language;

namespace {

bool is_wide(const Estimate& estimate) { return estimate.interval.low != estimate.interval.high; }
std::int64_t rounded(double value) { return static_cast<std::int64_t>(std::floor(value + 0.5)); }

}  // namespace

std::string count_of(const Estimate& estimate, Language language) {
  std::string text = words::count(rounded(estimate.value), language);
  if (!is_wide(estimate)) return text;
  return text + " (" + words::count(rounded(estimate.interval.low), language) + "–" +
         words::count(rounded(estimate.interval.high), language) + ")";
}

std::string percent_of(const std::optional<Estimate>& estimate, Language language) {
  if (!estimate) return "–";
  std::string text = words::percent(estimate->value, language);
  if (!is_wide(*estimate)) return text;
  return text + " (" + words::percent(estimate->interval.low, language) + "–" +
         words::percent(estimate->interval.high, language) + ")";
}

std::string lift_of(const ranking::SharedFigures& figures, Language language) {
  return figures.lift_shrunk ? words::decimal(*figures.lift_shrunk, 1, language) : "–";
}

std::string name_of(const SetReport& report, std::uint32_t position) { return title_of(report.creators[position].creator); }

std::string audience_line(const SetReport& report, Language language) {
  if (!report.audience) return {};
  const ranking::ComparedAudience& audience = *report.audience;
  const std::string name = audience.kind == "sent" ? words::label("set_sent_audience", language) : audience.brand_id;
  std::string line = words::text(
      "label.set_audience",
      {{"brand", name}, {"members", audience.members}, {"reached", audience.reached}, {"new_people", audience.new_people}},
      language);
  if (audience.sent_ids && audience.matched_ids) {
    line +=
        " (" + words::text("label.matched", {{"matched", *audience.matched_ids}, {"sent", *audience.sent_ids}}, language) + ")";
  }
  return line;
}

std::vector<const ranking::SetPair*> strongest_pairs(const SetReport& report, std::size_t most) {
  std::vector<const ranking::SetPair*> pairs;
  for (const ranking::SetPair& pair : report.pairs) {
    if (pair.figures.shared > 0 && pair.figures.overlap_coefficient) pairs.push_back(&pair);
  }
  std::ranges::stable_sort(pairs, [](const ranking::SetPair* a, const ranking::SetPair* b) {
    return a->figures.overlap_coefficient->value > b->figures.overlap_coefficient->value;
  });
  pairs.resize(std::min(pairs.size(), most));
  return pairs;
}

std::vector<TimesReached> times_reached(const SetReport& report, std::size_t most, Language language) {
  std::vector<TimesReached> times;
  for (std::size_t k = 0; k < report.by_times.size(); ++k) {
    const auto by = static_cast<std::int64_t>(k + 1);
    if (k + 1 >= most && report.by_times.size() > most) {
      if (times.size() < most) times.push_back({words::text("label.set_times_more", {{"times", by}}, language), 0});
      times.back().accounts += report.by_times[k];
    } else {
      times.push_back({words::text("label.set_times_of", {{"times", by}}, language), report.by_times[k]});
    }
  }
  while (times.size() > 1 && times.back().accounts == 0) times.pop_back();
  return times;
}

std::string coverage_of(const ranking::SetMember& member, Language language) {
  if (member.members == 0) return words::label("unknown", language);
  std::string text = words::word("coverage", member.coverage.empty() ? "unstated" : member.coverage, language);
  if (member.known_share < 1.0) text += ", " + words::percent(member.known_share, language);
  return text;
}

}  // namespace vouch::report
