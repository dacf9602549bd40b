#include "engine/credibility/comment_reading.h"

#include <string>

#include <gtest/gtest.h>

#include "datasets/reference/comment_tables.h"

namespace vouch::credibility {
namespace {

const CommentReader& carried_reader() {
  static const CommentReader reader =
      CommentReader::make(datasets::read_comment_phrases(datasets::carried_comment_phrases()).value()).value();
  return reader;
}

std::string marks_of(std::string_view text) {
  const CommentReading read = carried_reader().read(text);
  std::string marks;
  if (read.question) marks += "?";
  if (read.criticism) marks += "-";
  if (read.thanks) marks += "+";
  return marks;
}

TEST(CommentReading, FindsQuestionsCriticismAndThanks) {
  for (const auto& [text, marks] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"Wo gibt es die Schuhe?", "?"},
           {"wo hast du das her", "?"},
           {"Where did you get it", "?"},
           {"Nice!", ""},
           {"Danke dir, hat mir geholfen!", "+"},
           {"Sehr schade, nur noch Werbung hier", "-"},
           {"Why so many ads?", "?-"},
           {"nicht schlecht", ""},
           {"no thanks", ""},
           {"Hi @wo_ist_das schau mal https://shop.example/?id=1", ""},
           {"🔥🔥", ""},
           {"", ""}}) {
    EXPECT_EQ(marks_of(text), marks) << text;
  }
}

TEST(CommentReading, CountsWordsAndHashesThemWhateverTheirCaseAndSigns) {
  const auto read = [](std::string_view text) { return carried_reader().read(text); };
  EXPECT_EQ(read("So schön!! 😍 @lena").words, 2u);
  EXPECT_EQ(read("So schön!! 😍 @lena").hash, read("so  SCHÖN").hash);
  EXPECT_NE(read("so schön").hash, read("schön so").hash);
  EXPECT_EQ(read("😍😍 !!").words, 0u);
  EXPECT_EQ(read("😍😍 !!").hash, 0u);
  EXPECT_EQ(read("\xFF\xFE").words, 0u);
}

TEST(CommentReading, RefusesRulesThatCannotBe) {
  EXPECT_EQ(CommentReader::make({}).error().code, core::ErrorCode::invalid_argument);
  catalog::CommentRules twice{.version = "1", .phrases = {{.phrase = "nice"}, {.phrase = "Nice"}}};
  EXPECT_EQ(CommentReader::make(std::move(twice)).error().code, core::ErrorCode::invalid_argument);
}

}  // namespace
}  // namespace vouch::credibility
