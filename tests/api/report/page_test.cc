#include "api/report/page.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "api/report/html.h"
#include "tests/api/contract/sample_shortlist.h"

namespace vouch::report {
namespace {

using contract::sample_shortlist;
using words::Language;

TEST(Page, HoldsTheListItsReasonsAndItsProvenance) {
  const std::string page = shortlist_page(sample_shortlist(), Language::english);
  for (const char* text : {"<!DOCTYPE html>", "<html lang=\"en\">", "Shortlist for Lindenhof &amp; Söhne", "83.4", "79.0–87.1",
                           "Shares 340 people", "Only 2 posts in the data", "€1,200 net", "a1b2c3d4e5f60718", "balanced@1",
                           "Vouch 0.1.0", "country 300", "How to read this"}) {
    EXPECT_NE(page.find(text), std::string::npos) << text;
  }
}

TEST(Page, SpeaksGerman) {
  const std::string page = shortlist_page(sample_shortlist(), Language::german);
  for (const char* text :
       {"<html lang=\"de\">", "Shortlist für Lindenhof", "83,4", "Nur 2 Beiträge in den Daten", "So ist das zu lesen"}) {
    EXPECT_NE(page.find(text), std::string::npos) << text;
  }
}

TEST(Page, LoadsNothingAndRunsNothing) {
  const std::string page = shortlist_page(sample_shortlist(), Language::english);
  for (const char* text : {"<script", "<link", "<img", "@import", "url(http", "src=", "javascript:"}) {
    EXPECT_EQ(page.find(text), std::string::npos) << text;
  }
}

TEST(Page, LinksLeadToHttpAlone) {
  ranking::Shortlist shortlist = sample_shortlist();
  shortlist.creators[0].creator.url = "javascript:alert(1)";
  EXPECT_EQ(shortlist_page(shortlist, Language::english).find("javascript:"), std::string::npos);
  shortlist.creators[0].creator.url = "https://example.org/\"x";
  EXPECT_NE(shortlist_page(shortlist, Language::english).find("href=\"https://example.org/&quot;x\""), std::string::npos);
}

TEST(Page, MarkupInDataComesOutAsText) {
  ranking::Shortlist shortlist = sample_shortlist();
  const std::string evil = "<img src=x onerror=alert(1)>\"'&</style><script>alert(2)</script>";
  ranking::CreatorCard& card = shortlist.creators[0].creator;
  for (std::string* text : {&card.id, &card.name, &card.handle, &card.url, &card.platform, &card.category, &card.country,
                            &card.currency, &shortlist.brand.name, &shortlist.brand.audience_kind, &shortlist.snapshot,
                            &shortlist.profile.name, &shortlist.creators[0].reasons[1].code}) {
    *text = evil;
  }
  shortlist.creators[0].reasons[0].params[0].second = evil;
  shortlist.filtered.emplace_back(evil, 3);
  contract::NamedWhyNot why_not;
  why_not.creator_id = evil;
  why_not.answer.reasons = {{"filtered_by", {{"reason", evil}}}};
  const std::string page = shortlist_page(shortlist, Language::english, std::span(&why_not, 1));
  EXPECT_EQ(page.find("<img"), std::string::npos);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("</style><"), std::string::npos);
  EXPECT_NE(page.find("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;"), std::string::npos);
}

TEST(Page, SaysWhereNobodyFits) {
  ranking::Shortlist shortlist = sample_shortlist();
  shortlist.creators.clear();
  EXPECT_NE(shortlist_page(shortlist, Language::german).find("Niemand passt zu diesem Briefing."), std::string::npos);
}

RC_GTEST_PROP(Html, EscapedTextHoldsNoMarkup, (const std::string& text)) {
  const std::string safe = escaped(text);
  RC_ASSERT(safe.find_first_of("<>\"'") == std::string::npos);
}

}  // namespace
}  // namespace vouch::report
