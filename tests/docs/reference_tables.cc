// The tables of the documents that the program itself knows, as Markdown: reference_tables
// arrivals|blocks|columns|constants|credibility|growth|habits|pods|profiles|trust. scripts/update-docs puts them into the
// documents, a test compares.
#include <cstddef>
#include <iostream>
#include <locale>
#include <sstream>
#include <string>
#include <string_view>

#include "datasets/reference/credibility_tables.h"
#include "datasets/schema/data_dictionary.h"
#include "engine/audience/asking_audience.h"
#include "engine/audience/weights.h"
#include "engine/credibility/peer_groups.h"
#include "engine/credibility/post_figures.h"
#include "engine/ranking/pair_strengths.h"
#include "engine/ranking/profile.h"
#include "engine/ranking/references.h"
#include "engine/values/category.h"

namespace {

std::string type_text(const vouch::datasets::Column& column) {
  using enum vouch::datasets::FieldType;
  switch (column.type) {
    case id: return "id";
    case text: return "text";
    case platform: return "platform";
    case country: return "country";
    case language: return "language";
    case choice: break;
    case count: return column.most < 1000 ? "whole, 0 to " + std::to_string(column.most) : "whole, at least 0";
    case whole: return "whole";
    case cents: return "cents";
    case real: return "number";
    case weight: return "number, at least 0";
    case share: return "share";
    case truth: return "true or false";
    case time: return "time";
    case list: return "list";
    case tags: return "list of hashtags";
    case handles: return "list of handles";
    case vector: return "list of numbers";
  }
  std::string words;
  for (const auto& one : column.choices) {
    if (one.word == one.means) words += (words.empty() ? "" : ", ") + std::string(one.means);
  }
  return words;
}

void print_columns(std::ostream& out) {
  for (const auto& table : vouch::datasets::data_dictionary()) {
    out << "\n### " << table.name << "\n\n";
    if (!table.cost.empty()) out << "Without it: " << table.cost << ".\n\n";
    if (!table.one_of.empty()) {
      out << "At least one of these columns is required:";
      for (const auto name : table.one_of) out << " `" << name << '`';
      out << ".\n\n";
    }
    out << "| column | value | without it |\n|---|---|---|\n";
    for (const auto& column : table.columns) {
      out << "| " << (column.required ? "**" : "") << '`' << column.name << '`' << (column.required ? "**" : "") << " | "
          << type_text(column) << " | " << (column.required ? "the row is rejected" : column.cost) << " |\n";
    }
  }
  out << '\n';
}

void print_constants(std::ostream& out) {
  const auto row = [&](std::string_view name, double value, std::string_view meaning) {
    out << "| " << name << " | " << value << " | " << meaning << " |\n";
  };
  out << "| constant | value | what it is |\n|---|---|---|\n";
  row("p", vouch::audience::kPriorAuthentic, "prior that an account is a real person");
  row("least ids", static_cast<double>(vouch::audience::kSentMinMatched), "known ids of an audience sent along");
  row("least share", vouch::audience::kSentMinShare, "known share of an audience sent along");
  for (const auto part : vouch::ranking::kAllValueParts) {
    row("u_" + std::string(name_of(part)), share_of(part), "weight of " + std::string(name_of(part)) + " in values");
  }
  row("α", vouch::values::kPrior, "partners that the market's mix of categories counts");
  row("stated", vouch::values::kStatedCount, "partners that a stated category counts");
  row("prior mean, tail", vouch::ranking::kUninformedTail.mean, "strength of a uniform percentile on the tail scale");
  row("prior mean, level", vouch::ranking::kUninformedLevel.mean, "the same on the level scale");
}

/// The rules of credibility of one table; false where there is none of that name.
bool print_rules(std::ostream& out, std::string_view table) {
  const auto records = vouch::datasets::carried_credibility_rules().value();
  bool any = false;
  for (const auto& rule : records.rows) {
    if (rule.table != table) continue;
    if (!any) out << "| rule | value | unit | what it is | source |\n|---|---|---|---|---|\n";
    any = true;
    out << "| " << rule.rule << " | " << rule.value << " | " << rule.unit << " | " << rule.meaning << " | " << rule.source
        << " |\n";
  }
  return any;
}

void print_profiles(std::ostream& out) {
  out << "| profile | audience measure |";
  for (const auto name : vouch::ranking::kSignalNames) out << ' ' << name << " |";
  out << "\n|---|---|";
  for (std::size_t i = 0; i < vouch::ranking::kSignals; ++i) out << "---|";
  out << '\n';
  for (const auto& profile : vouch::ranking::profiles()) {
    out << "| `" << profile.name << '@' << profile.version << "` | " << vouch::ranking::name_of(profile.measure) << " |";
    for (const double weight : profile.weights) out << ' ' << weight << " |";
    out << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view wanted = argc == 2 ? argv[1] : "";
  std::ostringstream out;
  out.imbue(std::locale::classic());
  if (wanted == "columns") {
    print_columns(out);
  } else if (wanted == "constants") {
    print_constants(out);
  } else if (wanted == "profiles") {
    print_profiles(out);
  } else if (!print_rules(out, wanted)) {
    std::cerr << "expected columns, constants, profiles or a table of rules\n";
    return 2;
  }
  std::cout << out.str();
  return 0;
}
