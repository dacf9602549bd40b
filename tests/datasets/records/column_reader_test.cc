// One cell as its column's type: what is taken, what is missing, what is refused and why.
#include "datasets/records/column_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vouch::datasets {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

ColumnReader reader_of(const char* table, const char* column, ColumnPlan plan = {}) {
  const Table& found = *find_table(table);
  plan.match.column = &found.columns[find_column(found, column)];
  plan.type = plan.match.column->type;
  return {plan, ReadLimits{}};
}

TEST(ColumnReader, IdsAreUnchangedWhateverTheyLookLike) {
  auto reader = reader_of("creators", "creator_id");
  const std::string longest(255, 'x');
  for (const std::string& id :
       {std::string("00123"), std::string("1.000"), std::string("=1+1"), std::string("-"), std::string("NA"), std::string("null"),
        std::string(" a b "), std::string("<script>alert(1)</script>"), std::string("e\xcc\x81"), longest}) {
    ASSERT_EQ(reader.read({id}), CellResult::value) << id;
    EXPECT_EQ(reader.value().text, id);
  }
  EXPECT_EQ(reader.read({longest + "x"}), CellResult::wrong);
  EXPECT_EQ(reader.expected(), "an id of 1 to 255 bytes");
  EXPECT_EQ(reader.read({""}), CellResult::absent);
}

TEST(ColumnReader, DestroyedIdsAreRefusedAndSaySo) {
  auto reader = reader_of("creators", "creator_id");
  EXPECT_EQ(reader.read({"1,78414E+16"}), CellResult::wrong);
  EXPECT_THAT(reader.expected(), HasSubstr("a spreadsheet has turned this one into a number"));
  EXPECT_EQ(reader.read({"1.78414E+16", CellKind::number}), CellResult::wrong);
}

TEST(ColumnReader, NulAndBrokenUtf8AreRefusedWhereTheFileHasAny) {
  auto reader = reader_of("creators", "name", {.check_text = true});
  EXPECT_EQ(reader.read({std::string_view("a\0b", 3)}), CellResult::wrong);
  EXPECT_EQ(reader.expected(), "text in valid UTF-8 without NUL");
  EXPECT_EQ(reader.read({"\xff"}), CellResult::wrong);
  EXPECT_EQ(reader.read({"Grüße"}), CellResult::value);
}

TEST(ColumnReader, WordsForNothingAreMissingInNumbersAlone) {
  EXPECT_EQ(reader_of("creators", "followers").read({"n/a"}), CellResult::absent);
  EXPECT_EQ(reader_of("creators", "verified").read({"-"}), CellResult::absent);
  EXPECT_EQ(reader_of("posts", "at").read({"null"}), CellResult::absent);
  EXPECT_EQ(reader_of("creators", "name").read({"n/a"}), CellResult::value);
}

TEST(ColumnReader, CountsAreWholeAndNotNegative) {
  auto reader = reader_of("creators", "followers", {.mark = Mark::comma});
  EXPECT_EQ(reader.read({"12.345"}), CellResult::value);
  EXPECT_EQ(reader.value().whole, 12345);
  EXPECT_EQ(reader.read({"1000", CellKind::number}), CellResult::value);
  EXPECT_EQ(reader.read({"1e3", CellKind::number}), CellResult::value) << "JSON has the point, whatever the column's texts have";
  EXPECT_EQ(reader.value().whole, 1000);
  for (const char* cell : {"-1", "12,5", "many", "1.5"}) EXPECT_EQ(reader.read({cell}), CellResult::wrong) << cell;
}

TEST(ColumnReader, AmountsAreCentsUnlessTheCellOrTheHeaderSaysUnits) {
  auto cents = reader_of("creators", "price_cents", {.mark = Mark::comma});
  ASSERT_EQ(cents.read({"18050"}), CellResult::value);
  EXPECT_EQ(cents.value().whole, 18050);
  ASSERT_EQ(cents.read({"1.200 €"}), CellResult::value);
  EXPECT_EQ(cents.value().whole, 120000);
  EXPECT_EQ(cents.value().currency, "EUR");
  auto refunds = reader_of("results", "refunds_cents", {.match = {.reading = Reading::taken_off}});
  ASSERT_EQ(refunds.read({"-89.90"}), CellResult::value);
  EXPECT_EQ(refunds.value().whole, 8990);
  EXPECT_EQ(reader_of("results", "refunds_cents").read({"-8990"}), CellResult::wrong);
  auto units = reader_of("creators", "price_cents", {.match = {.reading = Reading::units, .currency = "USD"}});
  ASSERT_EQ(units.read({"180.50"}), CellResult::value);
  EXPECT_EQ(units.value().whole, 18050);
  EXPECT_EQ(units.value().currency, "USD");
  for (const char* cell : {"0.001", "-5", "5 %"}) EXPECT_EQ(units.read({cell}), CellResult::wrong) << cell;
}

