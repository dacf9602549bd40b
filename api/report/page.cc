#include "api/report/page.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "api/report/html.h"
#include "api/report/page_parts.h"
#include "api/report/shown.h"
#include "api/words/numbers.h"
#include "api/words/text.h"
#include "engine/core/civil_time.h"

namespace vouch::report {
namespace {

using ranking::RankedCreator;
using ranking::Shortlist;
using ranking::SignalScore;
using words::Language;

std::string score_text(const RankedCreator& entry, Language language) {
  return entry.score_thousandths ? tenths_text(tenths(*entry.score_thousandths), language) : "–";
}

std::string interval_text(const RankedCreator& entry, Language language) {
  if (!entry.score_thousandths) return {};
  return tenths_text(tenths(entry.interval_thousandths[0]), language) + "–" +
         tenths_text(tenths(entry.interval_thousandths[1]), language);
}

std::string header(const Shortlist& shortlist, Language language) {
  const ranking::BrandCard& brand = shortlist.brand;
  const ranking::Figures counts = {{"listed", static_cast<std::int64_t>(shortlist.creators.size())},
                                   {"ranked", ranked_of(shortlist)}};
  std::string basis = words::word("audience_kind", brand.audience_kind, language);
  if (brand.audience_members > 0) basis += ", " + words::text("label.members", {{"members", brand.audience_members}}, language);
  if (brand.sent_ids && brand.matched_ids) {
    basis += ", " + words::text("label.matched", {{"matched", *brand.matched_ids}, {"sent", *brand.sent_ids}}, language);
  }
  std::string html = "<header>" + element("div", "wordmark", "VOUCH") +
                     element("h1", "", escaped(words::text("label.shortlist_for", {{"brand", title_of(brand)}}, language))) +
                     element("p", "lead", escaped(words::text("label.title_note", counts, language)));
  const std::string versioned = shortlist.profile.name + "@" + std::to_string(shortlist.profile.version);
  const std::string word = words::word("profile", shortlist.profile.name, language);
  const std::string profile = word == shortlist.profile.name ? versioned : word + " (" + versioned + ")";
  const char* order = shortlist.rank_by == ranking::RankBy::lower ? "rank_by_lower" : "rank_by_score";
  html += element("dl", "facts",
                  fact("as_of", escaped(words::date(shortlist.as_of_s, language)), language) +
                      fact("profile", escaped(profile), language) + fact("rank_by", caption(order, language), language) +
                      fact("audience_basis", escaped(basis), language) + "<div class=\"wide\">" +
                      element("dt", "", caption("filters", language)) +
                      element("dd", "", escaped(filter_line(shortlist, language))) + "</div>");
  return html + message_list("warn-list", shortlist.warnings, language) + "</header>\n";
}

std::string legend(const Shortlist& shortlist, Language language) {
  const std::vector<ranking::Signal> known = known_signals(shortlist);
  std::string items;
  for (const ranking::Signal signal : weighted_signals(shortlist)) {
    const bool unknown = std::find(known.begin(), known.end(), signal) == known.end();
    std::string text = escaped(words::word("signal", ranking::name_of(signal), language));
    if (unknown) text += " (" + escaped(words::word("status", "unknown", language)) + ")";
    items += element("li", "", swatch(signal, unknown) + text);
  }
  return element("ul", "legend", items) + "\n";
}

std::string overview(const Shortlist& shortlist, Language language) {
  std::string rows;
  for (const RankedCreator& entry : shortlist.creators) {
    const std::string rank = std::to_string(entry.rank);
    rows += "<tr>" + element("td", "n", rank) +
            element("td", "who", "<a href=\"#c" + rank + "\">" + escaped(title_of(entry.creator)) + "</a>") +
            element("td", "n", escaped(score_text(entry, language))) +
            element("td", "n", escaped(interval_text(entry, language))) + element("td", "chart", stacked_bar(entry, language)) +
            "</tr>\n";
  }
  const std::string head = element("th", "n", "#") + element("th", "", caption("creator", language)) +
                           element("th", "n", caption("score", language)) + element("th", "n", caption("interval", language)) +
                           element("th", "", caption("composition", language));
  return element("h2", "", caption("shortlist", language)) + "\n" +
         element("table", "overview", element("thead", "", element("tr", "", head)) + "\n" + element("tbody", "", rows)) + "\n" +
         legend(shortlist, language);
}

std::string signal_row(const SignalScore& signal, std::int64_t tenths, Language language) {
  const bool unknown = signal.status == ranking::Status::unknown;
  return "<tr>" +
         element("td", "",
                 swatch(signal.signal, unknown) + escaped(words::word("signal", ranking::name_of(signal.signal), language))) +
         element("td", "", strength_bar(signal)) + element("td", "n", escaped(words::decimal(signal.weight, 2, language))) +
         element("td", "n", escaped(tenths_text(tenths, language))) +
         element("td", "state", escaped(words::word("status", ranking::name_of(signal.status), language))) + "</tr>\n";
}

std::string signal_table(const RankedCreator& entry, Language language) {
  const std::vector<std::int64_t> parts = tenths_of(entry);
  if (parts.empty()) return {};
  std::string rows;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (entry.signals[i].weight > 0) rows += signal_row(entry.signals[i], parts[i], language);
  }
  rows += "<tr class=\"sum\">" + element("td", "", caption("score", language)) + "<td></td><td></td>" +
          element("td", "n", escaped(score_text(entry, language))) + "<td></td></tr>";
  const std::string head = element("th", "", caption("signal", language)) + element("th", "", caption("strength", language)) +
                           element("th", "n", caption("weight", language)) + element("th", "n", caption("points", language)) +
                           element("th", "", caption("status", language));
  return element("table", "signals", element("thead", "", element("tr", "", head)) + "\n" + element("tbody", "", rows)) + "\n";
}

std::string money(const RankedCreator& entry, Language language) {
  const std::string unknown = words::label("unknown", language);
  const std::string price = price_of(entry.creator, language);
  const std::string reach = expected_reach_of(entry, language);
  return element("dl", "money",
                 fact("price", escaped(price.empty() ? unknown : price), language) +
                     fact("expected_reach", escaped(reach.empty() ? unknown : reach), language));
}

std::string creator_section(const RankedCreator& entry, Language language) {
  const std::string rank = std::to_string(entry.rank);
  std::string score = element("div", "place", caption("rank", language) + " " + rank) +
                      element("div", "value", escaped(score_text(entry, language)));
  if (entry.score_thousandths) {
    score += element("div", "note", caption("interval", language) + "<br>" + escaped(interval_text(entry, language))) +
             element("div", "note", escaped(words::text("label.evidence", {{"share", entry.evidence_share}}, language)));
  } else {
    score += element("div", "note", caption("no_score", language));
  }
  const std::string body = element("h3", "", linked_title(entry.creator)) +
                           element("div", "sub", escaped(subtitle_of(entry.creator, language))) + stacked_bar(entry, language) +
                           message_list("reasons", entry.reasons, language) + message_list("warnings", entry.warnings, language) +
                           element("div", "columns", element("div", "", signal_table(entry, language)) + money(entry, language));
  return "<article id=\"c" + rank + "\">" + element("div", "score", score) + element("div", "", body) + "</article>\n";
}

std::string why_not_section(const contract::NamedWhyNot& why_not, Language language) {
  const std::string name = why_not.answer.creator ? title_of(why_not.answer.creator->creator) : why_not.creator_id;
  std::string html = element("h2", "", escaped(words::text("label.why_not", {{"creator", name}}, language)));
  std::string items;
  for (const std::string& line : why_not_lines(why_not.answer, language)) items += element("li", "", escaped(line));
  return html + element("ul", "small", items) + "\n";
}

std::string how_to_read(Language language) {
  std::string html = element("h2", "", caption("how", language));
  std::string paragraphs;
  for (const char* name : {"how_score", "how_interval", "how_unknown", "how_same"}) {
    paragraphs += element("p", "", caption(name, language));
  }
  return html + element("div", "how", paragraphs) + "\n";
}

std::string footer(const Shortlist& shortlist, Language language) {
  const std::string text = words::label("snapshot", language) + " " + shortlist.snapshot + " · " +
                           words::label("profile", language) + " " + shortlist.profile.name + "@" +
                           std::to_string(shortlist.profile.version) + " · Vouch " + shortlist.version + " · " +
                           words::label("as_of", language) + " " + core::iso_time(shortlist.as_of_s);
  return element("footer", "", escaped(text)) + "\n";
}

}  // namespace

std::string shortlist_page(const Shortlist& shortlist, Language language, std::span<const contract::NamedWhyNot> why_not) {
  const std::string title = words::text("label.shortlist_for", {{"brand", title_of(shortlist.brand)}}, language);
  std::string html = drawing_defs() + "\n<main>\n" + header(shortlist, language);
  if (shortlist.creators.empty()) {
    html += element("p", "lead", caption("nobody", language));
  } else {
    html += overview(shortlist, language) + element("h2", "", caption("reasons", language)) + "\n";
    for (const RankedCreator& entry : shortlist.creators) html += creator_section(entry, language);
  }
  for (const contract::NamedWhyNot& one : why_not) html += why_not_section(one, language);
  return whole_page(title, html + how_to_read(language) + footer(shortlist, language) + "</main>", language);
}

}  // namespace vouch::report
