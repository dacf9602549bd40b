// Exports of the common tools, as they come, German and English: recognised by their columns, read without mapping by
// hand. The fixtures are written for these tests in the shape of each tool's export; people in them are made up.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/datasets/dataset_fixture.h"

namespace vouch::datasets {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;

std::string fixture(const std::string& name) {
  std::ifstream in(std::filesystem::path(VOUCH_FIXTURES) / name, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Reads the export alone, under a name that says nothing.
ReadOutcome read_export(const std::string& name) {
  auto outcome = read_files({{"download (3).csv", fixture(name)}, {"brands.csv", "brand_id,name\nb,Bread and Salt\n"}});
  EXPECT_TRUE(outcome.report) << name << ": " << (outcome.report ? "" : outcome.report.error().message);
  EXPECT_THAT(outcome.rejects, IsEmpty()) << name;
  return outcome;
}

std::string tool_of(const ReadOutcome& outcome) {
  if (!outcome.report) return {};
  for (const FileReport& file : outcome.report->files) {
    if (file.file == "download (3).csv") return file.tool;
  }
  return {};
}

TEST(ToolExports, Modash) {
  const auto outcome = read_export("modash.csv");
  EXPECT_EQ(tool_of(outcome), "Modash");
  EXPECT_THAT(
      outcome.records,
      IsSupersetOf({"creator hutzumgipfel platform=instagram handle=hutzumgipfel url=https://www.instagram.com/hutzumgipfel/ "
                    "name=Jonas Huber followers=1204500 country=AT language=de",
                    "metric lenas_ofen name=engagement_rate value=0.0421 source=Modash",
                    "metric hutzumgipfel name=average_likes value=12010 source=Modash",
                    "metric hutzumgipfel name=average_views value=210400 source=Modash",
                    "share creator:glow.by.mira dimension=gender value=female share=0.835 of=followers source=Modash"}));
}

TEST(ToolExports, ModashInGerman) {
  const auto outcome = read_export("modash_de.csv");
  EXPECT_EQ(tool_of(outcome), "Modash");
  EXPECT_THAT(
      outcome.records,
      IsSupersetOf({"creator lenas_ofen platform=instagram handle=lenas_ofen url=https://www.instagram.com/lenas_ofen/ name=Lena "
                    "am Ofen followers=12345 country=DE language=de",
                    "metric lenas_ofen name=engagement_rate value=0.0421 source=Modash",
                    "metric hutzumgipfel name=average_likes value=12010 source=Modash",
                    "metric hutzumgipfel name=average_comments value=640 source=Modash",
                    "share creator:glow.by.mira dimension=gender value=male share=0.165 of=followers source=Modash"}));
}

TEST(ToolExports, HypeAuditor) {
  const auto outcome = read_export("hypeauditor.csv");
  EXPECT_EQ(tool_of(outcome), "HypeAuditor");
  EXPECT_THAT(outcome.records,
              IsSupersetOf({"creator hutzumgipfel handle=hutzumgipfel followers=1200000 category=Travel country=AT "
                            "price_cents=950000 currency=USD",
                            "metric hutzumgipfel name=growth_30d value=-0.004 source=HypeAuditor",
                            "metric lenas_ofen name=fake_share value=0.065 source=HypeAuditor",
                            "metric lenas_ofen name=reach value=5100 source=HypeAuditor",
                            "metric glow.by.mira name=audience_quality value=92 source=HypeAuditor"}));
}

TEST(ToolExports, HypeAuditorInGermanAndWindows1252) {
  const auto outcome = read_export("hypeauditor_de.csv");
  EXPECT_EQ(tool_of(outcome), "HypeAuditor");
  EXPECT_EQ(outcome.report->files.front().encoding, "windows-1252");
  EXPECT_THAT(outcome.records,
              IsSupersetOf({"creator hutzumgipfel handle=hutzumgipfel followers=1200000 category=Reisen country=AT "
                            "price_cents=950000 currency=EUR",
                            "creator glow.by.mira handle=glow.by.mira followers=87900 category=Schönheit country=GB "
                            "price_cents=85000 currency=EUR",
                            "metric hutzumgipfel name=growth_30d value=-0.004 source=HypeAuditor",
                            "metric lenas_ofen name=fake_share value=0.065 source=HypeAuditor"}));
}

TEST(ToolExports, KlearWhosePercentHaveNoSign) {
  const auto outcome = read_export("klear.csv");
  EXPECT_EQ(tool_of(outcome), "Klear");
  EXPECT_THAT(outcome.records,
              IsSupersetOf(
                  {"creator hutzumgipfel platform=tiktok handle=hutzumgipfel url=https://www.tiktok.com/@hutzumgipfel name=Jonas "
                   "Huber followers=1204500 category=Hiking price_cents=950000 currency=USD",
                   "metric lenas_ofen name=engagement_rate value=0.0421 source=Klear",
                   "metric glow.by.mira name=influence_score value=70 source=Klear"}));
}

TEST(ToolExports, KlearInGerman) {
  const auto outcome = read_export("klear_de.csv");
  EXPECT_THAT(
      outcome.records,
      IsSupersetOf(
          {"creator lenas_ofen platform=instagram handle=lenas_ofen url=https://www.instagram.com/lenas_ofen name=Lena am "
           "Ofen followers=12345 category=Backen price_cents=18050 currency=EUR",
           "metric lenas_ofen name=engagement_rate value=0.0421 source=Klear"}));
}

TEST(ToolExports, MetaMakesCreatorsOfTheAccountsThatPosted) {
  const auto outcome = read_export("meta.csv");
  EXPECT_EQ(tool_of(outcome), "Meta");
  EXPECT_THAT(outcome.records,
              ElementsAre("creator lenas_ofen platform=instagram handle=lenas_ofen",
                          "creator hutzumgipfel platform=instagram handle=hutzumgipfel", "brand b name=Bread and Salt",
                          "post 17900000000000001 ?:lenas_ofen at_s=1706623500 text=Sourdough, day 3 #baking format=IG image "
                          "url=https://www.instagram.com/p/AAA1/ likes=512 comments=22 shares=8 saves=40 views=9120 reach=8100",
                          HasSubstr("17900000000000002"), HasSubstr("17900000000000003")));
}

TEST(ToolExports, MetaInGerman) {
  const auto outcome = read_export("meta_de.csv");
  EXPECT_EQ(tool_of(outcome), "Meta");
  EXPECT_THAT(
      outcome.records,
      Contains(
          "post 17900000000000003 ?:hutzumgipfel at_s=1707676200 text=Zur Hütte #wandern format=IG-Reel "
          "url=https://www.instagram.com/reel/BBB1/ likes=12010 comments=640 shares=900 saves=2100 views=1250000 reach=210400"));
}

TEST(ToolExports, TikTokOwnersComeFromTheAddresses) {
  const auto outcome = read_export("tiktok.csv");
  EXPECT_EQ(tool_of(outcome), "TikTok");
  EXPECT_THAT(
      outcome.records,
      IsSupersetOf(
          {"creator hutzumgipfel platform=tiktok handle=hutzumgipfel", "creator lenas_ofen platform=tiktok handle=lenas_ofen",
           "post 7300000000000000003 ?:lenas_ofen at_s=1707129000 text=Rye bread #baking "
           "url=https://www.tiktok.com/@lenas_ofen/video/7300000000000000003 likes=702 comments=35 shares=31 views=15000"}));
}

TEST(ToolExports, TikTokInGermanAndUtf16WithTabs) {
  const auto outcome = read_export("tiktok_de.csv");
  EXPECT_EQ(tool_of(outcome), "TikTok");
  EXPECT_EQ(outcome.report->files[1].encoding, "utf-16le");
  EXPECT_EQ(outcome.report->files[1].delimiter, "tab");
  EXPECT_THAT(
      outcome.records,
      Contains(
          "post 7300000000000000002 ?:hutzumgipfel at_s=1707037200 text=Packliste #wandern "
          "url=https://www.tiktok.com/@hutzumgipfel/video/7300000000000000002 likes=5400 comments=210 shares=120 views=1098000"));
}

TEST(ToolExports, YouTubeStudio) {
  for (const char* name : {"youtube_studio.csv", "youtube_studio_de.csv"}) {
    const auto outcome = read_export(name);
    EXPECT_EQ(tool_of(outcome), "YouTube Studio");
    EXPECT_THAT(outcome.records, Contains("creator Glow by Mira platform=youtube handle=Glow by Mira"));
    EXPECT_THAT(outcome.records, Contains(AllOf(HasSubstr("post AbCdEfGhIj2 ?:Glow by Mira at_s=1706918400"),
                                                HasSubstr("likes=1980 comments=199 shares=70 views=33000"))));
  }
}

/// The columns of an export that no record is made for, as "header>column: reading".
std::vector<std::string> columns_of(const std::string& name, const std::string& table, const std::string& tool) {
  const auto outcome =
      read_files({{"download (3).csv", fixture(name)}, {"creators.csv", "creator_id,followers\nlenas_ofen,12345\n"}});
  std::vector<std::string> columns;
  if (!outcome.report) return {outcome.report.error().message};
  EXPECT_THAT(outcome.rejects, IsEmpty()) << name;
  for (const FileReport& file : outcome.report->files) {
    if (file.file != "download (3).csv") continue;
    EXPECT_EQ(file.table, table) << name;
    EXPECT_EQ(file.tool, tool) << name;
    EXPECT_EQ(file.rows, 3U) << name;
    for (const ColumnReport& column : file.columns) {
      if (!column.column.empty()) columns.push_back(column.header + ">" + column.column + ": " + column.reading);
    }
  }
  return columns;
}

TEST(ToolExports, ShopifySalesByDiscountAreResultsOfCodes) {
  EXPECT_THAT(columns_of("shopify.csv", "results", "Shopify"),
              ElementsAre("Discount name>code: names the owner", "Orders>orders: ",
                          "Returns>refunds_cents: decimal point, in units", "Net sales>revenue_cents: decimal point, in units"));
  EXPECT_THAT(
      columns_of("shopify_de.csv", "results", "Shopify"),
      ElementsAre("Rabattname>code: names the owner", "Bestellungen>orders: ", "Rückgaben>refunds_cents: decimal comma, in units",
                  "Nettoumsatz>revenue_cents: decimal comma, in units"));
}

TEST(ToolExports, ShopifyOrdersAreOrders) {
  EXPECT_THAT(
      columns_of("shopify_orders.csv", "orders", "Shopify"),
      ElementsAre("Email>account_id: ", "Subtotal>net_cents: decimal point, in units", "Created at>at: ", "Vendor>brand_id: "));
}

TEST(ToolExports, Ga4CampaignsAreResultsBelowTheirNotes) {
  EXPECT_THAT(columns_of("ga4.csv", "results", "GA4"),
              ElementsAre("Session campaign>campaign: names the owner", "New users>new_customers: ", "Sessions>sessions: ",
                          "Total revenue>revenue_cents: decimal point, in units"));
  EXPECT_THAT(columns_of("ga4_de.csv", "results", "GA4"),
              ElementsAre("Sitzung – Kampagne>campaign: names the owner", "Neue Nutzer>new_customers: ", "Sitzungen>sessions: ",
                          "Gesamtumsatz>revenue_cents: decimal comma, in units"));
}

TEST(ToolExports, CreatorsThatAFileNamesAreNotMadeTwice) {
  const auto outcome = read_files({{"export.csv", fixture("meta.csv")},
                                   {"creators.csv", "creator_id,followers\nlenas_ofen,12345\n"},
                                   {"brands.csv", "brand_id\nhutzumgipfel\n"}});
  EXPECT_THAT(outcome.records, ElementsAre("creator lenas_ofen followers=12345", "brand hutzumgipfel", HasSubstr("post"),
                                           HasSubstr("post"), HasSubstr("post 17900000000000003 ?:hutzumgipfel")));
}

TEST(ToolExports, FiguresOfRejectedRowsAreLeftOut) {
  const auto outcome = read_files({{"creators.csv", "Username,Followers,Engagement Rate\nu,1,2%\nv,zzq,3%\n"}});
  EXPECT_THAT(outcome.records, ElementsAre("creator u handle=u followers=1", "metric u name=engagement_rate value=0.02"));
  EXPECT_THAT(outcome.rejects, ElementsAre(HasSubstr("creators.csv:3: column Followers: found 'zzq'")));
}

}  // namespace
}  // namespace vouch::datasets
