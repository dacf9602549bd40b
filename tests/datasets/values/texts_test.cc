// Truth values, destroyed ids, lists and folded names.
#include "datasets/values/texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vouch::datasets {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ParseTruth, GermanAndEnglishInAnyCase) {
  for (const char* cell : {"true", "TRUE", "1", "yes", "Ja", "wahr", "y", "t", " true "})
    EXPECT_EQ(parse_truth(cell), true) << cell;
  for (const char* cell : {"false", "0", "No", "NEIN", "falsch", "n", "f"}) EXPECT_EQ(parse_truth(cell), false) << cell;
  for (const char* cell : {"", "2", "maybe", "truee"}) EXPECT_EQ(parse_truth(cell), std::nullopt) << cell;
}

TEST(IsDestroyedId, WhatASpreadsheetMakesOfLongNumbers) {
  for (const char* id : {"1,78414E+16", "1.78414E+16", "2E+15", "9,99999E+20"}) EXPECT_TRUE(is_destroyed_id(id)) << id;
  for (const char* id :
       {"178414", "1.78414E", "E+16", "1E+", "x1E+16", "1.E+16", "12E+16", "1,78414E-16", "1.000", "e+16", "1E+5"}) {
    EXPECT_FALSE(is_destroyed_id(id)) << id;
  }
}

std::vector<std::string_view> split(std::string_view cell, ListStyle style, char prefix = '\0') {
  std::vector<std::string_view> elements;
  split_list(cell, style, prefix, elements);
  return elements;
}

TEST(SplitList, EachStyleHasItsSeparator) {
  EXPECT_THAT(split("a, b ,c", ListStyle::comma), ElementsAre("a", "b", "c"));
  EXPECT_THAT(split("climate change|animals", ListStyle::bar), ElementsAre("climate change", "animals"));
  EXPECT_THAT(split(" a  b ", ListStyle::space), ElementsAre("a", "b"));
  EXPECT_THAT(split("#a #b c", ListStyle::space, '#'), ElementsAre("a", "b", "c"));
  EXPECT_THAT(split("", ListStyle::comma), IsEmpty());
  EXPECT_THAT(split(" | |", ListStyle::bar), IsEmpty());
}

TEST(FoldedName, HeadersAreComparedWithoutCaseSignsAndUmlauts) {
  EXPECT_EQ(folded_name("Engagement-Rate (%)"), "engagement_rate");
  EXPECT_EQ(folded_name("Währung"), "waehrung");
  EXPECT_EQ(folded_name("Veröffentlichungszeit"), "veroeffentlichungszeit");
  EXPECT_EQ(folded_name("Ø Likes"), "avg_likes");
  EXPECT_EQ(folded_name("  creator_id "), "creator_id");
  EXPECT_EQ(folded_name("日本"), "");
}

}  // namespace
}  // namespace vouch::datasets
