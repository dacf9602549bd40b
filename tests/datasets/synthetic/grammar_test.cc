// The words and sentences of the synthetic world: complete lists, no slot left open, hashtags in the text.
#include "datasets/synthetic/grammar.h"

#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::datasets {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

Leaning leaning_from(std::uint64_t seed) {
  core::Random random(seed, "leaning");
  return draw_leaning(random);
}

TEST(VocabularyTest, EveryTopicHasAtLeastSixtyDifferentWordsInEachLanguage) {
  for (const auto& topic : topic_entries()) {
    for (const auto list : {topic.german, topic.english}) {
      const auto words = words_of(list);
      EXPECT_GE(words.size(), 60U) << topic.name;
      EXPECT_EQ(std::set<std::string>(words.begin(), words.end()).size(), words.size()) << topic.name;
    }
    EXPECT_GE(words_of(topic.hashtags).size(), 20U) << topic.name;
  }
}

TEST(VocabularyTest, CausesAndValuesHaveWordsInBothLanguages) {
  for (const auto& entry : cause_entries()) {
    EXPECT_GE(words_of(entry.german).size(), 14U) << entry.name;
    EXPECT_GE(words_of(entry.english).size(), 14U) << entry.name;
  }
  for (const auto& entry : value_entries()) {
    EXPECT_GE(words_of(entry.german).size(), 14U) << entry.name;
    EXPECT_GE(words_of(entry.english).size(), 14U) << entry.name;
  }
}

RC_GTEST_PROP(GrammarProperty, NoSlotStaysOpenAndEveryHashtagStandsInTheText, (std::uint32_t seed)) {
  static const Grammar grammar;
  core::Random random(seed, "post");
  const auto voice = voice_of(leaning_from(seed), seed % 2 == 0 ? Language::german : Language::english);
  for (const Text& text : {grammar.post(voice, random), grammar.post_about(voice, "Acme", "acme", true, "Ad |", random)}) {
    RC_ASSERT(text.text.find_first_of("{}") == std::string::npos);
    RC_ASSERT(text.text.find("  ") == std::string::npos);
    for (const auto& tag : text.hashtags) RC_ASSERT(text.text.find(" #" + tag) != std::string::npos);
    RC_ASSERT(std::set<std::string>(text.hashtags.begin(), text.hashtags.end()).size() == text.hashtags.size());
  }
}

TEST(GrammarTest, PostsKeepToTheWritersTopicAndLanguage) {
  const Grammar grammar;
  Leaning leaning = leaning_from(1);
  leaning.topic = 0.0;  // food
  const auto voice = voice_of(leaning, Language::german);
  core::Random random(1, "post");
  const auto food = words_of(topic_entries()[0].german), gaming = words_of(topic_entries()[9].german);
  const auto english = words_of(topic_entries()[0].english);
  const auto count = [](const std::string& text, const std::vector<std::string>& words) {
    std::size_t hits = 0;
    for (const auto& word : words) hits += text.find(" " + word) != std::string::npos ? 1 : 0;
    return hits;
  };
  std::size_t about_food = 0, about_gaming = 0, in_english = 0;
  for (int i = 0; i < 200; ++i) {
    const auto text = grammar.post(voice, random).text;
    about_food += count(text, food);
    about_gaming += count(text, gaming);
    in_english += count(text, english);
  }
  EXPECT_GT(about_food, 200U);
  EXPECT_LT(about_gaming * 20, about_food);
  EXPECT_LT(in_english * 10, about_food);
}

TEST(GrammarTest, APaidPostNamesTheBrandAndBeginsWithItsNotice) {
  const Grammar grammar;
  core::Random random(1, "post");
  const auto text = grammar.post_about(voice_of(leaning_from(1), Language::german), "Acme", "acme_de", true, "Anzeige |", random);
  EXPECT_TRUE(text.text.starts_with("Anzeige | ")) << text.text;
  EXPECT_NE(text.text.find("Acme"), std::string::npos) << text.text;
  EXPECT_NE(text.text.find(" @acme_de"), std::string::npos) << text.text;
}

}  // namespace
}  // namespace vouch::datasets
