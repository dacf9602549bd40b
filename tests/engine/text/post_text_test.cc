#include "engine/text/post_text.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <utf8proc.h>

namespace vouch::text {
namespace {

/// Parts apart by a bar, those that may be joined in brackets.
std::string shown(std::string_view text) {
  std::string out;
  for (const PostPart& part : post_parts(text)) {
    if (!out.empty()) out += '|';
    out += part.joined ? "[" + part.text + "]" : part.text;
  }
  return out;
}

TEST(PostText, LeavesWordsAsTheyAre) {
  EXPECT_EQ(shown("Heute: neue Mode, ganz ohne Plastik!"), "Heute: neue Mode, ganz ohne Plastik!");
  EXPECT_EQ(shown(""), "");
}

TEST(PostText, DropsAddressesAndHandles) {
  EXPECT_EQ(shown("see https://example.org/a?b=#c now"), "see now");
  EXPECT_EQ(shown("see www.example.org"), "see ");
  EXPECT_EQ(shown("HTTP://EXAMPLE.ORG"), "");
  EXPECT_EQ(shown("with @some_one.else, thanks"), "with , thanks");
  EXPECT_EQ(shown("a@b.example"), "a@b.example") << "no handle: something stands before it";
  EXPECT_EQ(shown("@ home"), "@ home");
}

TEST(PostText, PartsHashtagsWhereTheySayHow) {
  EXPECT_EQ(shown("#nachhaltigemode"), "[nachhaltigemode]");
  EXPECT_EQ(shown("so #SlowFashion is #zero_waste."), "so |[Slow]|[Fashion]|is |[zero]|[waste]|.");
  EXPECT_EQ(shown("#a#b"), "[a]|[b]");
  EXPECT_EQ(shown("# 1"), "# 1");
  EXPECT_EQ(shown("\uff03vegan"), "[vegan]") << "full width";
}

TEST(PostText, DropsPicturesAndWhatNobodySees) {
  EXPECT_EQ(shown("Mode\U0001F60DLiebe"), "Mode Liebe");
  EXPECT_EQ(shown("\U0001F469\u200d\U0001F469\u200d\U0001F467\u2764\ufe0f"), "");
  EXPECT_EQ(shown("un\u200bsicht\u00adbar\ufeff"), "unsichtbar");
}

TEST(PostText, ShortensRepetitionsButNotNumbers) {
  EXPECT_EQ(shown("soooooo goooood!!!!!"), "soo good!!");
  EXPECT_EQ(shown("10000 Euro"), "10000 Euro");
}

TEST(PostText, WritesShoutingSmall) {
  EXPECT_EQ(shown("NACHHALTIGE MODE aus der EU"), "nachhaltige mode aus der EU");
  EXPECT_EQ(shown("\u00dcBERALL"), "\u00fcberall");
}

TEST(PostText, ReadsTheFirst16KiB) {
  const std::string letters(1 << 20, 'a');
  EXPECT_EQ(shown(letters), "aa") << "one letter a million times";
  std::string words;
  while (words.size() < 1 << 20) words += "word ";
  EXPECT_LE(shown(words).size(), kMostPostBytes);
}

RC_GTEST_PROP(PostText, IsValidUtf8WithoutRepetitionsForAnyBytes, (const std::string& bytes)) {
  for (const PostPart& part : post_parts(bytes)) {
    RC_ASSERT(!part.text.empty());
    std::string_view rest = part.text;
    while (!rest.empty()) {
      utf8proc_int32_t code = 0;
      const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                                         static_cast<utf8proc_ssize_t>(rest.size()), &code);
      RC_ASSERT(used > 0);
      rest.remove_prefix(static_cast<std::size_t>(used));
    }
  }
}

}  // namespace
}  // namespace vouch::text
