#include "engine/credibility/evenness_reading.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "datasets/reference/evenness_tables.h"
#include "engine/credibility/evenness_rules.h"
#include "engine/text/fold.h"
#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

using catalog::EvennessClass;
using catalog::EvennessRole;

const EvennessReader& evenness_reader() {
  static const EvennessReader reader =
      vouch::testing::evenness_reader(datasets::read_evenness_phrases(datasets::carried_evenness_phrases()).value()).value();
  return reader;
}

std::string class_of(std::string_view text) { return std::string(name_of(evenness_reader().read(text).post_class)); }

TEST(EvennessReading, TellsTheClasses) {
  EXPECT_EQ(class_of("Der Rucksack ist super praktisch."), "praise");
  EXPECT_EQ(class_of("Der Rucksack ist super praktisch, aber leider schwer."), "drawback");
  EXPECT_EQ(class_of("Korrektur: Der Rucksack fasst 30 Liter."), "correction");
  EXPECT_EQ(class_of("Der Rucksack fasst 30 Liter."), "neutral");
  EXPECT_EQ(class_of("I love this lamp!"), "praise");
  EXPECT_EQ(class_of("I love this lamp! The only downside is the cable."), "drawback");
  EXPECT_EQ(class_of("I was wrong about this lamp. The only downside is the cable."), "correction");
  EXPECT_EQ(class_of("The lamp has a cable."), "neutral");
}

TEST(EvennessReading, TurnsWhatIsDenied) {
  EXPECT_EQ(class_of("No downsides so far"), "praise");
  EXPECT_EQ(class_of("Der Kurs hat keinen Nachteil"), "praise");
  EXPECT_EQ(class_of("Not all that delicious"), "drawback");
  EXPECT_EQ(class_of("Nicht wirklich lecker"), "drawback");
  EXPECT_EQ(class_of("No, downsides are there"), "drawback") << "a comma ends the clause";
  EXPECT_EQ(class_of("No car today. Delicious soup"), "praise") << "a full stop ends the sentence";
  EXPECT_EQ(class_of("Never has anybody made me such delicious soup"), "praise") << "too far away";
  const EvennessReading read = evenness_reader().read("No downsides so far");
  ASSERT_EQ(read.spans.size(), 1u);
  EXPECT_TRUE(read.spans[0].denied);
  EXPECT_TRUE(read.spans[0].counts());
}

TEST(EvennessReading, LeavesOutWhatOthersSayAndWhatIsAsked) {
  EXPECT_EQ(class_of("On the box it says: \"I love this lamp\""), "neutral");
  EXPECT_EQ(class_of("Auf der Packung: „Ich liebe diese Lampe“"), "neutral");
  EXPECT_EQ(class_of("On the box \"lamp\". I love this lamp"), "praise");
  EXPECT_EQ(class_of("An inch is 2\" of bad light. I love this lamp"), "praise") << "a quote that is never closed";
  EXPECT_EQ(class_of("People say this lamp is boring."), "neutral");
  EXPECT_EQ(class_of("Angeblich ist die Lampe langweilig."), "neutral");
  EXPECT_EQ(class_of("People say a lot. This lamp is boring."), "drawback");
  EXPECT_EQ(class_of("Is this lamp boring?"), "neutral");
  EXPECT_EQ(class_of("What could be better?"), "praise") << "no question at all";
  EXPECT_EQ(class_of("This lamp 😍 is it yours?"), "neutral");
  EXPECT_EQ(class_of("I love this lamp 😍 is it yours?"), "praise") << "an emoji ends a sentence";
  EXPECT_EQ(class_of("My new lamp #delicious #boring"), "neutral") << "hashtags alone";
}

TEST(EvennessReading, SaysWhereItSawWhat) {
  const EvennessReading read = evenness_reader().read("Grüße! Einziger Nachteil: das Kabel");
  ASSERT_EQ(read.spans.size(), 1u);
  EXPECT_EQ(read.spans[0].phrase, "einziger nachteil");
  EXPECT_EQ(read.spans[0].language, "de");
  EXPECT_EQ(read.spans[0].byte, 9u);
  EXPECT_EQ(read.spans[0].byte_end, 26u);
  EXPECT_EQ(read.spans[0].character, 7u);
  std::string many;
  for (int i = 0; i < 100; ++i) many += "Einziger Nachteil.\n";
  EXPECT_EQ(evenness_reader().read(many).spans.size(), kMostEvennessSpans);
}

TEST(EvennessReading, KnowsWhatItCannotRead) {
  EXPECT_FALSE(evenness_reader().read("").readable);
  EXPECT_FALSE(evenness_reader().read("🎉🎉🎉").readable);
  EXPECT_FALSE(evenness_reader().read("Hello you").readable);
  EXPECT_TRUE(evenness_reader().read("Delicious soup").readable) << "short, but it says something";
  EXPECT_TRUE(evenness_reader().read("The lamp stands there").readable);
  EXPECT_TRUE(evenness_reader().read("The lamp stands there", "en-GB").readable);
  EXPECT_FALSE(evenness_reader().read("La lampe est ici", "fr").readable);
  EXPECT_FALSE(evenness_reader().read("Delicious soup", "fr").readable);
}

TEST(EvennessReading, RefusesRulesThatItCannotUse) {
  catalog::EvennessRules rules{.version = "", .phrases = {}};
  EXPECT_EQ(vouch::testing::evenness_reader(rules).error().message, "evenness rules: found no version, expected one");
  rules.version = "1";
  rules.phrases.push_back({.phrase = "a <gap>", .language = "en", .post_class = EvennessClass::praise});
  EXPECT_THAT(vouch::testing::evenness_reader(rules).error().message, ::testing::HasSubstr("evenness rules: phrase 'a <gap>'"));
  rules.phrases[0].phrase = "fine";
  EXPECT_EQ(vouch::testing::evenness_reader(rules).value().version(), "1/" + vouch::testing::carried_rules().version);
}

