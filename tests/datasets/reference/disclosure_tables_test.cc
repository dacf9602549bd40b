#include "datasets/reference/disclosure_tables.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/credibility/disclosure.h"
#include "tests/support/temporary_folder.h"

namespace vouch::datasets {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::string_view kPhraseHeader = "phrase,language,class,strength,role,source,source_date\n";
constexpr std::string_view kRuleHeader =
    "country,class,required,accepts,languages,weak_phrases,before_fold,platform_label,source,source_date,note\n";

std::string message_of(const DisclosureFiles& files) {
  const auto read = read_disclosure_files(files);
  return read ? "" : read.error().message;
}

TEST(DisclosureTables, CarriedOnesAreReadAndEveryRowHasItsSource) {
  const auto records = read_disclosure_files(carried_disclosure_files());
  ASSERT_TRUE(records) << records.error().message;
  EXPECT_THAT(records->version, StartsWith("1+"));
  EXPECT_GT(records->phrases.size(), 500u);
  std::set<std::string> countries;
  for (const auto& rule : records->rules) countries.insert(rule.country);
  EXPECT_EQ(countries, (std::set<std::string>{"AT", "CH", "DE", "EU", "GB", "US"}));
  EXPECT_EQ(records->rules.size(), 24u);
  EXPECT_EQ(records->settings.fold_characters, 125u);
  for (const auto& phrase : records->phrases) EXPECT_FALSE(phrase.source.empty() || phrase.source_date.empty()) << phrase.phrase;
  EXPECT_TRUE(credibility::DisclosureClassifier::make(*records));
}

TEST(DisclosureTables, SayWhereTheyAreWrong) {
  const DisclosureFiles good = carried_disclosure_files();
  const auto phrase = [&](const std::string& row) {
    const std::string bytes = std::string(kPhraseHeader) + "werbung,de,paid,clear,label,a,2020\n" + row;
    return message_of({.phrases = bytes, .rules = good.rules, .settings = good.settings});
  };
  EXPECT_EQ(phrase("ad,en,advert,clear,label,a,2020\n"),
            "disclosure_phrases.csv:3: class: found 'advert', expected one of none, declared_unpaid, paid, gifted, affiliate, "
            "own_brand");
  EXPECT_EQ(phrase("ad,en,paid,loud,label,a,2020\n"),
            "disclosure_phrases.csv:3: strength: found 'loud', expected one of weak, clear");
  EXPECT_EQ(phrase("ad,en,paid,clear,label,,2020\n"), "disclosure_phrases.csv:3: source: found '', expected something");
  EXPECT_EQ(phrase("ad,en,paid,clear,topic,a,2020\n"),
            "disclosure_phrases.csv:3: class: found 'paid', expected none, for a topic or negation");
  const auto rule = [&](const std::string& row) {
    const std::string bytes = std::string(kRuleHeader) + row;
    return message_of({.phrases = good.phrases, .rules = bytes, .settings = good.settings});
  };
  EXPECT_EQ(rule("DE,paid,maybe,paid,de,,yes,helps,a,2020,\n"),
            "disclosure_rules.csv:2: required: found 'maybe', expected one of no, yes, if_not_apparent");
  EXPECT_EQ(rule("DE,paid,yes,paid|all,de,,yes,helps,a,2020,\n"),
            "disclosure_rules.csv:2: accepts: found 'paid|all', expected paid, gifted, affiliate, own_brand with | between");
  EXPECT_EQ(rule("DE,paid,yes,paid,de,,yes,helps,a,2020,\nDE,paid,yes,paid,de,,yes,helps,a,2020,\n"),
            "disclosure_rules.csv:3: country: found 'DE', expected one row for each country and class");
  const auto settings = [&](const std::string& rows) {
    return message_of({.phrases = good.phrases, .rules = good.rules, .settings = "name,value,source,source_date\n" + rows});
  };
  EXPECT_EQ(settings("fold_characters,many,a,2020\n"),
            "disclosure_settings.csv:2: value: found 'many', expected a whole number from 1 to 100000");
  EXPECT_EQ(settings("gap_words,9,a,2020\n"), "disclosure_settings.csv:2: value: found '9', expected a whole number from 1 to 8");
  EXPECT_THAT(settings("fold,1,a,2020\n"), HasSubstr("name: found 'fold', expected version or a setting"));
  EXPECT_EQ(settings("version,2,a,2020\n"), "disclosure_settings.csv: found no row fold_characters, expected one");
  EXPECT_EQ(message_of({.phrases = "phrase\n", .rules = good.rules, .settings = good.settings}),
            "disclosure_phrases.csv: found no column language, expected one");
}

TEST(DisclosureTables, OfAFolderHaveAVersionOfTheirOwn) {
  const vouch::testing::TemporaryFolder folder;
  const DisclosureFiles carried = carried_disclosure_files();
  const auto write = [&](const char* name, std::string_view bytes) {
    std::ofstream(folder.path() / name, std::ios::binary) << bytes;
  };
  write("disclosure_phrases.csv", carried.phrases);
  write("disclosure_rules.csv", carried.rules);
  EXPECT_EQ(read_disclosure_folder(folder.path()).error().code, core::ErrorCode::not_found);
  write("disclosure_settings.csv", carried.settings);
  const std::string version = read_disclosure_files(carried).value().version;
  EXPECT_EQ(read_disclosure_folder(folder.path()).value().version, version);
  write("disclosure_phrases.csv", std::string(carried.phrases) + "kaufbar gemacht von,de,paid,weak,statement,a,2020\n");
  EXPECT_NE(read_disclosure_folder(folder.path()).value().version, version);
  write("disclosure_rules.csv", "nothing\n");
  EXPECT_THAT(read_disclosure_folder(folder.path()).error().message,
              StartsWith(folder.path().string() + ": disclosure_rules.csv: found no column"));
}

}  // namespace
}  // namespace vouch::datasets
