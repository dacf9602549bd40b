#include "engine/text/tokens.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/text/fold.h"

namespace vouch::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Terms = std::vector<std::string>;

Terms terms(std::string_view text) {
  Terms found;
  for_each_token(text, [&](std::string_view term) { found.emplace_back(term); });
  return found;
}

Terms marked(char mark, std::string_view value) {
  Terms found;
  for_each_marked(mark, value, [&](std::string_view term) { found.emplace_back(term); });
  return found;
}

TEST(Tokens, AreFoldedWordsOfTwoToFortyCharacters) {
  EXPECT_THAT(terms("Ein NEUER Kaffee, a 5-Sterne-Röster!"), ElementsAre("ein", "neuer", "kaffee", "sterne", "röster"));
  EXPECT_THAT(terms("x " + std::string(40, 'y') + " " + std::string(41, 'z')), ElementsAre(std::string(40, 'y')));
  EXPECT_THAT(terms("don't 2020 B2B"), ElementsAre("don", "2020", "b2b"));
  EXPECT_THAT(terms(""), IsEmpty());
  EXPECT_THAT(terms("😀 !! … –"), IsEmpty());
}

TEST(Tokens, CountCodePointsNotBytes) {
  std::string forty;
  for (int i = 0; i < 40; ++i) forty += "ö";
  EXPECT_THAT(terms(forty + " " + forty + "ö ü"), ElementsAre(forty));
}

TEST(Tokens, KeepHashtagsAndMentionsWithTheirMark) {
  EXPECT_THAT(terms("Mit @Anna.Muster_1 im #Café_Berlin2#Kaffee."),
              ElementsAre("mit", "@anna.muster_1", "im", "#café_berlin2", "#kaffee"));
  EXPECT_THAT(terms("by @anna... # @ #! @_"), ElementsAre("by", "@anna", "@_"));
  EXPECT_THAT(terms("＃Ｗｉｄｅ"), ElementsAre("#wide"));
  EXPECT_THAT(terms("schön#sonne"), ElementsAre("schön", "#sonne"));
}

TEST(Tokens, TakeNoAddressForAMentionAndNoEntityForAHashtag) {
  EXPECT_THAT(terms("mail an info@marke.de"), ElementsAre("mail", "an", "info", "marke", "de"));
  EXPECT_THAT(terms("it&#39;s ours"), ElementsAre("it", "39", "ours"));
}

TEST(Tokens, LeaveUrlsOut) {
  EXPECT_THAT(terms("see https://Example.com/a-b?c=d#e now"), ElementsAre("see", "now"));
  EXPECT_THAT(terms("(www.marke.de/shop) hier"), ElementsAre("hier"));
  EXPECT_THAT(terms("日本語https://t.co/xyz日本"), ElementsAre("日本", "本語", "日本"));
  EXPECT_THAT(terms("www and http: stay"), ElementsAre("www", "and", "http", "stay"));
  EXPECT_THAT(terms("://"), IsEmpty());
}

TEST(Tokens, OfScriptsWithoutSpacesArePairs) {
  EXPECT_THAT(terms("美味しい"), ElementsAre("美味", "味し", "しい"));
  EXPECT_THAT(terms("東"), IsEmpty());
  EXPECT_THAT(terms("#東京タワー"), ElementsAre("#東京タワー"));
}

TEST(Marked, GivesOneTermWithOrWithoutTheMark) {
  EXPECT_THAT(marked('#', "Kaffee"), ElementsAre("#kaffee"));
  EXPECT_THAT(marked('#', " ##Kaffee"), ElementsAre("#kaffee"));
  EXPECT_THAT(marked('@', "anna.b"), ElementsAre("@anna.b"));
  EXPECT_THAT(marked('@', ""), IsEmpty());
  EXPECT_THAT(marked('#', "!"), IsEmpty());
  EXPECT_THAT(marked('#', "two words"), ElementsAre("#two"));
}

RC_GTEST_PROP(Tokens, OfAnyBytesAreFoldedShortAndInTheText, (const std::string& bytes)) {
  const std::string folded = fold(bytes);
  for (const std::string& term : terms(bytes)) {
    RC_ASSERT(term.size() >= kMinTermLength);
    RC_ASSERT(term.size() <= 4 * kMaxTermLength);
    RC_ASSERT(fold(term) == term);
    RC_ASSERT(folded.find(term) != std::string::npos);
  }
}

RC_GTEST_PROP(Tokens, OfTextsJoinedBySpaceAreTheTermsOfBoth, (const std::string& left, const std::string& right)) {
  Terms both = terms(left);
  for (std::string& term : terms(right)) both.push_back(std::move(term));
  RC_ASSERT(terms(left + " " + right) == both);
}

}  // namespace
}  // namespace vouch::text