/// The plain way, of small texts of words and full stops: a wording counts unless "no" stands up to two words before it in its
/// sentence; the highest class holds.
EvennessClass plainly(const std::vector<std::string>& words) {
  EvennessClass found = EvennessClass::neutral;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto one = words[i] == "good"  ? EvennessClass::praise
               : words[i] == "bad" ? EvennessClass::drawback
               : words[i] == "err" ? EvennessClass::correction
                                   : EvennessClass::neutral;
    bool denied = false;
    for (std::size_t back = 1; back <= 3 && back <= i && words[i - back] != "."; ++back) denied |= words[i - back] == "no";
    if (denied && one == EvennessClass::praise) {
      one = EvennessClass::drawback;
    } else if (denied && one == EvennessClass::drawback) {
      one = EvennessClass::praise;
    } else if (denied) {
      one = EvennessClass::neutral;
    }
    found = std::max(found, one);
  }
  return found;
}

RC_GTEST_PROP(EvennessReading, AgreesWithThePlainWay, ()) {
  catalog::EvennessRules rules{.version = "1", .phrases = {}};
  for (const auto& [phrase, post_class, role] : {std::tuple{"good", EvennessClass::praise, EvennessRole::statement},
                                                 {"bad", EvennessClass::drawback, EvennessRole::statement},
                                                 {"err", EvennessClass::correction, EvennessRole::statement},
                                                 {"no", EvennessClass::neutral, EvennessRole::negation}}) {
    rules.phrases.push_back({.phrase = phrase, .language = "en", .post_class = post_class, .role = role});
  }
  static const EvennessReader reader = vouch::testing::evenness_reader(rules).value();
  // Short ones, with few corrections: in long ones the highest class hides all others.
  const auto word = rc::gen::weightedElement<std::string>(
      {{4, "good"}, {4, "bad"}, {1, "err"}, {6, "no"}, {3, "."}, {4, "lamp"}, {4, "cable"}});
  const auto words = *rc::gen::resize(8, rc::gen::container<std::vector<std::string>>(word));
  std::string text;
  for (const std::string& one : words) text += one + " ";
  RC_ASSERT(reader.read(text).post_class == plainly(words));
}

/// Texts of wordings of the rules and other words: random bytes alone would hold none.
rc::Gen<std::string> any_text() {
  const auto part = rc::gen::weightedElement<std::string>({{2, "delicious"},
                                                           {2, "lecker"},
                                                           {2, "the only downside"},
                                                           {2, "aber leider"},
                                                           {3, "no"},
                                                           {3, "kein"},
                                                           {3, "\""},
                                                           {2, "people say"},
                                                           {1, ","},
                                                           {1, "."},
                                                           {3, "?"},
                                                           {1, "\n"},
                                                           {1, "korrektur"},
                                                           {1, "i was wrong"},
                                                           {2, "lamp"},
                                                           {2, "Straße"},
                                                           {2, "😍"},
                                                           {2, "#boring"},
                                                           {2, "boring"}});
  // Short ones: in long ones the highest class hides all others.
  return rc::gen::map(rc::gen::resize(8, rc::gen::container<std::vector<std::string>>(part)),
                      [](const std::vector<std::string>& parts) {
                        std::string text;
                        for (const std::string& one : parts) text += one + " ";
                        return text;
                      });
}

RC_GTEST_PROP(EvennessReading, DoesNotChangeByANeutralSentenceBehind, ()) {
  const std::string text = *any_text();
  const auto before = evenness_reader().read(text).post_class;
  for (const std::string_view sentence : {"Der Zug fährt um neun.", "Does the train leave at nine?"}) {
    RC_ASSERT(evenness_reader().read(text + "\n" + std::string(sentence)).post_class == before);
    RC_ASSERT(evenness_reader().read(text + "🚆 " + std::string(sentence)).post_class == before);
  }
}

RC_GTEST_PROP(EvennessReading, DoesNotDependOnCaseOrUnicodeForm, ()) {
  std::string text = *any_text();
  const auto before = evenness_reader().read(text).post_class;
  std::ranges::transform(text, text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  RC_ASSERT(evenness_reader().read(text).post_class == before);
}

TEST(EvennessReading, ReadsEveryUnicodeFormAlike) {
  const std::string composed = "Ich hätte mir gewünscht, dass sie hält";
  const std::string decomposed = "Ich ha\u0308tte mir gewu\u0308nscht, dass sie ha\u0308lt";
  const std::string wide = "Ｉ ｌｏｖｅ ｔｈｉｓ ｌａｍｐ";
  EXPECT_EQ(class_of(composed), "drawback");
  EXPECT_EQ(class_of(decomposed), "drawback");
  EXPECT_EQ(class_of("Ich haette mir gewuenscht, dass sie haelt"), "drawback");
  EXPECT_EQ(class_of(wide), "praise");
}

RC_GTEST_PROP(EvennessReading, TakesAnyBytes, (const std::vector<char>& bytes)) {
  const EvennessReading read = evenness_reader().read({bytes.data(), bytes.size()});
  for (const EvennessSpan& span : read.spans) RC_ASSERT(span.byte < span.byte_end && span.byte_end <= bytes.size());
}

}  // namespace
}  // namespace vouch::credibility
