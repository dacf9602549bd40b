#include "api/words/text.h"

#include <gtest/gtest.h>

#include "api/words/catalogue.h"
#include "tests/api/words/languages.h"

namespace vouch::words {
namespace {

using ranking::Figures;

TEST(Text, FillsParametersInTheNumbersOfTheLanguage) {
  const Figures params = {{"shared", std::int64_t{1340}}, {"share_of_creator", 0.067}, {"lift", 12.34}};
  EXPECT_EQ(text("audience_overlap", params, kEn),
            "Shares 1,340 people with the brand's audience, 6.7% of the creator's own, 12.3 times what chance would give");
  EXPECT_EQ(text("audience_overlap", params, kDe),
            "Teilt 1.340 Personen mit dem Publikum der Marke, 6,7\u00a0% des eigenen, 12,3-mal so viel wie der Zufall");
}

TEST(Text, LeavesOutWhatStandsInBracketsWhereAParameterIsMissing) {
  EXPECT_EQ(text("audience_overlap", {{"shared", std::int64_t{1}}}, kEn), "Shares 1 person with the brand's audience");
  EXPECT_EQ(text("audience_overlap_partners", {{"shared", std::int64_t{7}}}, kEn),
            "Shares 7 people with the audiences of the brand's past partners");
}

TEST(Text, TranslatesNamesInLists) {
  EXPECT_EQ(text("signals_unknown", {{"names", std::string("credibility, price")}}, kDe),
            "Nicht bekannt: Glaubwürdigkeit, Preis-Leistung");
  EXPECT_EQ(text("filtered_by", {{"reason", std::string("country")}}, kDe), "Ausgeschlossen durch den Filter „Land“");
}

TEST(Text, WritesDatesFromSecondsAndFromIsoText) {
  const Figures params = {{"as_of_s", std::string("2026-01-31")}, {"latest_s", std::int64_t{1'769'904'000}}};
  EXPECT_EQ(text("as_of_after_latest", params, kDe), "Die Daten enden am 01.02.2026, vor dem 31.01.2026");
}

TEST(Text, IsNeverEmpty) {
  EXPECT_EQ(text("no_such_code", {}, kEn), "no_such_code");
  EXPECT_EQ(text("few_posts", {}, kEn), "Only ? posts in the data");
  EXPECT_EQ(word("category", "food", kDe), "food");
  for (const std::span<const Entry> table : {message_entries(), label_entries()}) {
    for (const Entry& entry : table) {
      for (const Language language : {kEn, kDe}) EXPECT_FALSE(text(entry.code, {}, language).empty()) << entry.code;
    }
  }
}

TEST(Text, TakesParametersOfTheWrongTypeAsTheyAre) {
  EXPECT_EQ(text("few_posts", {{"posts", std::string("many")}}, kEn), "Only many many in the data");
  EXPECT_EQ(text("filtered_by", {{"reason", std::int64_t{1200}}}, kEn), "Left out by the filter “1,200”");
}

}  // namespace
}  // namespace vouch::words