TEST(ColumnReader, SharesAreFractionsOrPercent) {
  auto plain = reader_of("audience_shares", "share");
  EXPECT_EQ(plain.read({"0.625"}), CellResult::value);
  EXPECT_EQ(plain.value().real, 0.625);
  EXPECT_EQ(plain.read({"62.5 %"}), CellResult::value);
  EXPECT_EQ(plain.value().real, 0.625);
  for (const char* cell : {"62.5", "-0.1", "101 %"}) EXPECT_EQ(plain.read({cell}), CellResult::wrong) << cell;
  auto percent = reader_of("audience_shares", "share", {.percent = true});
  EXPECT_EQ(percent.read({"62.5"}), CellResult::value);
  EXPECT_EQ(percent.value().real, 0.625);
}

TEST(ColumnReader, ChoicesKnowTheirWordsInBothLanguages) {
  auto kind = reader_of("audience", "kind");
  for (const auto& [cell, place] : {std::pair{"follow", 0}, {"LIKE", 1}, {"Kommentar", 2}, {"customer", 5}, {"Kunde", 5}}) {
    ASSERT_EQ(kind.read({cell}), CellResult::value) << cell;
    EXPECT_EQ(kind.value().choice, place) << cell;
  }
  EXPECT_EQ(kind.read({"stare"}), CellResult::wrong);
  EXPECT_EQ(kind.expected(), "one of follow, like, comment, share, view, customer");
  EXPECT_EQ(kind.read({"stare"}), CellResult::wrong) << "also when it comes again";
  EXPECT_EQ(kind.read({"follow"}), CellResult::value);
  EXPECT_EQ(kind.value().text, "follow");
}

TEST(ColumnReader, NamesOfPlatformsCountriesAndLanguagesAreMadeOne) {
  const auto named = [](const char* column, const char* cell) {
    auto reader = reader_of("creators", column);
    EXPECT_EQ(reader.read({cell}), CellResult::value);
    return std::string(reader.value().text);
  };
  EXPECT_EQ(named("platform", "Instagram"), "instagram");
  EXPECT_EQ(named("platform", "MyNet"), "mynet");
  EXPECT_EQ(named("country", "Österreich"), "AT");
  EXPECT_EQ(named("country", "Atlantis"), "Atlantis");
  EXPECT_EQ(named("language", "de-AT"), "de");
  EXPECT_EQ(named("language", "Klingon"), "Klingon");
}

TEST(ColumnReader, ListsLoseTheirSigns) {
  auto tags = reader_of("posts", "hashtags", {.list = ListStyle::space});
  ASSERT_EQ(tags.read({"#a b"}), CellResult::value);
  EXPECT_THAT(tags.value().list, ElementsAre("a", "b"));
  auto mentions = reader_of("posts", "mentions", {.list = ListStyle::comma});
  ASSERT_EQ(mentions.read({"@anna,ben"}), CellResult::value);
  EXPECT_THAT(mentions.value().list, ElementsAre("anna", "ben"));
  auto json = reader_of("brands", "causes", {.list = ListStyle::joined});
  ASSERT_EQ(json.read({"climate change\x1f"
                       "animals",
                       CellKind::list}),
            CellResult::value);
  EXPECT_THAT(json.value().list, ElementsAre("climate change", "animals"));
  ASSERT_EQ(json.read({"climate change"}), CellResult::value);
  EXPECT_THAT(json.value().list, ElementsAre("climate change"));
}

TEST(ColumnReader, NestedValuesFitNoColumn) {
  for (const char* column : {"creator_id", "name", "followers", "price_cents", "verified", "created_at", "platform"}) {
    EXPECT_EQ(reader_of("creators", column).read({"{}", CellKind::object}), CellResult::wrong) << column;
    EXPECT_EQ(reader_of("creators", column).read({"a", CellKind::list}), CellResult::wrong) << column;
    EXPECT_EQ(reader_of("creators", column).read({"", CellKind::missing}), CellResult::absent) << column;
  }
}

}  // namespace
}  // namespace vouch::datasets
