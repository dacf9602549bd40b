#include "api/contract/answer_lines.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/api/contract/sample_shortlist.h"

namespace vouch::contract {
namespace {

using words::Language;

TEST(CsvLines, AreARectangleWithTheHeader) {
  const std::string header = csv_header();
  const auto columns = std::count(header.begin(), header.end(), ',');
  EXPECT_EQ(columns, 17 + 28 + 2);
  ranking::Shortlist shortlist = sample_shortlist();
  shortlist.creators.resize(1);
  shortlist.creators[0].reasons.clear();
  const std::string line = csv_lines(shortlist, Language::english);
  EXPECT_EQ(std::count(line.begin(), line.end(), ','), columns) << line;
}

TEST(CsvLines, QuoteWhatNeedsItAndDisarmFormulas) {
  const std::string lines = csv_lines(sample_shortlist(), Language::english);
  EXPECT_NE(lines.find("b1,1,c01,\"Lea \"\"Brot\"\" <Müller>\",instagram,"), std::string::npos) << lines;
  EXPECT_NE(lines.find("b1,2,\"'=HYPERLINK(\"\"x\"\")\",,"), std::string::npos) << lines;
}

TEST(CsvLines, NumbersAreTheSameInGerman) {
  const std::string lines = csv_lines(sample_shortlist(), Language::german);
  EXPECT_NE(lines.find(",45300,120000,EUR,83.412,79.001,87.12,0.75,"), std::string::npos) << lines;
  EXPECT_NE(lines.find("Nur 2 Beiträge in den Daten"), std::string::npos);
}

TEST(TrecLines, ScoreIsCountMinusRankPlusOne) {
  EXPECT_EQ(trec_lines("b1", ranking::Ranking{.entries = {{"x", 9}, {"y", {}}, {"z", 3}}, .warnings = {}}, "run"),
            "b1 Q0 x 1 3 run\nb1 Q0 y 2 2 run\nb1 Q0 z 3 1 run\n");
  EXPECT_EQ(trec_lines("a b", sample_shortlist(), "t"), "a%20b Q0 c01 1 2 t\na%20b Q0 =HYPERLINK(\"x\") 2 1 t\n");
}

TEST(TrecId, LeavesUsualIdsAlone) {
  for (const char* id : {"c01", "Ärzte", "😀", "50%off", "a#b", "=1+1", "日本"}) EXPECT_EQ(trec_id(id), id);
}

TEST(TrecId, EscapesWhatWouldBreakAColumn) {
  EXPECT_EQ(trec_id("a b"), "a%20b");
  EXPECT_EQ(trec_id("#x"), "%23x");
  EXPECT_EQ(trec_id("a%20b"), "a%2520b");
  EXPECT_EQ(trec_id("a\u00a0b\u2003c"), "a%C2%A0b%E2%80%83c");
  EXPECT_EQ(trec_id(std::string_view("n\0l", 3)), "n%00l");
}

RC_GTEST_PROP(TrecId, DecodingGivesTheIdBack, (const std::string& id)) { RC_ASSERT(id_of_trec(trec_id(id)) == id); }

RC_GTEST_PROP(TrecId, NeverHoldsABlank, (const std::string& id)) {
  const std::string column = trec_id(id);
  RC_ASSERT(std::none_of(column.begin(), column.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; }));
}

}  // namespace
}  // namespace vouch::contract
