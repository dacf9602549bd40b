#include "engine/text/fold.h"

#include <cstdint>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::text {
namespace {

std::string utf8(std::uint32_t c) {
  const auto byte = [](std::uint32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
  return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
}

bool is_valid_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
    }
    i += length;
  }
  return true;
}

TEST(Fold, LowersAsciiAndLeavesTheRestOfItAlone) {
  EXPECT_EQ(fold(""), "");
  EXPECT_EQ(fold("Hello, WORLD 42_\t\n"), "hello, world 42_\t\n");
}

TEST(Fold, MakesOneSpellingOfCompositionWidthAndCase) {
  EXPECT_EQ(fold("e\u0301"), "é");
  EXPECT_EQ(fold("CAFÉ"), fold("cafe\u0301"));
  EXPECT_EQ(fold("Straße"), "strasse");
  EXPECT_EQ(fold("ＡＢＣ１２３"), "abc123");
  EXPECT_EQ(fold("ﬁn²"), "fin2");
  EXPECT_EQ(fold("ΣΊΣΥΦΟΣ"), fold("σίσυφος"));
  EXPECT_EQ(fold("a\u00a0b"), "a b");       // no-break space
  EXPECT_EQ(fold("Mo\u00adnat"), "monat");  // soft hyphen
  EXPECT_EQ(fold("Köln KÖLN"), "köln köln");
}

TEST(Fold, ReplacesBrokenBytesAndKeepsTheRest) {
  EXPECT_EQ(fold("a\xff"
                 "b"),
            "a\uFFFDb");
  EXPECT_EQ(fold("\xed\xa0\x80x").back(), 'x');  // a surrogate half
  EXPECT_EQ(fold("\xf0\x9f\x98"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(fold(std::string("a\0B", 3)), std::string("a\0b", 3));
}

TEST(Fold, OfEveryCodePointIsValidAndStaysAsItIsWhenFoldedAgain) {
  for (std::uint32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::string once = fold("x" + utf8(c));
    ASSERT_TRUE(is_valid_utf8(once)) << std::hex << c;
    ASSERT_EQ(fold(once), once) << std::hex << c;
  }
}

TEST(Fold, OfACodePointIsTheSameBesideOneThatComposes) {
  for (std::uint32_t c = 0x21; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    ASSERT_EQ(fold(utf8(c) + "x\u0301"), fold(utf8(c)) + "x\u0301") << std::hex << c;
  }
}

TEST(Fold, CutsRunsWithoutSpaceWhereTheyGetLong) {
  std::string run;
  for (int i = 0; i < 100'000; ++i) run += "Ü";
  std::string folded;
  for (int i = 0; i < 100'000; ++i) folded += "ü";
  EXPECT_EQ(fold(run), folded);
}

RC_GTEST_PROP(Fold, GivesValidUtf8ForAnyBytesAndIsIdempotent, (const std::string& bytes)) {
  const std::string once = fold(bytes);
  RC_ASSERT(is_valid_utf8(once));
  RC_ASSERT(fold(once) == once);
}

RC_GTEST_PROP(Fold, OfTextsJoinedBySpaceIsTheFoldsJoined,
              (const std::vector<std::uint16_t>& left, const std::vector<std::uint16_t>& right)) {
  const auto text = [](const std::vector<std::uint16_t>& code_points) {
    std::string out;
    for (const std::uint16_t c : code_points) out += utf8(c >= 0xD800 && c < 0xE000 ? 'x' : c);
    return out;
  };
  RC_ASSERT(fold(text(left) + " " + text(right)) == fold(text(left)) + " " + fold(text(right)));
}

TEST(UnicodeVersion, IsNamed) {
  EXPECT_NE(unicode_version().find('.'), std::string::npos);
  EXPECT_TRUE(unicode_library_version().starts_with("utf8proc "));
}

}  // namespace
}  // namespace vouch::text
