// Golden tables of numbers: what a cell means once its column's mark is known, and what a column proves about its mark.
#include "datasets/values/number.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::datasets {
namespace {

struct WholeCase {
  const char* cell;
  Mark mark;
  std::int64_t value;
};

TEST(ParseNumber, WholeNumbersAsPeopleWriteThem) {
  constexpr WholeCase kCases[] = {
      {"0", Mark::point, 0},
      {"007", Mark::point, 7},
      {"-12", Mark::point, -12},
      {"+12", Mark::point, 12},
      {"\xe2\x88\x92"
       "12",
       Mark::point, -12},
      {" 12 ", Mark::point, 12},
      {"1,234,567", Mark::point, 1'234'567},
      {"1.234.567", Mark::comma, 1'234'567},
      {"12.345", Mark::comma, 12'345},
      {"12,345", Mark::point, 12'345},
      {"1 234 567", Mark::comma, 1'234'567},
      {"1\xc2\xa0"
       "234",
       Mark::comma, 1'234},
      {"1\xe2\x80\xaf"
       "234",
       Mark::comma, 1'234},
      {"1'234'567", Mark::point, 1'234'567},
      {"1\xe2\x80\x99"
       "234",
       Mark::point, 1'234},
      {"1000.0", Mark::point, 1'000},
      {"1,2 Mio.", Mark::comma, 1'200'000},
      {"3,75 Mio", Mark::comma, 3'750'000},
      {"2 Millionen", Mark::comma, 2'000'000},
      {"850 Tsd.", Mark::comma, 850'000},
      {"850Tsd", Mark::comma, 850'000},
      {"1,5 Mrd.", Mark::comma, 1'500'000'000},
      {"45.3K", Mark::point, 45'300},
      {"45.3k", Mark::point, 45'300},
      {"1.2M", Mark::point, 1'200'000},
      {"1.25B", Mark::point, 1'250'000'000},
      {"3 million", Mark::point, 3'000'000},
      {"1.200 \xe2\x82\xac", Mark::comma, 1'200},
      {"\xe2\x82\xac"
       "1,200",
       Mark::point, 1'200},
      {"1,200 EUR", Mark::point, 1'200},
      {"1e3", Mark::point, 1'000},
      {"9223372036854775807", Mark::point, 9'223'372'036'854'775'807},
  };
  for (const WholeCase& one : kCases) {
    const auto number = parse_number(one.cell, one.mark);
    ASSERT_TRUE(number) << one.cell;
    EXPECT_EQ(number->whole(), one.value) << one.cell;
  }
}

struct RealCase {
  const char* cell;
  Mark mark;
  double value;
};

TEST(ParseNumber, FractionsAndPercent) {
  constexpr RealCase kCases[] = {
      {"0.625", Mark::point, 0.625},
      {"0,625", Mark::comma, 0.625},
      {".5", Mark::point, 0.5},
      {"62,5 %", Mark::comma, 0.625},
      {"62.5%", Mark::point, 0.625},
      {"25 %", Mark::comma, 0.25},
      {"12,5\xc2\xa0%", Mark::comma, 0.125},
      {"1.234,5", Mark::comma, 1234.5},
      {"1,234.5", Mark::point, 1234.5},
      {"1e-05", Mark::point, 1e-05},
      {"-0.1", Mark::point, -0.1},
      {"0.30000000000000004", Mark::point, 0.30000000000000004},
      {"123456789.123456789", Mark::point, 123456789.123456789},
      {"1.7976931348623157e308", Mark::point, 1.7976931348623157e308},
  };
  for (const RealCase& one : kCases) {
    const auto number = parse_number(one.cell, one.mark);
    ASSERT_TRUE(number) << one.cell;
    EXPECT_EQ(number->real(), one.value) << one.cell;
  }
}

TEST(ParseNumber, WhatIsNoNumberWithThisMarkIsNone) {
  constexpr std::pair<const char*, Mark> kCases[] = {{"", Mark::point},
                                                     {"zzq-many", Mark::point},
                                                     {"1.2.3", Mark::point},
                                                     {"1,23", Mark::point},
                                                     {"1.23", Mark::comma},
                                                     {"1,234,56", Mark::point},
                                                     {"12,34,567", Mark::point},
                                                     {"0,625", Mark::point},
                                                     {"1.234.567", Mark::point},
                                                     {"12 apples", Mark::point},
                                                     {"5-10", Mark::point},
                                                     {"--5", Mark::point},
                                                     {"1'234,567", Mark::point},
                                                     {"NaN", Mark::point},
                                                     {"0x10", Mark::point},
                                                     {"1234,567", Mark::point},
                                                     {"12345678901234567890123456789012345678901", Mark::point}};
  for (const auto& [cell, mark] : kCases) EXPECT_FALSE(parse_number(cell, mark)) << cell;
}

TEST(Number, WholeIsExactOrNothing) {
  EXPECT_EQ(parse_number("12.5", Mark::point)->whole(), std::nullopt);
  EXPECT_EQ(parse_number("12.34", Mark::point)->whole(2), 1234);
  EXPECT_EQ(parse_number("12.345", Mark::point)->whole(2), std::nullopt);
  EXPECT_EQ(parse_number("9223372036854775808", Mark::point)->whole(), std::nullopt);
  EXPECT_EQ(parse_number("99999999999 Mrd.", Mark::comma)->whole(), std::nullopt);
}

TEST(Number, CurrencyIsToldFromSignOrCode) {
  EXPECT_EQ(parse_number("1.200 \xe2\x82\xac", Mark::comma)->currency, "EUR");
  EXPECT_EQ(parse_number("$1,200", Mark::point)->currency, "USD");
  EXPECT_EQ(parse_number("CHF 1'200", Mark::point)->currency, "CHF");
  EXPECT_EQ(parse_number("12", Mark::point)->currency, "");
}

MarkEvidence marks_in(std::initializer_list<const char*> cells) {
  MarkEvidence marks;
  for (const char* cell : cells) marks.add(cell);
  return marks;
}

TEST(MarkEvidence, TheWholeColumnDecidesWhateverTheOrder) {
  EXPECT_EQ(marks_in({"12.345", "1.234.567", "999"}).proven(), Mark::comma);
  EXPECT_EQ(marks_in({"1.234.567", "12.345"}).proven(), Mark::comma);
  EXPECT_EQ(marks_in({"12,345", "1,234,567"}).proven(), Mark::point);
  EXPECT_EQ(marks_in({"12.345", "0.5"}).proven(), Mark::point);
  EXPECT_EQ(marks_in({"1.234,5"}).proven(), Mark::comma);
  EXPECT_EQ(marks_in({"1,2 Mio."}).proven(), Mark::comma);
  EXPECT_EQ(marks_in({"45.3K", "12,345"}).proven(), Mark::point);
  EXPECT_EQ(marks_in({"0,625", "0,250"}).proven(), Mark::comma);
  EXPECT_EQ(marks_in({"1234.567"}).proven(), Mark::point);
}

TEST(MarkEvidence, MoneyHasNoThreeDecimalsAndGermanWordsGoWithTheComma) {
  EXPECT_EQ(marks_in({"1.200 \xe2\x82\xac"}).proven(), Mark::comma);
  EXPECT_EQ(marks_in({"$1,200"}).proven(), Mark::point);
  EXPECT_EQ(marks_in({"1,234 Mio."}).proven(), Mark::comma);
}

TEST(MarkEvidence, WhatCouldBeBothIsAmbiguous) {
  const auto marks = marks_in({"12.345", "23.456", "7", "n/a", "text, more."});
  EXPECT_EQ(marks.proven(), std::nullopt);
  EXPECT_TRUE(marks.ambiguous());
  EXPECT_EQ(marks.example(), "12.345");
  EXPECT_TRUE(marks_in({"1.5", "1,5"}).ambiguous()) << "as many cells for each mark";
  EXPECT_FALSE(marks_in({"12", "345", ""}).ambiguous());
  EXPECT_FALSE(marks_in({"12", "345", ""}).has_marks());
}

/// Both spellings of any number of cents are read alike, and cents come back exactly.
RC_GTEST_PROP(ParseNumber, BothSpellingsOfOneNumberAreTheSame, ()) {
  const auto cents = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
  std::string groups = std::to_string(cents / 100);
  for (std::size_t at = groups.size(); at > 3;) groups.insert(at -= 3, ".");
  const std::string fraction = std::to_string(cents % 100 + 100).substr(1);
  const std::string german = groups + "," + fraction;
  std::string english = german;
  for (char& c : english) c = c == '.' ? ',' : c == ',' ? '.' : c;
  RC_ASSERT(parse_number(german, Mark::comma)->whole(2) == cents);
  RC_ASSERT(parse_number(english, Mark::point)->whole(2) == cents);
  RC_ASSERT(parse_number(german, Mark::comma)->real() == parse_number(english, Mark::point)->real());
}

RC_GTEST_PROP(ParseNumber, AnyBytesAreReadOrRefused, (const std::string& cell)) {
  (void)parse_number(cell, Mark::point);
  MarkEvidence marks;
  marks.add(cell);
  (void)marks.ambiguous();
}

TEST(IsBlankValue, KnowsTheWordsForNothing) {
  for (const char* cell : {"", " ", "-", "–", "n/a", "N/A", "null", "None", "NaN", "k. A.", "#N/A"})
    EXPECT_TRUE(is_blank_value(cell)) << cell;
  for (const char* cell : {"0", "no", "x", "nano", "-1", "1-"}) EXPECT_FALSE(is_blank_value(cell)) << cell;
}

}  // namespace
}  // namespace vouch::datasets
