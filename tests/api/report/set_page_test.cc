#include "api/report/set_page.h"

#include <gtest/gtest.h>

#include "api/report/set_table.h"
#include "tests/api/contract/sample_set.h"

namespace vouch::report {
namespace {

using contract::sample_set;
using words::Language;

TEST(SetPage, HoldsMatrixRegionsAndFigures) {
  const std::string page = set_page(sample_set(), Language::english);
  for (const char* text : {"<!DOCTYPE html>", "What 3 creators reach together", "7,890", "78,900 (70,000–80,000)",
                           "Anna &lt;b&gt;", "Who shares whom", "Exactly these creators", "26%", "by exactly 2 creators",
                           "Compared with mill", "60%–75%", "a1b2c3d4e5f60718", "url(#unknown)", "sample of followers, 10%"}) {
    EXPECT_NE(page.find(text), std::string::npos) << text;
  }
  for (const char* text : {"<b>", "<script", "<link", "<img", "@import", "url(http", "src=", "nan", "inf\""}) {
    EXPECT_EQ(page.find(text), std::string::npos) << text;
  }
}

TEST(SetPage, SpeaksGerman) {
  const std::string page = set_page(sample_set(), Language::german);
  for (const char* text : {"<html lang=\"de\">", "Was 3 Profile zusammen erreichen", "7.890", "Wer teilt wen", "Nur hier"}) {
    EXPECT_NE(page.find(text), std::string::npos) << text;
  }
}

TEST(SetPage, DrawsFromTwoCreatorsToFiveHundred) {
  for (const std::size_t creators : {2U, 12U, 61U, 500U}) {
    ranking::SetReport report;
    for (std::size_t i = 0; i < creators; ++i) {
      ranking::SetMember member;
      member.creator.id = "creator with a name that is far too long for its column " + std::to_string(i);
      member.members = 10;
      report.creators.push_back(member);
    }
    for (std::uint32_t a = 0; a < creators; ++a) {
      for (std::uint32_t b = a + 1; b < creators; ++b)
        report.pairs.push_back({a, b, contract::sample_shared(a * b % 7, 0.01 * (a % 9))});
    }
    report.by_times.assign(creators, 1);
    const std::string page = set_page(report, Language::english);
    EXPECT_EQ(page.find("Who shares whom") != std::string::npos, creators <= 60);
    EXPECT_EQ(page.find("NaN"), std::string::npos);
  }
}

TEST(SetTable, HasEveryPartInItsWidth) {
  for (const std::size_t width : {60U, 100U}) {
    const std::string text = set_table(sample_set(), {.width = width, .language = Language::english});
    for (const char* part :
         {"Potential reach", "7,890", "Strongest pairs", "Exactly these", "country", "Compared with mill", "! Of 2"}) {
      EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
    }
  }
}

}  // namespace
}  // namespace vouch::report
