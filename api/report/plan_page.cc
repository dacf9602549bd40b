#include "api/report/plan_page.h"

#include <algorithm>
#include <cmath>

#include "api/report/html.h"
#include "api/report/page_parts.h"
#include "api/report/plan_curve.h"
#include "api/report/plan_table.h"
#include "api/report/shown.h"
#include "api/words/numbers.h"
#include "api/words/text.h"
#include "engine/core/civil_time.h"

namespace vouch::report {
namespace {

using planning::Plan;
using planning::PlannedCreator;
using words::Language;

constexpr std::string_view kStyle = R"css(
.figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 14px 24px; margin: 26px 0 0; }
.figures dt { font-size: 11px; letter-spacing: .04em; text-transform: uppercase; color: var(--faint); }
.figures dd { margin: 0; font-size: 26px; line-height: 1.25; font-weight: 650; letter-spacing: -.01em; font-variant-numeric: tabular-nums; }
.figures dd.plain { font-size: 17px; font-weight: 500; letter-spacing: 0; }
.plot { display: block; width: 100%; height: auto; }
.plot .grid { stroke: #e8ecef; stroke-width: 1; }
.plot .axis { stroke: #8a96a3; stroke-width: 1; }
.plot .curve { stroke: #1d4e89; stroke-width: 2; }
.plot .curve.next { stroke-dasharray: 2 4; stroke-width: 1.4; }
.plot .bound { stroke: #9a6b00; stroke-width: 1.2; stroke-dasharray: 6 4; }
.plot .budget { stroke: #8a96a3; stroke-width: 1; stroke-dasharray: 1 3; }
.plot .point { fill: #1d4e89; stroke: #fff; stroke-width: 1.2; }
.plot .point.next { fill: #fff; stroke: #1d4e89; stroke-width: 1.4; }
.plot .tick { font-size: 12px; fill: #55626f; }
.plot .end { text-anchor: end; }
.plot .middle { text-anchor: middle; }
.members td { font-size: 14px; vertical-align: top; }
.members .who { font-weight: 550; overflow-wrap: anywhere; }
.members .who .sub { font-weight: 400; font-size: 12px; margin: 0; }
.members .small { font-size: 12px; }
.members td.n { white-space: nowrap; font-variant-numeric: tabular-nums; }
.members tr.sum td { border-top: 1px solid var(--ink); font-weight: 650; }
.bars { width: 84px; height: 10px; }
.bars .alone { fill: #d5dfeb; }
.bars .added { fill: #1d4e89; }
.split { display: flex; height: 18px; margin: 18px 0 6px; }
ul.good, ul.todo { margin: 18px 0 0; padding: 0; list-style: none; }
.good li { font-size: 17px; color: var(--ink); }
.todo li { padding-left: 20px; position: relative; margin-bottom: 5px; }
.todo li::before { content: "→"; position: absolute; left: 0; color: var(--accent); }
@media (max-width: 720px) { .figures { grid-template-columns: 1fr 1fr; } }
)css";

std::string money(const Plan& plan, std::int64_t cents, Language language) {
  return escaped(words::money(cents, plan.currency, language));
}

std::string figure(std::string_view name, const std::string& inside, Language language, bool plain = false) {
  return "<div>" + element("dt", "", caption(name, language)) + element("dd", plain ? "plain" : "", inside) + "</div>";
}

std::string header(const Plan& plan, Language language) {
  ranking::Figures note;
  if (plan.budget_cents) note = {{"cents", *plan.budget_cents}, {"currency", plan.currency}};
  const std::string versioned = plan.profile.name + "@" + std::to_string(plan.profile.version);
  std::string html = "<header>" + element("div", "wordmark", "VOUCH") +
                     element("h1", "", escaped(words::text("label.plan_for", {{"brand", title_of(plan.brand)}}, language))) +
                     element("p", "lead", escaped(words::text("label.plan_note", note, language)));
  html += element(
      "dl", "facts",
      fact("as_of", escaped(words::date(plan.as_of_s, language)), language) + fact("profile", escaped(versioned), language) +
          fact("candidates", escaped(words::count(plan.candidates, language)), language) + "<div class=\"wide\">" +
          element("dt", "", caption("filters", language)) + element("dd", "", escaped(filter_line(plan, language))) + "</div>");
  return html + message_list("good", plan.reasons, language) + message_list("warn-list", plan.warnings, language) + "</header>\n";
}

/// Rounded down: at least so much.
double whole_percents(double share) { return std::floor(share * 100.0 + 1e-9) / 100.0; }

std::string figures(const Plan& plan, Language language) {
  const auto people = [&](std::int64_t thousandths) { return escaped(people_text(thousandths, language)); };
  std::string html =
      figure("reach_expected", people(plan.reach.expected_thousandths), language) +
      figure("reach_share", escaped(words::percent(whole_percents(plan.reach.share_of_best), language)), language) +
      figure("average_frequency", escaped(words::decimal(plan.reach.average_frequency, 2, language)), language) +
      figure("reach_once", people(plan.reach.once_thousandths), language, true) +
      figure("reach_twice", people(plan.reach.twice_thousandths), language, true) +
      figure("reach_three", people(plan.reach.three_or_more_thousandths), language, true);
  return element("dl", "figures", html) + "\n";
}

/// What the creator would reach alone, and of that what it adds here.
std::string bars(const PlannedCreator& creator, double largest) {
  const auto width = [largest](std::int64_t thousandths) {
    std::string text = words::decimal(84.0 * static_cast<double>(thousandths) / largest, 1, Language::english);
    return "width=\"" + text + "\"";
  };
  return "<svg class=\"bars\" viewBox=\"0 0 84 10\" aria-hidden=\"true\"><rect class=\"alone\" y=\"1\" height=\"8\" " +
         width(creator.reach_alone_thousandths) + "/><rect class=\"added\" y=\"1\" height=\"8\" " +
         width(std::min(creator.reach_added_thousandths, creator.reach_alone_thousandths)) + "/></svg>";
}

std::string stand_ins(const Plan& plan, const PlannedCreator& creator, Language language) {
  std::string html;
  for (const planning::StandIn& one : creator.alternatives) {
    std::string text = one.name.empty() ? one.creator_id : one.name;
    text += " (" + std::string(one.reach_change_thousandths > 0 ? "+" : "") + people_text(one.reach_change_thousandths, language);
    if (one.cost_change_cents) {
      text += ", " + std::string(*one.cost_change_cents > 0 ? "+" : "") +
              words::money(*one.cost_change_cents, plan.currency, language);
    }
    html += (html.empty() ? "" : "<br>") + escaped(text + ")");
  }
  return html;
}

std::string member_row(const Plan& plan, const PlannedCreator& creator, double largest, Language language) {
  std::string who = linked_title(creator.creator);
  if (creator.must_have) who += " (" + caption("must_have", language) + ")";
  who += element("div", "sub", escaped(subtitle_of(creator.creator, language)));
  const std::string seen = escaped(words::percent(creator.visible_share, language)) + "<div class=\"small\">" +
                           escaped(words::text("visible." + creator.visible_source,
                                               {{"posts", static_cast<std::int64_t>(creator.visible_posts)}}, language)) +
                           "</div>";
  const std::string score = creator.score_thousandths ? tenths_text(tenths(*creator.score_thousandths), language) : "–";
  const std::string cost = creator.cost ? money(plan, creator.cost->total_cents, language) : "–";
  return "<tr>" + element("td", "n", std::to_string(creator.place)) + element("td", "who", who) +
         element("td", "n", escaped(score)) + element("td", "n", cost) + element("td", "", seen) +
         element("td", "n", escaped(people_text(creator.reach_alone_thousandths, language))) +
         element("td", "n", escaped(people_text(creator.reach_added_thousandths, language)) + "<br>" + bars(creator, largest)) +
         element("td", "small", stand_ins(plan, creator, language)) + "</tr>\n";
}

std::string members(const Plan& plan, Language language) {
  double largest = 1.0;
  for (const PlannedCreator& one : plan.creators) {
    largest = std::max(largest, static_cast<double>(one.reach_alone_thousandths));
  }
  std::string rows;
  for (const PlannedCreator& one : plan.creators) rows += member_row(plan, one, largest, language);
  const bool priced = plan.unpriced < static_cast<std::int64_t>(plan.creators.size());
  rows += "<tr class=\"sum\"><td></td>" + element("td", "", caption("plan", language)) + "<td></td>" +
          element("td", "n", priced ? money(plan, plan.cost.total_cents, language) : "–") + "<td></td><td></td>" +
          element("td", "n", escaped(people_text(plan.reach.expected_thousandths, language))) + "<td></td></tr>";
  std::string head = element("th", "n", "#") + element("th", "", caption("creator", language));
  for (const char* name : {"score", "cost"}) head += element("th", "n", caption(name, language));
  head += element("th", "", caption("sees_post", language));
  for (const char* name : {"reach_alone", "reach_added"}) head += element("th", "n", caption(name, language));
  head += element("th", "", caption("alternatives", language));
  return element("h2", "", caption("plan", language)) + "\n" +
         element("table", "members", element("thead", "", element("tr", "", head)) + "\n" + element("tbody", "", rows)) + "\n";
}

std::string costs(const Plan& plan, Language language) {
  if (plan.cost.total_cents == 0) return {};
  std::string html = fact("fees", money(plan, plan.cost.fee_cents, language), language) +
                     fact("agency", money(plan, plan.cost.agency_cents, language), language) +
                     fact("social_insurance", money(plan, plan.cost.social_insurance_cents, language), language) +
                     fact("total", money(plan, plan.cost.total_cents, language), language);
  if (plan.cost.vat_cents) html += fact("vat", money(plan, *plan.cost.vat_cents, language), language);
  if (plan.left_cents) html += fact("left", money(plan, *plan.left_cents, language), language);
  return element("h2", "", caption("cost", language)) + "\n" + element("dl", "facts", html) + "\n";
}

std::string assumptions(const Plan& plan, Language language) {
  if (plan.assumptions.empty()) return {};
  std::string items;
  for (const planning::AssumptionUsed& row : plan.assumptions) {
    items += element("li", "",
                     escaped(words::word("assumption", row.name, language) + ": " + words::percent(row.value, language, 1) +
                             " (" + row.source + ", " + row.source_date + ")"));
  }
  return element("h2", "", caption("assumptions", language)) + element("ul", "small", items) + "\n";
}

std::string how_to_read(Language language) {
  std::string paragraphs;
  for (const char* name : {"how_plan_reach", "how_plan_added", "how_same"})
    paragraphs += element("p", "", caption(name, language));
  return element("h2", "", caption("how", language)) + element("div", "how", paragraphs) + "\n";
}

std::string footer(const Plan& plan, Language language) {
  return element("footer", "",
                 escaped(words::label("snapshot", language) + " " + plan.snapshot + " · " + words::label("profile", language) +
                         " " + plan.profile.name + "@" + std::to_string(plan.profile.version) + " · Vouch " + plan.version +
                         " · " + words::label("as_of", language) + " " + core::iso_time(plan.as_of_s))) +
         "\n";
}

}  // namespace

std::string plan_page(const Plan& plan, Language language) {
  const std::string title = words::text("label.plan_for", {{"brand", title_of(plan.brand)}}, language);
  std::string html = "<main>\n" + header(plan, language);
  if (!plan.creators.empty()) {
    html += figures(plan, language) + element("h2", "", caption(curve_over_money(plan) ? "curve" : "curve_count", language)) +
            "\n" + plan_curve(plan, language) + element("p", "small", caption("curve_note", language)) + "\n" +
            members(plan, language) + costs(plan, language);
  }
  if (!plan.next.empty()) html += element("h2", "", caption("next", language)) + message_list("todo", plan.next, language);
  html += assumptions(plan, language) + how_to_read(language) + footer(plan, language) + "</main>";
  return whole_page(title, html, language, kStyle);
}

}  // namespace vouch::report
