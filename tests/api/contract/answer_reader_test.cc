#include "api/contract/answer_reader.h"

#include <gtest/gtest.h>

#include "api/contract/answer_json.h"
#include "tests/api/contract/sample_shortlist.h"

namespace vouch::contract {
namespace {

using words::Language;

TEST(AnswerReader, ReadsBackWhatWasWritten) {
  for (const Language language : {Language::english, Language::german}) {
    const std::string json = shortlist_to_json(sample_shortlist(), language);
    const auto read = shortlist_from_json(json);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(shortlist_to_json(*read, language), json);
  }
}

TEST(AnswerReader, RefusesWhatIsNoAnswer) {
  for (const char* text : {"", "{}", "[]", "nonsense", R"({"snapshot": 3})"}) {
    const auto read = shortlist_from_json(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, core::ErrorCode::invalid_argument);
    EXPECT_TRUE(read.error().message.starts_with("not an answer: "));
  }
}

TEST(AnswerReader, RefusesAnUnknownStatus) {
  std::string json = shortlist_to_json(sample_shortlist(), Language::english);
  const std::string known = "\"status\":\"measured\"";
  json.replace(json.find(known), known.size(), "\"status\":\"guessed\"");
  ASSERT_FALSE(shortlist_from_json(json));
  EXPECT_EQ(shortlist_from_json(json).error().message, "not an answer: status is 'guessed'");
}

}  // namespace
}  // namespace vouch::contract
