#include "datasets/reference/evenness_tables.h"

#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/credibility/evenness_reading.h"
#include "tests/support/carried_rules.h"

namespace vouch::datasets {
namespace {

constexpr std::string_view kEvennessHeader = "phrase,language,class,role,source,source_date\n";

std::string refusal_of(const std::string& row) {
  const auto read = read_evenness_phrases(std::string(kEvennessHeader) + "lecker,de,praise,statement,a,2026\n" + row);
  return read ? "" : read.error().message;
}

TEST(EvennessTables, CarriedOnesAreReadAndEveryRowHasItsSource) {
  const auto rules = read_evenness_phrases(carried_evenness_phrases());
  ASSERT_TRUE(rules) << rules.error().message;
  EXPECT_EQ(rules->version.size(), 8u);
  std::map<std::pair<std::string, catalog::EvennessClass>, int> rows;
  for (const auto& one : rules->phrases) {
    EXPECT_FALSE(one.source.empty() || one.source_date.empty()) << one.phrase;
    ++rows[{one.language, one.post_class}];
  }
  EXPECT_EQ(rows.size(), 8u) << "every class in both languages";
  for (const auto& [key, count] : rows) EXPECT_GE(count, 20) << key.first;
  EXPECT_TRUE(vouch::testing::evenness_reader(*rules));
}

TEST(EvennessTables, SayWhereTheyAreWrong) {
  EXPECT_EQ(refusal_of("gut,de,praise,statement,a,2026\n"), "");
  EXPECT_EQ(refusal_of("gut,de,lob,statement,a,2026\n"),
            "evenness_phrases.csv:3: class: found 'lob', expected one of neutral, praise, drawback, correction");
  EXPECT_EQ(refusal_of("gut,de,praise,loud,a,2026\n"),
            "evenness_phrases.csv:3: role: found 'loud', expected one of statement, rhetorical, topic, negation, others");
  EXPECT_EQ(refusal_of("gut,de,neutral,statement,a,2026\n"),
            "evenness_phrases.csv:3: class: found 'neutral', expected praise, drawback or correction for this role");
  EXPECT_EQ(refusal_of("kein,de,praise,negation,a,2026\n"),
            "evenness_phrases.csv:3: class: found 'praise', expected neutral for this role");
  EXPECT_EQ(refusal_of("gut,de,praise,statement,,2026\n"), "evenness_phrases.csv:3: source: found '', expected something");
  EXPECT_EQ(read_evenness_phrases("phrase,language\n").error().message,
            "evenness_phrases.csv: found no column class, expected one");
}

}  // namespace
}  // namespace vouch::datasets
