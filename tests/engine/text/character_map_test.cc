#include "engine/text/character_map.h"

#include <gtest/gtest.h>

namespace vouch::text {
namespace {

/// A table without any replacement: a trie of a root without children.
std::string empty_table() { return std::string("\4\0\0\0\0\0\0\0", 8) + '\0'; }

CharacterMap plain() { return *CharacterMap::make(core::as_bytes(empty_table())); }

TEST(CharacterMap, WritesWordsWithASignBeforeEach) {
  EXPECT_EQ(plain().normalized("to be"), "\u2581to\u2581be");
  EXPECT_EQ(plain().normalized("  to   be "), "\u2581to\u2581be");
  EXPECT_EQ(plain().normalized(""), "");
  EXPECT_EQ(plain().normalized("   "), "");
}

TEST(CharacterMap, WritesWhatIsNoUtf8AsTheReplacementCharacter) {
  EXPECT_EQ(plain().normalized("a\xff"), "\u2581a\ufffd");
  EXPECT_EQ(plain().normalized("\xc3"), "\u2581\ufffd");                                // cut off
  EXPECT_EQ(plain().normalized("\xed\xa0\x80"), "\u2581\ufffd\ufffd\ufffd");            // a surrogate
  EXPECT_EQ(plain().normalized("\xc0\xaf"), "\u2581\ufffd\ufffd");                      // longer than needed
  EXPECT_EQ(plain().normalized("\xf4\x90\x80\x80"), "\u2581\ufffd\ufffd\ufffd\ufffd");  // beyond Unicode
}

TEST(CharacterMap, LeavesOutSignsAtTheEnd) { EXPECT_EQ(plain().normalized("a \u2581\u2581"), "\u2581a"); }

TEST(CharacterMap, RefusesTablesThatDoNotFit) {
  for (const std::string& table : {std::string(), std::string("\4\0\0", 3), std::string("\4\0\0\0\0\0\0\0", 8),
                                   std::string("\3\0\0\0\0\0\0\0\0", 9), empty_table() + "x"}) {
    const auto made = CharacterMap::make(core::as_bytes(table));
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, core::ErrorCode::corrupt);
    EXPECT_TRUE(made.error().message.starts_with("character map: found ")) << made.error().message;
  }
}

}  // namespace
}  // namespace vouch::text
