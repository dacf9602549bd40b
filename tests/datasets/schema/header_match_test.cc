// Headers meet the data dictionary: by name, by synonym, as figures in disguise; and the dictionary keeps its own rules.
#include "datasets/schema/header_match.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "datasets/records/record_bindings.h"
#include "datasets/values/texts.h"

namespace vouch::datasets {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Header = std::vector<std::string>;

/// "file header>column" of each match.
std::vector<std::string> matches(const char* table, const Header& header) {
  std::vector<std::string> texts;
  for (const MatchedColumn& one : match_header(header, *find_table(table)).columns) {
    const std::string to = one.column != nullptr ? std::string(one.column->name)
                                                 : std::string(one.figure->table) + "." + std::string(one.figure->name);
    texts.push_back(header[one.at] + ">" + to);
  }
  return texts;
}

TEST(MatchHeader, TheOwnNameBeatsASynonym) {
  EXPECT_THAT(matches("creators", {"Follower", "followers", "creator_id", "zzq"}),
              ElementsAre("followers>followers", "creator_id>creator_id"));
}

TEST(MatchHeader, CaseSignsAndUnitsDoNotCount) {
  EXPECT_THAT(matches("creators", {"Creator-ID", "Währung", "Preis (EUR)", "Engagement-Rate (%)", "Ø Likes"}),
              ElementsAre("Creator-ID>creator_id", "Währung>currency", "Preis (EUR)>price_cents",
                          "Engagement-Rate (%)>metrics.engagement_rate", "Ø Likes>metrics.average_likes"));
}

TEST(MatchHeader, UnitsInHeadersAreRemembered) {
  const auto match = match_header(Header{"creator_id", "Cost (USD)", "ER %"}, *find_table("creators"));
  ASSERT_EQ(match.columns.size(), 3U);
  EXPECT_EQ(match.columns[1].currency, "USD");
  EXPECT_EQ(match.columns[1].reading, Reading::units);
  EXPECT_TRUE(match.columns[2].percent);
}

TEST(MatchHeader, RequiredColumnsThatAreAbsentAreNamed) {
  EXPECT_THAT(match_header(Header{"account_id", "kind"}, *find_table("audience")).missing, ElementsAre("owner_id"));
  EXPECT_THAT(match_header(Header{"name", "followers"}, *find_table("creators")).missing, ElementsAre("creator_id"));
  EXPECT_THAT(match_header(Header{"person_id"}, *find_table("persons")).missing, ElementsAre("creator_id"));
  EXPECT_THAT(match_header(Header{"person_id", "account_id"}, *find_table("persons")).missing, IsEmpty());
}

TEST(MatchHeader, AHandleOrAnAddressStandsForAnAbsentId) {
  EXPECT_EQ(match_header(Header{"Username", "Followers"}, *find_table("creators")).key_from, "handle");
  EXPECT_EQ(match_header(Header{"Profile Link", "Followers"}, *find_table("creators")).key_from, "url");
  EXPECT_EQ(match_header(Header{"creator_id", "Username"}, *find_table("creators")).key_from, "");
}

TEST(Recognise, FindsTheTableThatKnowsMost) {
  EXPECT_EQ(recognise(Header{"Username", "Followers", "ER", "Country"})->table->name, "creators");
  EXPECT_EQ(recognise(Header{"Video ID", "Channel", "Views", "Likes", "Comments"})->table->name, "posts");
  EXPECT_EQ(recognise(Header{"account_id", "owner_id", "kind", "at"})->table->name, "audience");
  EXPECT_FALSE(recognise(Header{"when", "what", "who"}));
  EXPECT_FALSE(recognise(Header{"Username", "Followers"})) << "too little to be sure";
}

TEST(DataDictionary, NamesAreFoldedAndUnique) {
  std::set<std::string_view> tables;
  for (const Table& table : data_dictionary()) {
    EXPECT_TRUE(tables.insert(table.name).second) << table.name;
    EXPECT_FALSE(table.cost.empty()) << table.name;
    std::set<std::string_view> columns;
    for (const Column& column : table.columns) {
      EXPECT_EQ(folded_name(column.name), column.name);
      EXPECT_TRUE(columns.insert(column.name).second) << table.name << "." << column.name;
      EXPECT_EQ(column.type == FieldType::choice, !column.choices.empty()) << table.name << "." << column.name;
    }
    for (const std::string_view one : table.one_of) EXPECT_TRUE(columns.contains(one)) << table.name << "." << one;
  }
  EXPECT_EQ(tables.size(), 20U);
}

TEST(DataDictionary, MeaningsOfChoicesComeFirstAndAreFolded) {
  for (const Table& table : data_dictionary()) {
    for (const Column& column : table.columns) {
      bool synonyms = false;
      for (const Choice& one : column.choices) {
        EXPECT_EQ(folded_name(one.word), one.word);
        EXPECT_FALSE(synonyms && one.word == one.means) << one.word;
        synonyms = synonyms || one.word != one.means;
      }
    }
  }
}

TEST(DataDictionary, EveryColumnOfATableWithRecordsHasAField) {
  for (const Table& table : data_dictionary()) {
    if (!blank_record(table.name)) continue;
    for (const Column& column : table.columns)
      EXPECT_NE(find_setter(table.name, column.name), nullptr) << table.name << "." << column.name;
  }
}

TEST(Synonyms, NameColumnsThatExistInFoldedWords) {
  for (const Table& table : data_dictionary()) {
    for (const Synonyms& synonyms : synonyms_of(table.name)) {
      if (table.name == "profiles" || table.name == "audience_shares") continue;  // they share one list
      EXPECT_LT(find_column(table, synonyms.column), table.columns.size()) << table.name << "." << synonyms.column;
    }
    for (const Synonyms& synonyms : synonyms_of(table.name)) {
      std::string_view words = synonyms.headers;
      while (!words.empty()) {
        const std::size_t stop = words.find(' ');
        EXPECT_EQ(folded_name(words.substr(0, stop)), words.substr(0, stop)) << table.name << "." << synonyms.column;
        words.remove_prefix(stop == std::string_view::npos ? words.size() : stop + 1);
      }
    }
  }
}

TEST(Names, PlatformsCountriesAndLanguagesInGermanAndEnglish) {
  EXPECT_EQ(platform_named("ig"), "instagram");
  EXPECT_EQ(platform_named("youtube"), "youtube");
  EXPECT_EQ(platform_named("zzq"), "");
  for (const char* name : {"at", "austria", "oesterreich"}) EXPECT_EQ(country_named(name), "AT");
  EXPECT_EQ(country_named("atlantis"), "");
  EXPECT_EQ(language_named("deutsch"), "de");
  EXPECT_EQ(language_named("en"), "en");
}

TEST(Names, AddressesTellPlatformHandleAndPost) {
  EXPECT_EQ(platform_of_url("https://www.tiktok.com/@anna/video/7"), "tiktok");
  EXPECT_EQ(platform_of_url("https://example.com/instagram.com"), "");
  EXPECT_EQ(platform_of_url("https://notinstagram.com/anna"), "");
  EXPECT_EQ(handle_of_url("https://www.tiktok.com/@anna/video/7"), "anna");
  EXPECT_EQ(handle_of_url("instagram.com/anna/?hl=de"), "anna");
  EXPECT_EQ(handle_of_url("https://www.instagram.com/p/AAA1/"), "");
  EXPECT_EQ(handle_of_url("https://www.youtube.com/watch?v=1"), "");
  EXPECT_EQ(post_of_url("https://www.tiktok.com/@anna/video/7?x=1"), "7");
  EXPECT_EQ(post_of_url("https://www.instagram.com/reel/AAA2/"), "AAA2");
}

}  // namespace
}  // namespace vouch::datasets
