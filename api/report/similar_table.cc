#include "api/report/similar_table.h"

#include <algorithm>
#include <vector>

#include "api/report/shown.h"
#include "api/report/terminal.h"
#include "api/words/numbers.h"
#include "api/words/text.h"

namespace vouch::report {
namespace {

using words::Language;

std::string range(const core::Interval& interval, int digits, Language language) {
  return words::decimal(interval.low, digits, language) + "–" + words::decimal(interval.high, digits, language);
}

/// Shared people, likeness with its range, share of the smaller audience, lift with its range.
std::vector<Column> people_columns(Language language) {
  return {{words::label("shared", language), true},   {words::label("likeness", language), true},
          {words::label("interval", language), true}, {words::label("of_smaller", language), true},
          {words::label("lift", language), true},     {words::label("interval", language), true}};
}

void add_people(const ranking::SharedPeople& people, Language language, std::vector<std::string>& cells) {
  cells.push_back(words::count(people.shared, language));
  cells.push_back(words::decimal(people.value, 3, language));
  cells.push_back(range(people.interval, 3, language));
  cells.push_back(people.overlap_coefficient ? words::percent(*people.overlap_coefficient, language) : "–");
  cells.push_back(people.lift ? words::decimal(*people.lift, 1, language) : "–");
  cells.push_back(people.lift_interval ? range(*people.lift_interval, 1, language) : "–");
}

std::string lines(const std::vector<std::string>& texts, std::string_view mark, std::size_t width) {
  std::string out;
  for (const std::string& text : texts) {
    const std::string indent(mark.size(), ' ');
    bool first = true;
    for (const std::string& line : wrapped(text, width - mark.size())) {
      out.append(first ? mark : std::string_view(indent)).append(line).append("\n");
      first = false;
    }
  }
  return out;
}

std::string warnings(const std::vector<ranking::Message>& messages, const TextOptions& options) {
  std::vector<std::string> texts;
  for (const ranking::Message& message : messages) texts.push_back(words::text(message, options.language));
  return lines(texts, "! ", options.width);
}

/// "Müller & Co and Rad: anna (120 of both, 3.1 times the expected)".
std::string bridges_line(const ranking::PartnerBrand& partner, Language language) {
  std::string names;
  for (const ranking::BridgeCreator& bridge : partner.bridges) {
    names += (names.empty() ? "" : ", ") + printable(title_of(bridge.creator)) + " (" + words::count(bridge.shared, language) +
             ", " + words::decimal(bridge.lift, 1, language) + "×)";
  }
  return words::text("label.bridges", {{"brand", printable(title_of(partner.brand))}, {"creators", names}}, language);
}

}  // namespace

std::string similar_creators_table(const ranking::SimilarCreators& answer, const TextOptions& options) {
  const Language language = options.language;
  std::string out =
      words::text(
          "label.similar_to",
          {{"creator", printable(title_of(answer.creator))}, {"sharing", answer.sharing}, {"considered", answer.considered}},
          language) +
      "\n" + warnings(answer.warnings, options);
  if (answer.creators.empty()) return out + words::label("nobody_like", language) + "\n";
  std::vector<Column> columns = {{words::label("rank", language), true}, {words::label("creator", language)}};
  for (Column& column : people_columns(language)) columns.push_back(std::move(column));
  std::vector<std::vector<std::string>> rows;
  for (const ranking::SimilarCreator& one : answer.creators) {
    std::vector<std::string> cells = {std::to_string(one.rank), title_of(one.creator)};
    add_people(one.people, language, cells);
    rows.push_back(std::move(cells));
  }
  return out + plain_table(columns, rows, options.width);
}

std::string partner_brands_table(const ranking::PartnerBrands& answer, const TextOptions& options) {
  const Language language = options.language;
  std::string out = words::text("label.partners_of",
                                {{"brand", printable(title_of(answer.brand))},
                                 {"sharing", answer.sharing},
                                 {"considered", answer.considered},
                                 {"competitors", answer.competitors}},
                                language) +
                    "\n" + warnings(answer.warnings, options);
  if (answer.brands.empty()) return out + words::label("nobody_like", language) + "\n";
  std::vector<Column> columns = {{words::label("rank", language), true}, {words::label("brand", language)}};
  for (Column& column : people_columns(language)) columns.push_back(std::move(column));
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> bridges;
  for (const ranking::PartnerBrand& one : answer.brands) {
    std::vector<std::string> cells = {std::to_string(one.rank), title_of(one.brand) + (one.same_category ? " *" : "")};
    add_people(one.people, language, cells);
    rows.push_back(std::move(cells));
    if (!one.bridges.empty()) bridges.push_back(bridges_line(one, language));
  }
  out += plain_table(columns, rows, options.width);
  const bool starred = std::any_of(answer.brands.begin(), answer.brands.end(), [](const auto& one) { return one.same_category; });
  if (starred) out += "* " + words::label("same_category", language) + "\n";
  return out + lines(bridges, "+ ", options.width);
}

}  // namespace vouch::report
