#include "api/report/table.h"

#include <sstream>

#include <gtest/gtest.h>

#include "api/report/terminal.h"
#include "tests/api/contract/sample_shortlist.h"

namespace vouch::report {
namespace {

using contract::sample_shortlist;
using words::Language;

std::size_t widest_line(const std::string& text) {
  std::istringstream in(text);
  std::size_t widest = 0;
  for (std::string line; std::getline(in, line);) widest = std::max(widest, width_of(line));
  return widest;
}

TEST(ShortlistTable, FitsEveryWidth) {
  for (std::size_t width = 40; width <= 200; width += 7) {
    for (const Language language : {Language::english, Language::german}) {
      const TextOptions options{.width = width, .language = language};
      EXPECT_LE(widest_line(shortlist_table(sample_shortlist(), options)), width) << width;
      EXPECT_LE(widest_line(shortlist_cards(sample_shortlist(), options)), width) << width;
    }
  }
}

TEST(ShortlistTable, HoldsWhatAReaderNeeds) {
  const std::string table = shortlist_table(sample_shortlist(), {.width = 120, .language = Language::english});
  for (const char* text : {"Shortlist for Lindenhof & Söhne", "balanced@1", "31 Jan 2026", "Lea \"Brot\" <Müller>", "83.4",
                           "79.0–87.1", "Shares 340 people", "Only 2 posts in the data", "=HYPERLINK"}) {
    EXPECT_NE(table.find(text), std::string::npos) << text << "\n" << table;
  }
}

TEST(ShortlistTable, WritesGermanNumbersInGerman) {
  const std::string table = shortlist_table(sample_shortlist(), {.width = 120, .language = Language::german});
  EXPECT_NE(table.find("83,4"), std::string::npos) << table;
  EXPECT_NE(table.find("31.01.2026"), std::string::npos);
  EXPECT_EQ(table.find("83.4"), std::string::npos);
}

TEST(ShortlistTable, NamesCannotSteerTheTerminal) {
  ranking::Shortlist shortlist = sample_shortlist();
  shortlist.creators[0].creator.name = "\x1b]0;owned\x07\r\nfake row";
  shortlist.brand.name = "\x1b[2J";
  for (const std::string& text : {shortlist_table(shortlist, {}), shortlist_cards(shortlist, {})}) {
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find('\x07'), std::string::npos);
    EXPECT_EQ(text.find('\r'), std::string::npos);
  }
}

TEST(ShortlistTable, SaysWhereNobodyFits) {
  ranking::Shortlist shortlist = sample_shortlist();
  shortlist.creators.clear();
  EXPECT_NE(shortlist_table(shortlist, {}).find("Nobody fits this brief."), std::string::npos);
}

TEST(ShortlistCards, HaveABarForEverySignalWithAWeight) {
  ranking::Shortlist shortlist = sample_shortlist();
  shortlist.creators.resize(1);
  const std::string cards = shortlist_cards(shortlist, {.width = 100, .language = Language::english});
  for (const char* text : {"audience", "credibility", "values", "░", "█", "45.0", "€1,200 net", "Expected reach unknown"}) {
    EXPECT_NE(cards.find(text), std::string::npos) << text << "\n" << cards;
  }
}

TEST(WhyNotText, NamesTheFilterOrTheRank) {
  contract::NamedWhyNot filtered;
  filtered.creator_id = "star";
  filtered.answer.filtered_by = "country";
  filtered.answer.reasons = {{"filtered_by", {{"reason", std::string("country")}}}};
  EXPECT_EQ(why_not_text(filtered, {}), "\nWhy not star?\n  - Left out by the filter “country”\n");
  contract::NamedWhyNot ranked;
  ranked.answer.rank = 77;
  ranked.answer.ranked = 90;
  ranked.answer.creator = contract::sample_creator();
  ranked.answer.last_listed_thousandths = 90'000;
  ranked.answer.reasons = {{"rank_is", {{"rank", std::int64_t{77}}, {"ranked", std::int64_t{90}}}},
                           {"behind", {{"signal", std::string("values")}, {"points", 12.34}}}};
  EXPECT_EQ(why_not_text(ranked, {}),
            "\nWhy not Lea \"Brot\" <Müller>?\n  - Rank 77 of 90, 83.4 points; the last one listed has 90.0\n"
            "  - 12.3 points behind in values\n");
}

TEST(PlainTable, AlignsNumbersToTheRight) {
  EXPECT_EQ(plain_table({{"file", false}, {"rows", true}}, {{"a.csv", "5"}, {"b", "1,200"}}, 80),
            "file    rows\na.csv      5\nb      1,200\n");
}

}  // namespace
}  // namespace vouch::report
