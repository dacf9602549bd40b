#include "api/report/table.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numeric>

#include "api/report/shown.h"
#include "api/report/terminal.h"
#include "api/words/numbers.h"
#include "api/words/text.h"

namespace vouch::report {
namespace {

using ranking::RankedCreator;
using ranking::Shortlist;
using ranking::Signal;
using words::Language;

constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kScore = 5;
constexpr std::size_t kInterval = 12;
constexpr std::size_t kPoints = 4;

std::string interval_text(const RankedCreator& entry, Language language) {
  if (!entry.score_thousandths) return {};
  return tenths_text(tenths(entry.interval_thousandths[0]), language) + "–" +
         tenths_text(tenths(entry.interval_thousandths[1]), language);
}

std::string score_text(const RankedCreator& entry, Language language) {
  return entry.score_thousandths ? tenths_text(tenths(*entry.score_thousandths), language) : "–";
}

void add_wrapped(std::string& out, std::string_view first, const std::string& text, std::size_t indent, std::size_t width) {
  bool begun = false;
  const std::size_t mark = width_of(first);
  for (const std::string& line : wrapped(printable(text), width - std::min(width - 2, indent + mark))) {
    out.append(indent, ' ');
    out.append(begun ? std::string(mark, ' ') : std::string(first)).append(line).append("\n");
    begun = true;
  }
}

std::string head_of(const Shortlist& shortlist, const TextOptions& options, std::size_t width) {
  const Language language = options.language;
  std::string out;
  add_wrapped(out, "", words::text("label.shortlist_for", {{"brand", printable(title_of(shortlist.brand))}}, language), 0, width);
  std::string line = words::label("profile", language) + " " + shortlist.profile.name + "@" +
                     std::to_string(shortlist.profile.version) + " · " + words::label("as_of", language) + " " +
                     words::date(shortlist.as_of_s, language) + " · " + words::label("snapshot", language) + " " +
                     shortlist.snapshot + " · " + words::label("version", language) + " " + shortlist.version;
  add_wrapped(out, "", line, 0, width);
  add_wrapped(out, "", filter_line(shortlist, language), 0, width);
  for (const ranking::Message& warning : shortlist.warnings) add_wrapped(out, "! ", words::text(warning, language), 0, width);
  return out + "\n";
}

/// How the columns of the table share the width.
struct Layout {
  std::vector<Signal> signals;  // with a column of their own
  bool rest = false;            // a column for what the others contribute
  std::size_t creator = 18;
  std::size_t rank = 3;
  std::size_t bar = 0;
};

Layout layout_of(const Shortlist& shortlist, std::size_t width) {
  Layout layout;
  layout.signals = known_signals(shortlist);
  layout.rank = std::max<std::size_t>(3, std::to_string(shortlist.creators.size()).size() + 1);
  const std::size_t fixed = layout.rank + 1 + 1 + kScore + 2 + kInterval;
  const auto needed = [&](std::size_t bar) {
    return (layout.signals.size() + 1) * (2 + std::max(bar, std::size_t{4}) + kPoints);
  };
  while (!layout.signals.empty() && fixed + 14 + needed(0) > width) layout.signals.pop_back();
  layout.rest = !layout.signals.empty() && layout.signals.size() < weighted_signals(shortlist).size();
  const std::size_t columns = layout.signals.size();
  const std::size_t rest = layout.rest ? 2 + 6 : 0;
  const std::size_t left_over = width > fixed + rest ? width - fixed - rest : 14;
  for (const std::size_t bar : std::initializer_list<std::size_t>{10, 8, 6, 4}) {
    layout.bar = bar;
    const std::size_t used = columns * (2 + bar + kPoints + 1);
    if (left_over >= used + 20 || bar == 4) {
      layout.creator = left_over > used ? std::clamp<std::size_t>(left_over - used, 10, 36) : 10;
      break;
    }
  }
  return layout;
}

std::string table_head(const Layout& layout, Language language) {
  std::string line = right("#", layout.rank) + " " + left(words::label("creator", language), layout.creator) + " " +
                     right(words::label("score", language), kScore) + "  " + left(words::label("interval", language), kInterval);
  for (const Signal signal : layout.signals) {
    line += "  " + left(words::word("signal", ranking::name_of(signal), language), layout.bar + 1 + kPoints);
  }
  if (layout.rest) line += "  " + right(language == Language::german ? "übrige" : "others", 6);
  return line + "\n";
}

double largest_contribution(const Shortlist& shortlist) {
  std::int64_t largest = 1;
  for (const RankedCreator& entry : shortlist.creators) {
    for (const ranking::SignalScore& signal : entry.signals) largest = std::max(largest, signal.contribution_thousandths);
  }
  return static_cast<double>(largest);
}

std::string table_row(const RankedCreator& entry, const Layout& layout, double largest, Language language) {
  std::string line = right(std::to_string(entry.rank), layout.rank) + " " +
                     left(printable(title_of(entry.creator)), layout.creator) + " " + right(score_text(entry, language), kScore) +
                     "  " + left(interval_text(entry, language), kInterval);
  const std::vector<std::int64_t> parts = tenths_of(entry);
  std::int64_t rest = std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
  for (const Signal signal : layout.signals) {
    std::string cell;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (entry.signals[i].signal != signal) continue;
      const double share = static_cast<double>(entry.signals[i].contribution_thousandths) / largest;
      cell = bar(share, layout.bar, entry.signals[i].status == ranking::Status::unknown) + " " +
             right(tenths_text(parts[i], language), kPoints);
      rest -= parts[i];
    }
    line += "  " + left(cell, layout.bar + 1 + kPoints);
  }
  if (layout.rest && !parts.empty()) line += "  " + right(tenths_text(rest, language), 6);
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

/// The bars of a card, in as many columns as fit.
std::string card_bars(const Shortlist& shortlist, const RankedCreator& entry, double largest, const TextOptions& options,
                      std::size_t width) {
  constexpr std::size_t kIndent = 5;
  constexpr std::size_t kName = 16;
  constexpr std::size_t kStatus = 10;
  const Language language = options.language;
  const std::size_t columns = width >= kIndent + 2 * (kName + 10 + kPoints + kStatus + 4) ? 2 : 1;
  const std::size_t bar_width = std::min<std::size_t>(24, (width - kIndent) / columns - kName - kPoints - kStatus - 4);
  const std::vector<std::int64_t> parts = tenths_of(entry);
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const ranking::SignalScore& signal = entry.signals[i];
    if (shortlist.profile.weights[ranking::position(signal.signal)] <= 0) continue;
    out.append(column == 0 ? std::string(kIndent, ' ') : std::string("  "));
    out += left(words::word("signal", ranking::name_of(signal.signal), language), kName) + " " +
           bar(static_cast<double>(signal.contribution_thousandths) / largest, bar_width,
               signal.status == ranking::Status::unknown) +
           " " + right(tenths_text(parts[i], language), kPoints) + " " +
           left(words::word("status", ranking::name_of(signal.status), language), kStatus);
    column = (column + 1) % columns;
    if (column != 0) continue;
    out.erase(out.find_last_not_of(' ') + 1);
    out += "\n";
  }
  if (column == 0) return out;
  out.erase(out.find_last_not_of(' ') + 1);
  return out + "\n";
}

/// Twenty columns for 0..100 with the interval and the score in it.
std::string gauge(const RankedCreator& entry) {
  constexpr std::int64_t kColumns = 40;
  std::string drawn;
  const auto column = [](std::int64_t thousandths) {
    return std::clamp<std::int64_t>(thousandths * kColumns / 100'000, 0, kColumns - 1);
  };
  const std::int64_t low = column(entry.interval_thousandths[0]);
  const std::int64_t high = column(entry.interval_thousandths[1]);
  const std::int64_t score = column(entry.score_thousandths.value_or(0));
  for (std::int64_t i = 0; i < kColumns; ++i) drawn += i == score ? "●" : i >= low && i <= high ? "━" : "·";
  return drawn;
}

std::string card(const Shortlist& shortlist, const RankedCreator& entry, double largest, const TextOptions& options,
                 std::size_t width) {
  constexpr std::size_t kIndent = 5;
  const Language language = options.language;
  const std::string title = printable(title_of(entry.creator));
  std::string out;
  add_wrapped(out, right(std::to_string(entry.rank), 3) + ". ", title + "  " + subtitle_of(entry.creator, language), 0, width);
  if (entry.score_thousandths) {
    std::string line = score_text(entry, language) + "  " + (width >= 80 ? gauge(entry) + "  " : std::string()) +
                       interval_text(entry, language) + " · " +
                       words::text("label.evidence", {{"share", entry.evidence_share}}, language);
    add_wrapped(out, "", line, kIndent, width);
    out += card_bars(shortlist, entry, largest, options, width);
  } else {
    add_wrapped(out, "", words::label("no_score", language), kIndent, width);
  }
  for (const ranking::Message& reason : entry.reasons) add_wrapped(out, "+ ", words::text(reason, language), kIndent, width);
  for (const ranking::Message& warning : entry.warnings) add_wrapped(out, "! ", words::text(warning, language), kIndent, width);
  const std::string price = price_of(entry.creator, language);
  const std::string reach = expected_reach_of(entry, language);
  const std::string unknown = words::label("unknown", language);
  add_wrapped(out, "",
              words::label("price", language) + " " + (price.empty() ? unknown : price) + " · " +
                  words::label("expected_reach", language) + " " + (reach.empty() ? unknown : reach),
              kIndent, width);
  return out + "\n";
}

}  // namespace

std::string shortlist_table(const Shortlist& shortlist, const TextOptions& options) {
  const std::size_t width = std::max(options.width, kNarrowest);
  const Layout layout = layout_of(shortlist, width);
  const double largest = largest_contribution(shortlist);
  std::string out = head_of(shortlist, options, width);
  if (shortlist.creators.empty()) return out + words::label("nobody", options.language) + "\n";
  out += table_head(layout, options.language);
  for (const RankedCreator& entry : shortlist.creators) {
    out += table_row(entry, layout, largest, options.language);
    const std::size_t indent = layout.rank + 1;
    if (!entry.reasons.empty()) add_wrapped(out, "+ ", words::text(entry.reasons.front(), options.language), indent, width);
    if (!entry.warnings.empty()) add_wrapped(out, "! ", words::text(entry.warnings.front(), options.language), indent, width);
  }
  return out;
}

std::string shortlist_cards(const Shortlist& shortlist, const TextOptions& options) {
  const std::size_t width = std::max(options.width, kNarrowest);
  const double largest = largest_contribution(shortlist);
  std::string out = head_of(shortlist, options, width);
  if (shortlist.creators.empty()) return out + words::label("nobody", options.language) + "\n";
  for (const RankedCreator& entry : shortlist.creators) out += card(shortlist, entry, largest, options, width);
  return out;
}

std::string why_not_text(const contract::NamedWhyNot& why_not, const TextOptions& options) {
  const std::size_t width = std::max(options.width, kNarrowest);
  const std::string name = why_not.answer.creator ? title_of(why_not.answer.creator->creator) : why_not.creator_id;
  std::string out = "\n";
  add_wrapped(out, "", words::text("label.why_not", {{"creator", printable(name)}}, options.language), 0, width);
  for (const std::string& line : why_not_lines(why_not.answer, options.language)) add_wrapped(out, "- ", line, 2, width);
  return out;
}

std::string plain_table(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows,
                        std::size_t width) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::size_t widest = width_of(columns[i].header);
    for (const auto& row : rows) widest = std::max(widest, width_of(printable(row[i])));
    widths.push_back(widest);
  }
  std::size_t total = 2 * (columns.size() - 1);
  for (const std::size_t one : widths) total += one;
  while (total > std::max(width, kNarrowest)) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= 6) break;
    --*widest;
    --total;
  }
  std::string out;
  const auto add_row = [&](const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string cell = printable(cells[i]);
      line += (i == 0 ? "" : "  ") + (columns[i].number ? right(cell, widths[i]) : left(cell, widths[i]));
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  };
  std::vector<std::string> headers;
  for (const Column& column : columns) headers.push_back(column.header);
  add_row(headers);
  for (const auto& row : rows) add_row(row);
  return out;
}

}  // namespace vouch::report
