#include "engine/text/phrase_matcher.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::text {
namespace {

using ::testing::HasSubstr;
using Phrases = std::vector<std::string_view>;

/// "ad[0]" for each match: the phrase and the pieces it covers.
std::string found_in(const Phrases& phrases, std::string_view text) {
  const auto matcher = PhraseMatcher::make(phrases, 3).value();
  std::string all;
  for (const PhraseMatch& match : matcher.find(pieces(text))) {
    if (!all.empty()) all += ' ';
    all += std::string(phrases[match.phrase]) + "[" + std::to_string(match.first) + "-" + std::to_string(match.last) + "]" +
           (match.disguised ? "!" : "");
  }
  return all;
}

TEST(PhraseMatcher, FindsPhrasesAcrossSignsButNotAcrossSentencesAndLines) {
  const Phrases phrases{"werbung", "werbung unbezahlt", "pr sample"};
  EXPECT_EQ(found_in(phrases, "Werbung, unbezahlt"), "werbung unbezahlt[0-2]");
  EXPECT_EQ(found_in(phrases, "WERBUNG (unbezahlt)"), "werbung unbezahlt[0-2]");
  EXPECT_EQ(found_in(phrases, "Werbung! Unbezahlt"), "werbung[0-0]");
  EXPECT_EQ(found_in(phrases, "Werbung\nunbezahlt"), "werbung[0-0]");
  EXPECT_EQ(found_in(phrases, "PR-Sample und #prsample"), "pr sample[0-2] pr sample[4-4]");
  EXPECT_EQ(found_in(phrases, "Werbungen"), "");
}

TEST(PhraseMatcher, TakesHashtagsAsWholeTokens) {
  const Phrases phrases{"#ad", "#*partner", "#gifted*"};
  EXPECT_EQ(found_in(phrases, "#ad #adventure ad"), "#ad[0-0]");
  EXPECT_EQ(found_in(phrases, "#millpartner #partner #giftedby #gifted"), "#*partner[0-0] #gifted*[2-2]");
}

TEST(PhraseMatcher, ReadsSlots) {
  EXPECT_EQ(found_in({"code <code>"}, "mein Code „MIRA10“"), "code <code>[1-3]");
  EXPECT_EQ(found_in({"code <code>"}, "code word"), "");
  EXPECT_EQ(found_in({"<number> % with <code>"}, "20% with anni5"), "<number> % with <code>[0-3]");
  EXPECT_EQ(found_in({"with <mention>"}, "with @mill, with mill"), "with <mention>[0-1]");
  EXPECT_EQ(found_in({"spart <gap> mit <code>"}, "spart ihr alle mit AB12"), "spart <gap> mit <code>[0-4]");
  EXPECT_EQ(found_in({"spart <gap> mit <code>"}, "spart a b c d mit AB12"), "");
  EXPECT_EQ(found_in({"url:liketk.it"}, "http://liketk.it/2abc"), "url:liketk.it[0-0]");
}

TEST(PhraseMatcher, SaysWhenLettersAreImitated) {
  EXPECT_EQ(found_in({"werbung"}, "W\u0435rbung"), "werbung[0-0]!");
  EXPECT_EQ(found_in({"#ad"}, "#\u0430d"), "#ad[0-0]!");
}

TEST(PhraseMatcher, RefusesPhrasesThatItCannotRead) {
  const std::vector<std::pair<Phrases, std::string>> cases{{{"..."}, "phrase '...' has no word"},
                                                           {{"a <b>"}, "phrase 'a <b>' has <b>, which is no known slot"},
                                                           {{"a <gap>"}, "at most one <gap>, between words"},
                                                           {{"a <gap> b <gap> c"}, "at most one <gap>"},
                                                           {{"ad*"}, "expected a * at one end of a hashtag alone"},
                                                           {{"für", "fuer"}, "phrase 'fuer' stands there twice"},
                                                           {{"a b c d e f g h i j k l m"}, "has 13 tokens, expected at most 12"}};
  for (const auto& [phrases, message] : cases) {
    const auto made = PhraseMatcher::make(phrases, 3);
    ASSERT_FALSE(made) << message;
    EXPECT_EQ(made.error().code, core::ErrorCode::invalid_argument);
    EXPECT_THAT(made.error().message, HasSubstr(message));
  }
}

/// Words of small alphabets, phrases without slots: every place of every phrase, then the first and longest.
std::vector<PhraseMatch> found_plainly(const std::vector<std::vector<std::string>>& phrases,
                                       const std::vector<std::string>& words) {
  std::vector<PhraseMatch> kept;
  for (std::uint32_t at = 0; at < words.size(); ++at) {
    if (!kept.empty() && at <= kept.back().last) continue;
    std::uint32_t longest = 0;
    for (std::uint32_t p = 0; p < phrases.size(); ++p) {
      const auto size = static_cast<std::uint32_t>(phrases[p].size());
      if (size <= longest || at + size > words.size()) continue;
      if (!std::equal(phrases[p].begin(), phrases[p].end(), words.begin() + at)) continue;
      if (longest > 0) kept.pop_back();
      longest = size;
      kept.push_back({.phrase = p, .first = at, .last = at + size - 1});
    }
  }
  return kept;
}

RC_GTEST_PROP(PhraseMatcher, FindsWhatATrialOfEveryPlaceFinds, ()) {
  const auto word = rc::gen::map(rc::gen::inRange(0, 3), [](int i) { return std::string(1, static_cast<char>('a' + i)); });
  const auto drawn = *rc::gen::container<std::vector<std::vector<std::string>>>(
      rc::gen::resize(4, rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(word))));
  std::map<std::vector<std::string>, int> distinct;
  for (const auto& phrase : drawn) distinct[phrase] = 0;
  std::vector<std::vector<std::string>> phrases;
  std::vector<std::string> written;
  for (const auto& [phrase, unused] : distinct) {
    phrases.push_back(phrase);
    written.emplace_back();
    for (const std::string& one : phrase) written.back() += (written.back().empty() ? "" : " ") + one;
  }
  const auto words = *rc::gen::container<std::vector<std::string>>(word);
  std::string text;
  for (const std::string& one : words) text += one + " ";
  const Phrases views(written.begin(), written.end());
  RC_ASSERT(PhraseMatcher::make(views, 3).value().find(pieces(text)) == found_plainly(phrases, words));
}

}  // namespace
}  // namespace vouch::text
