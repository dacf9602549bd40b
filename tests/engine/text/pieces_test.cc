#include "engine/text/pieces.h"

#include <chrono>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::text {
namespace {

/// "w:werbung s:| h:ad", with ~ before the key that a word imitates.
std::string shown_pieces(std::string_view text) {
  constexpr std::string_view kKinds = "whmusl";
  std::string all;
  for (const Piece& piece : pieces(text)) {
    if (!all.empty()) all += ' ';
    all += kKinds[static_cast<std::size_t>(piece.kind)];
    if (piece.kind != PieceKind::line_end) all += ":" + piece.key;
    if (!piece.imitated.empty()) all += "~" + piece.imitated;
  }
  return all;
}

TEST(Pieces, AreWordsTagsMentionsAddressesAndSigns) {
  EXPECT_EQ(shown_pieces("Werbung | #Ad by @Anna.B_1!\n10% off"), "w:werbung s:| h:ad w:by m:anna.b_1 s:! l w:10 w:% w:off");
  EXPECT_EQ(shown_pieces("see https://www.Shop.example/x?y=1#z, ok"), "w:see u:shop.example w:ok");
  EXPECT_EQ(shown_pieces("www.shop.example/ad mail ad@shop.example"), "u:shop.example w:mail u:");
  EXPECT_EQ(shown_pieces("# @ ## &#39;"), "s:# s:@ s:# s:& s:# w:39 s:;");
  EXPECT_EQ(shown_pieces("#paid_partnership"), "h:paidpartnership");
  EXPECT_EQ(shown_pieces("!!! \n\r\n ..."), "s:! l s:.");
  EXPECT_EQ(shown_pieces(""), "");
}

TEST(Pieces, ReadTheSameLettersHoweverTheyAreWritten) {
  for (const char* word : {"für", "fu\u0308r", "FÜR", "fuer", "ｆüｒ", "f\u200Bü\u00ADr", "𝗳ü𝗿"})
    EXPECT_EQ(shown_pieces(word), "w:fuer") << word;
  EXPECT_EQ(shown_pieces("Größe publicité"), "w:groesse w:publicite");
  EXPECT_EQ(shown_pieces("＃ａｄ"), "h:ad");
}

TEST(Pieces, KnowWhatAWordOfMixedScriptsImitates) {
  EXPECT_EQ(shown_pieces("W\u0435rbung"), "w:w\u0435rbung~werbung");
  EXPECT_EQ(shown_pieces("#\u0430d"), "h:\u0430d~ad");
  EXPECT_EQ(shown_pieces("реклама"), "w:реклама");
}

TEST(Pieces, SayWhereTheyStandAndHowTheyWereWritten) {
  const auto cut = pieces("ö 🎉 MIRA10 Ad");
  ASSERT_EQ(cut.size(), 4u);
  EXPECT_EQ(cut[1].byte, 3u);
  EXPECT_EQ(cut[1].character, 2u);
  EXPECT_EQ(cut[2].byte, 8u);
  EXPECT_EQ(cut[2].byte_end, 14u);
  EXPECT_EQ(cut[2].character, 4u);
  EXPECT_TRUE(cut[2].upper && cut[2].digits && cut[2].letters);
  EXPECT_FALSE(cut[3].upper);
}

TEST(Pieces, OfBrokenBytesAreSigns) {
  const auto cut = pieces("a\xff\xfe\xc3 b");
  EXPECT_EQ(cut.front().key, "a");
  EXPECT_EQ(cut.back().key, "b");
  EXPECT_EQ(cut.back().byte, 5u);
}

TEST(Pieces, OfLongTextsTakeLinearTime) {
  for (const std::string& unit :
       {std::string("a"), std::string("\u0301"), std::string("#"), std::string("\u200B"), std::string("🎉"), std::string("\xff"),
        std::string("a\u0301\u0327"), std::string("@a"), std::string("!?")}) {
    std::string text;
    while (text.size() < (std::size_t{1} << 20)) text += unit;
    const auto begin = std::chrono::steady_clock::now();
    const auto cut = pieces(text);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(took.count(), 20.0) << unit;  // under a sanitizer; a quadratic way takes hours
    EXPECT_LE(cut.size(), text.size());
  }
}

RC_GTEST_PROP(Pieces, AreInOrderAndWithinAnyBytes, (const std::string& text)) {
  std::uint32_t end = 0, character = 0;
  for (const Piece& piece : pieces(text)) {
    RC_ASSERT(piece.byte >= end);
    RC_ASSERT(piece.byte_end > piece.byte);
    RC_ASSERT(piece.character >= character);
    RC_ASSERT(piece.character <= piece.byte);
    end = piece.byte_end;
    character = piece.character;
  }
  RC_ASSERT(end <= text.size());
}

}  // namespace
}  // namespace vouch::text
