#include "api/report/shown.h"

#include <algorithm>
#include <cmath>

#include "api/words/numbers.h"
#include "api/words/text.h"
#include "engine/core/apportion.h"

namespace vouch::report {
namespace {

using ranking::RankedCreator;
using ranking::Shortlist;
using ranking::Signal;
using words::Language;

template <class Holds>
std::vector<Signal> signals_where(const Shortlist& shortlist, Holds holds) {
  std::vector<Signal> found;
  for (const Signal signal : ranking::kAllSignals) {
    if (shortlist.profile.weights[ranking::position(signal)] > 0 && holds(signal)) found.push_back(signal);
  }
  return found;
}

void add(std::string& line, std::string_view text) {
  if (text.empty()) return;
  line.append(line.empty() ? "" : " · ").append(text);
}

}  // namespace

std::string title_of(const ranking::CreatorCard& creator) {
  return !creator.name.empty() ? creator.name : !creator.handle.empty() ? creator.handle : creator.id;
}

std::string title_of(const ranking::BrandCard& brand) {
  return !brand.name.empty() ? brand.name : !brand.id.empty() ? brand.id : "–";
}

std::string subtitle_of(const ranking::CreatorCard& creator, Language language) {
  const std::string title = title_of(creator);
  std::string line;
  if (!creator.handle.empty() && creator.handle != title) line = (creator.handle.front() == '@' ? "" : "@") + creator.handle;
  if (creator.id != title && creator.id != creator.handle) add(line, creator.id);
  add(line, creator.platform);
  add(line, creator.country);
  add(line, creator.category);
  if (creator.followers) {
    add(line, words::short_count(*creator.followers, language) + " " +
                  (language == Language::german ? "Follower"
                   : *creator.followers == 1    ? "follower"
                                                : "followers"));
  }
  return line;
}

std::int64_t tenths(std::int64_t thousandths) { return (thousandths + 50) / 100; }

std::vector<std::int64_t> tenths_of(const RankedCreator& entry) {
  if (!entry.score_thousandths) return {};
  std::vector<double> shares;
  for (const ranking::SignalScore& signal : entry.signals) {
    shares.push_back(static_cast<double>(std::max<std::int64_t>(signal.contribution_thousandths, 0)));
  }
  if (shares.empty()) return {};
  return core::apportion(tenths(*entry.score_thousandths), shares);
}

std::string tenths_text(std::int64_t tenths, Language language) { return words::points(tenths * 100, 1, language); }

std::string price_of(const ranking::CreatorCard& creator, Language language) {
  if (!creator.price_cents) return {};
  std::string text = words::money(*creator.price_cents, creator.currency, language);
  if (creator.price_basis == "net" || creator.price_basis == "gross") {
    text += " " + words::label("price_" + creator.price_basis, language);
  }
  return text;
}

std::string expected_reach_of(const RankedCreator& entry, Language language) {
  for (const ranking::SignalScore& signal : entry.signals) {
    for (const auto& [name, figure] : signal.evidence) {
      if (name != "expected_reach" || std::holds_alternative<std::string>(figure)) continue;
      return words::text("label.people", {{"people", figure}}, language);
    }
  }
  return {};
}

std::vector<Signal> weighted_signals(const Shortlist& shortlist) {
  return signals_where(shortlist, [](Signal) { return true; });
}

std::vector<Signal> known_signals(const Shortlist& shortlist) {
  return signals_where(shortlist, [&shortlist](Signal signal) {
    return std::any_of(shortlist.creators.begin(), shortlist.creators.end(), [signal](const RankedCreator& entry) {
      return std::any_of(entry.signals.begin(), entry.signals.end(), [signal](const ranking::SignalScore& one) {
        return one.signal == signal && one.status != ranking::Status::unknown;
      });
    });
  });
}

std::int64_t ranked_of(const Shortlist& shortlist) {
  std::int64_t ranked = shortlist.considered;
  for (const auto& [reason, number] : shortlist.filtered) ranked -= number;
  return ranked;
}

std::string filter_line(const Shortlist& shortlist, Language language) {
  std::int64_t filtered = 0;
  std::string reasons;
  for (const auto& [reason, number] : shortlist.filtered) {
    if (number == 0) continue;
    filtered += number;
    reasons.append(reasons.empty() ? "" : ", ").append(words::word("filter", reason, language));
    reasons.append(" ").append(words::count(number, language));
  }
  ranking::Figures params = {{"considered", shortlist.considered}, {"filtered", filtered}};
  if (filtered == 0) return words::text("label.no_filters", params, language);
  params.emplace_back("reasons", std::move(reasons));
  return words::text("label.filter_counts", params, language);
}

std::vector<std::string> why_not_lines(const ranking::WhyNot& answer, Language language) {
  std::vector<std::string> lines;
  if (answer.creator && answer.creator->score_thousandths) {
    ranking::Figures params = {{"rank", std::int64_t{answer.rank}},
                               {"ranked", answer.ranked},
                               {"score", static_cast<double>(*answer.creator->score_thousandths) / 1000.0}};
    if (answer.last_listed_thousandths) {
      params.emplace_back("last", static_cast<double>(*answer.last_listed_thousandths) / 1000.0);
    }
    lines.push_back(words::text("label.not_listed", params, language));
  }
  for (const ranking::Message& reason : answer.reasons) {
    if (reason.code != "rank_is" || lines.empty()) lines.push_back(words::text(reason, language));
  }
  return lines;
}

}  // namespace vouch::report
