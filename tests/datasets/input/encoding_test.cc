// One text in every encoding gives the same UTF-8; between UTF-8 and Windows-1252 the whole file decides.
#include "datasets/input/encoding.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::datasets {
namespace {

const std::string kText = "björn,Grüße,Öl für fünf €,日本 😀";

std::string utf16(std::u16string_view text, bool big) {
  std::string out;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xff);
    const char high = static_cast<char>(unit >> 8);
    out += big ? std::string{high, low} : std::string{low, high};
  }
  return out;
}

std::string decoded(std::string_view raw, SniffedEncoding encoding, Utf8Census* census = nullptr) {
  auto source = as_utf8(from_memory(raw), encoding, census);
  std::string text(4 * raw.size() + 16, '\0');
  text.resize(read_fully(**source, text).value());
  if (census != nullptr) {
    char more = 0;
    EXPECT_EQ((*source)->read({&more, 1}).value(), 0U);
  }
  return text;
}

TEST(AsUtf8, OneTextInEveryEncodingIsTheSame) {
  const std::u16string wide = u"björn,Grüße,Öl für fünf €,日本 😀";
  for (const std::string& raw :
       {kText, "\xef\xbb\xbf" + kText, "\xff\xfe" + utf16(wide, false), "\xfe\xff" + utf16(wide, true)}) {
    EXPECT_EQ(decoded(raw, sniff_encoding(raw)), kText);
  }
  EXPECT_EQ(from_windows1252("Gr\xfc\xdf\x65 \x80"), "Grüße €");
  EXPECT_EQ(decoded("Gr\xfc\xdf\x65 \x80", {Encoding::windows1252, 0}), "Grüße €");
}

TEST(SniffEncoding, Utf16IsToldWithoutAMarkByItsZeros) {
  EXPECT_EQ(sniff_encoding(utf16(u"creator_id;name\nu;x\n", false)).encoding, Encoding::utf16le);
  EXPECT_EQ(sniff_encoding(utf16(u"creator_id;name\nu;x\n", true)).encoding, Encoding::utf16be);
  EXPECT_EQ(sniff_encoding(std::string("creator_id\nbad\0id\n", 18)).encoding, Encoding::utf8);
}

TEST(AsUtf8, HalfSurrogatePairsAreNoUtf8) {
  EXPECT_FALSE(is_valid_utf8(decoded(utf16(std::u16string{u'a', 0xd83d, u'b'}, false), {Encoding::utf16le, 0})));
  EXPECT_FALSE(is_valid_utf8(decoded(utf16(u"ab", false) + "x", {Encoding::utf16le, 0}))) << "an odd byte at the end";
}

TEST(Utf8Census, AFewBrokenBytesAmongCharactersAreNotAnotherEncoding) {
  Utf8Census census;
  (void)decoded("u,Grüße\nbad\xff\xfe\xc3\x28,b\nv,日本\nw,ü\n", {}, &census);
  EXPECT_EQ(census.sequences, 5U);
  EXPECT_EQ(census.invalid_bytes, 3U);
  EXPECT_EQ(census.decide(), Encoding::utf8);
}

TEST(Utf8Census, AFileOfWindows1252IsOne) {
  Utf8Census census;
  (void)decoded("bj\xf6rn,Gr\xfc\xdf\x65\n", {}, &census);
  EXPECT_EQ(census.decide(), Encoding::windows1252);
}

RC_GTEST_PROP(Utf8Census, CountsTheSameWhereverReadsEnd, ()) {
  const auto text = *rc::gen::container<std::string>(
      rc::gen::element('a', '\xc3', '\xbc', '\xe6', '\x97', '\xa5', '\xf0', '\x9f', '\x98', '\x80'));
  const auto step = *rc::gen::inRange<std::size_t>(1, 6);
  Utf8Census whole;
  count_utf8(text, whole);
  Utf8Census parts;
  auto source = as_utf8(from_memory(text), {}, &parts);
  std::string block(step, '\0');
  while (*(*source)->read(block) != 0) {
  }
  RC_ASSERT(parts.sequences == whole.sequences);
  RC_ASSERT(parts.invalid_bytes == whole.invalid_bytes);
}

TEST(Printable, ShowsControlsAndBrokenBytesAndCuts) {
  EXPECT_EQ(printable(std::string_view("a\0b\xffü\n", 7)), "a\\x00b\\xffü\\x0a");
  EXPECT_EQ(printable(std::string(1000, 'x'), 10), "xxxxxxxxxx…");
}

}  // namespace
}  // namespace vouch::datasets
