#include "api/report/terminal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::report {
namespace {

TEST(Terminal, TakesOutWhatSteersATerminal) {
  EXPECT_EQ(printable("a\x1b[31mb\r\nc\tд"), "a [31mb  c д");
  EXPECT_EQ(printable("x\u202ey\u2066z\u0085"), "x y z ");
  EXPECT_EQ(printable("ok \xff\xc3"), "ok \uFFFD\uFFFD");
}

TEST(Terminal, KnowsHowWideTextIs) {
  EXPECT_EQ(width_of("Müller"), 6U);
  EXPECT_EQ(width_of("日本"), 4U);
  EXPECT_EQ(width_of("e\u0301"), 1U);
  EXPECT_EQ(width_of("😀!"), 3U);
  EXPECT_EQ(width_of(""), 0U);
}

TEST(Terminal, CutsAtCharactersAndFillsUp) {
  EXPECT_EQ(cut("Müller", 6), "Müller");
  EXPECT_EQ(cut("Müller", 4), "Mül…");
  EXPECT_EQ(cut("日本語", 4), "日…");
  EXPECT_EQ(left("日本語", 5), "日本…");
  EXPECT_EQ(left("ab", 4), "ab  ");
  EXPECT_EQ(right("ab", 4), "  ab");
}

TEST(Terminal, WrapsAtBlanks) {
  EXPECT_EQ(wrapped("one two three", 8), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrapped("onetwothree", 4), (std::vector<std::string>{"onet", "woth", "ree"}));
  EXPECT_TRUE(wrapped("", 10).empty());
}

TEST(Terminal, BarsGrowInEighths) {
  EXPECT_EQ(bar(0, 4), "    ");
  EXPECT_EQ(bar(1, 4), "████");
  EXPECT_EQ(bar(0.5, 3), "█▌ ");
  EXPECT_EQ(bar(0.001, 4), "▏   ");
  EXPECT_EQ(bar(0.5, 4, true), "░░  ");
  EXPECT_EQ(bar(7, 2), "██");
}

RC_GTEST_PROP(Terminal, ACellIsExactlyAsWideAsAsked, (const std::string& text)) {
  const auto width = *rc::gen::inRange<std::size_t>(0, 30);
  RC_ASSERT(width_of(left(printable(text), width)) == width);
  RC_ASSERT(width_of(right(printable(text), width)) == width);
}

RC_GTEST_PROP(Terminal, WrappingLosesNoWord, (std::vector<std::uint8_t> sizes)) {
  std::string text;
  std::string letters;
  for (const std::uint8_t size : sizes) {
    const std::string word(size % 20 + 1, 'x');
    text += (text.empty() ? "" : " ") + word;
    letters += word;
  }
  std::string joined;
  for (const std::string& line : wrapped(text, 7)) {
    RC_ASSERT(width_of(line) <= 7);
    for (const char c : line) {
      if (c != ' ') joined += c;
    }
  }
  RC_ASSERT(joined == letters);
}

}  // namespace
}  // namespace vouch::report
