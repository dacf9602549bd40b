// The credibility rules as a file: what the program carries, what a wrong file is told, and that no mutation of lines gets
// further than an error.
#include "datasets/reference/credibility_tables.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/credibility/rules.h"

namespace vouch::datasets {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::string_view kRuleFileHeader = "table,rule,value,unit,meaning,source,source_date\n";
constexpr std::string_view kVersionRow = "all,version,7,,of this file,a,2026\n";

std::string refusal(const std::string& rows) {
  const auto read = read_credibility_rules(std::string(kRuleFileHeader) + rows);
  if (read) return "";
  EXPECT_EQ(read.error().code, core::ErrorCode::invalid_argument);
  return read.error().message;
}

/// What reading a file and making rules of it says; empty where both go well.
std::string use(const std::string& bytes) {
  const auto read = read_credibility_rules(bytes);
  if (!read) return read.error().message;
  const auto made = credibility::Rules::make(*read);
  return made ? "" : made.error().message;
}

TEST(CredibilityTables, CarriedOnesMakeRulesAndEveryRowHasItsSource) {
  const auto records = carried_credibility_rules();
  ASSERT_TRUE(records) << records.error().message;
  EXPECT_THAT(records->version, StartsWith("1+"));
  EXPECT_EQ(records->version.size(), 2U + 8U);
  std::set<std::string> tables;
  for (const auto& row : records->rows) {
    tables.insert(row.table);
    EXPECT_FALSE(row.meaning.empty() || row.source.empty() || row.source_date.empty()) << row.table << " " << row.rule;
  }
  EXPECT_EQ(tables, (std::set<std::string>{"accounts", "arrivals", "blocks", "credibility", "disclosure", "engagement",
                                           "evenness", "growth", "habits", "peers", "pods", "trust"}));
  EXPECT_EQ(use(std::string(carried_credibility_file())), "");
}

TEST(CredibilityTables, SayWhereTheyAreWrong) {
  const std::string good(kVersionRow);
  EXPECT_EQ(refusal(good), "");
  EXPECT_EQ(refusal("growth,least_days,60,days,a,b,2026\n"), "credibility_rules.csv: found no row all,version, expected one");
  EXPECT_EQ(refusal(good + "growth,least_days,,days,a,b,2026\n"), "credibility_rules.csv:3: value: found '', expected something");
  EXPECT_EQ(refusal(good + "growth,least_days,60,days,a,,2026\n"),
            "credibility_rules.csv:3: source: found '', expected something");
  EXPECT_EQ(refusal(good + "growth,least_days,60,days,a,b,2026\ngrowth,least_days,61,days,a,b,2026\n"),
            "credibility_rules.csv:4: rule: found 'least_days', expected one row for each rule of growth");
  EXPECT_THAT(refusal(good + "growth,least_days\n"), StartsWith("credibility_rules.csv:3: found '"));
  EXPECT_EQ(read_credibility_rules("table,rule\n", "mine.csv").error().message, "mine.csv: found no column value, expected one");
}

TEST(CredibilityTables, NameTheLineOfAValueThatTheRulesRefuse) {
  std::string bytes(carried_credibility_file());
  const std::string_view row = "trust,damping,0.5,";
  const auto at = bytes.find(row);
  ASSERT_NE(at, std::string::npos);
  const auto line = std::to_string(1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  bytes.replace(at, row.size(), "trust,damping,1.5,");
  EXPECT_EQ(use(bytes),
            "credibility_rules.csv:" + line + ": value: found '1.5', expected a number from 0 to 0.99 for damping of trust");
}

TEST(CredibilityTables, HaveAnotherVersionForEveryByte) {
  const std::string bytes(carried_credibility_file());
  const std::string version = read_credibility_rules(bytes).value().version;
  EXPECT_EQ(read_credibility_rules(bytes, "elsewhere.csv").value().version, version) << "a path is no part of it";
  EXPECT_NE(read_credibility_rules("# mine\n" + bytes).value().version, version);
  std::string raised = bytes;
  raised.replace(raised.find("all,version,1,"), 14, "all,version,2,");
  EXPECT_THAT(read_credibility_rules(raised).value().version, StartsWith("2+"));
}

std::vector<std::string> lines_of(std::string_view bytes) {
  std::istringstream in{std::string(bytes)};
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

RC_GTEST_PROP(CredibilityTablesProperty, MutatedLinesAreRulesOrAnErrorThatNamesTheFile, ()) {
  std::vector<std::string> lines = lines_of(carried_credibility_file());
  const auto mutations = *rc::gen::inRange(1, 4);
  for (int i = 0; i < mutations; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, lines.size());
    std::string& line = lines[at];
    const auto place = *rc::gen::inRange<std::size_t>(0, line.size() + 1);
    const auto kind = *rc::gen::inRange(0, 6);
    if (kind == 0) line.insert(place, *rc::gen::string<std::string>());
    if (kind == 1) line.erase(place);
    if (kind == 2 && place < line.size()) line[place] = *rc::gen::element('0', '9', '-', 'e', ',', '"', '\0', '\xFF');
    if (kind == 3) line = lines[*rc::gen::inRange<std::size_t>(0, lines.size())];
    if (kind == 4 && lines.size() > 1) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
    if (kind == 5)
      line.insert(place, *rc::gen::element<std::string>("nan", "inf", "1e999", "-0", "0x1", " ", "99999999999999999999"));
  }
  std::string bytes;
  for (const std::string& line : lines) bytes += line + "\n";
  const std::string said = use(bytes);
  RC_ASSERT(said.empty() || said.starts_with("credibility_rules.csv"));
}

}  // namespace
}  // namespace vouch::datasets
