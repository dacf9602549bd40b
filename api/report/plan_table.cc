#include "api/report/plan_table.h"

#include <algorithm>

#include "api/report/shown.h"
#include "api/report/terminal.h"
#include "api/words/numbers.h"
#include "api/words/text.h"

namespace vouch::report {
namespace {

using planning::Plan;
using planning::PlannedCreator;
using words::Language;

constexpr std::size_t kNarrowest = 40;

void add_wrapped(std::string& out, std::string_view mark, const std::string& text, std::size_t width) {
  std::string indent(mark);
  for (const std::string& line : wrapped(printable(text), width - width_of(mark))) {
    out.append(indent).append(line).append("\n");
    indent.assign(width_of(mark), ' ');
  }
}

std::string money_or_dash(const Plan& plan, const PlannedCreator& creator, Language language) {
  return creator.cost ? words::money(creator.cost->total_cents, plan.currency, language) : "–";
}

std::string score_text(const PlannedCreator& creator, Language language) {
  return creator.score_thousandths ? tenths_text(tenths(*creator.score_thousandths), language) : "–";
}

std::string rows_of(const Plan& plan, std::size_t width, Language language) {
  const std::vector<Column> columns = {{.header = "#", .number = true},
                                       {.header = words::label("creator", language)},
                                       {.header = words::label("score", language), .number = true},
                                       {.header = words::label("cost", language), .number = true},
                                       {.header = words::label("sees_post", language), .number = true},
                                       {.header = words::label("reach_alone", language), .number = true},
                                       {.header = words::label("reach_added", language), .number = true}};
  std::vector<std::vector<std::string>> rows;
  for (const PlannedCreator& creator : plan.creators) {
    const std::string set = creator.must_have ? " (" + words::label("must_have", language) + ")" : "";
    rows.push_back({std::to_string(creator.place), title_of(creator.creator) + set, score_text(creator, language),
                    money_or_dash(plan, creator, language), words::percent(creator.visible_share, language),
                    people_text(creator.reach_alone_thousandths, language),
                    people_text(creator.reach_added_thousandths, language)});
  }
  return plain_table(columns, rows, width);
}

void add_money(std::string& out, const Plan& plan, std::size_t width, Language language) {
  if (plan.unpriced == static_cast<std::int64_t>(plan.creators.size())) return;
  const auto part = [&](std::string_view name, std::int64_t cents) {
    return words::label(name, language) + " " + words::money(cents, plan.currency, language);
  };
  std::string line = part("fees", plan.cost.fee_cents);
  if (plan.cost.agency_cents > 0) line += " · " + part("agency", plan.cost.agency_cents);
  if (plan.cost.social_insurance_cents > 0) line += " · " + part("social_insurance", plan.cost.social_insurance_cents);
  line += " · " + part("total", plan.cost.total_cents);
  if (plan.cost.vat_cents) line += " · " + part("vat", *plan.cost.vat_cents);
  if (plan.left_cents) line += " · " + part("left", *plan.left_cents);
  add_wrapped(out, "", line, width);
}

void add_messages(std::string& out, std::string_view mark, const std::vector<ranking::Message>& messages, std::size_t width,
                  Language language) {
  for (const ranking::Message& message : messages) add_wrapped(out, mark, words::text(message, language), width);
}

}  // namespace

std::string people_text(std::int64_t thousandths, Language language) {
  return words::count((thousandths + (thousandths < 0 ? -500 : 500)) / 1000, language);
}

std::string filter_line(const Plan& plan, Language language) {
  ranking::Shortlist counts;
  counts.considered = plan.considered;
  counts.filtered = plan.filtered;
  return filter_line(counts, language);
}

std::string plan_table(const Plan& plan, const TextOptions& options) {
  const std::size_t width = std::max(options.width, kNarrowest);
  const Language language = options.language;
  std::string out;
  add_wrapped(out, "", words::text("label.plan_for", {{"brand", printable(title_of(plan.brand))}}, language), width);
  add_wrapped(out, "",
              words::label("profile", language) + " " + plan.profile.name + "@" + std::to_string(plan.profile.version) + " · " +
                  words::label("as_of", language) + " " + words::date(plan.as_of_s, language) + " · " +
                  words::label("snapshot", language) + " " + plan.snapshot + " · " + words::label("version", language) + " " +
                  plan.version,
              width);
  add_wrapped(out, "", filter_line(plan, language), width);
  add_messages(out, "+ ", plan.reasons, width, language);
  add_messages(out, "! ", plan.warnings, width, language);
  out += "\n";
  if (!plan.creators.empty()) {
    out += rows_of(plan, width, language) + "\n";
    const auto seen = [&](std::string_view name, std::int64_t thousandths) {
      return words::label(name, language) + " " + people_text(thousandths, language);
    };
    add_wrapped(out, "",
                seen("reach_once", plan.reach.once_thousandths) + " · " + seen("reach_twice", plan.reach.twice_thousandths) +
                    " · " + seen("reach_three", plan.reach.three_or_more_thousandths) + " · " +
                    words::label("average_frequency", language) + " " + words::decimal(plan.reach.average_frequency, 2, language),
                width);
    add_money(out, plan, width, language);
  }
  add_messages(out, "> ", plan.next, width, language);
  return out;
}

}  // namespace vouch::report
