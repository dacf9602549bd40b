// Golden tables of times: what is one day in every way of writing it, and what a column proves about its dates.
#include "datasets/values/time.h"

#include <gtest/gtest.h>

namespace vouch::datasets {
namespace {

constexpr std::int64_t kDay = 1706572800;  // 2024-01-30T00:00:00Z

std::optional<std::int64_t> read(const char* cell, TimeStyle style = {}) { return parse_time(cell, style); }

TEST(ParseTime, ADayInEveryWayOfWritingIt) {
  for (const char* cell :
       {"1706572800", "1706572800.0", "2024-01-30", "2024-01-30T00:00:00", "2024-01-30T00:00:00Z", "2024-01-30 00:00",
        "2024-01-30T02:00:00+02:00", "30.01.2024", "30.1.2024", "30.01.24", "30.01.2024 00:00", "30.01.2024, 00:00 Uhr",
        "Jan 30, 2024", "January 30, 2024", "30. Januar 2024", "30. Jan. 2024", "30 Jan 2024", " 2024-01-30 "}) {
    EXPECT_EQ(read(cell), kDay) << cell;
  }
  EXPECT_EQ(read("30/01/2024", {.slashes = DayOrder::day_first}), kDay);
  EXPECT_EQ(read("01/30/2024", {.slashes = DayOrder::month_first}), kDay);
  EXPECT_EQ(read("20240130", {.compact = true}), kDay);
}

TEST(ParseTime, TimesOfTheDay) {
  EXPECT_EQ(read("30.01.2024 14:05:09"), kDay + 14 * 3600 + 5 * 60 + 9);
  EXPECT_EQ(read("01/30/2024 14:05", {.slashes = DayOrder::month_first}), kDay + 14 * 3600 + 5 * 60);
  EXPECT_EQ(read("Jan 30, 2024, 2:05 PM"), kDay + 14 * 3600 + 5 * 60);
  EXPECT_EQ(read("Jan 30, 2024 12:05 AM"), kDay + 5 * 60);
  EXPECT_EQ(read("5. März 2024"), kDay + 35 * 86400);
  EXPECT_EQ(read("-86400"), -86400);
}

TEST(ParseTime, WhatIsNoTimeIsNone) {
  for (const char* cell : {"", "yesterday", "2024-02-30", "30.13.2024", "31/04/2024", "1706572800000", "2024", "30.01.2024 25:00",
                           "12.5.", "30.01.202", "Foo 30, 2024", "1.5x", "2024-01-30T00:00:00+"}) {
    const auto time = read(cell);
    if (std::string_view(cell) == "2024") {
      EXPECT_EQ(time, 2024) << "four digits are seconds";
    } else {
      EXPECT_FALSE(time) << cell;
    }
  }
  EXPECT_EQ(read("20240130"), 20240130) << "without proof of a date, digits are seconds";
}

TimeEvidence times_in(std::initializer_list<const char*> cells) {
  TimeEvidence times;
  for (const char* cell : cells) times.add(cell);
  return times;
}

TEST(TimeEvidence, TheWholeColumnDecidesTheOrderOfDayAndMonth) {
  EXPECT_EQ(times_in({"03/04/2024", "30/01/2024"}).proven(), DayOrder::day_first);
  EXPECT_EQ(times_in({"03/04/2024", "01/30/2024"}).proven(), DayOrder::month_first);
  EXPECT_TRUE(times_in({"03/04/2024"}).ambiguous());
  EXPECT_EQ(times_in({"03/04/2024"}).example(), "03/04/2024");
  EXPECT_FALSE(times_in({"04/04/2024", "2024-01-30"}).ambiguous()) << "the same either way";
}

TEST(TimeEvidence, EightDigitsAreDatesWhereAllCellsAre) {
  EXPECT_TRUE(times_in({"20240130", "20231224", ""}).compact());
  EXPECT_FALSE(times_in({"20240130", "1706572800"}).compact());
  EXPECT_FALSE(times_in({"20241330"}).compact());
  EXPECT_FALSE(times_in({}).compact());
}

}  // namespace
}  // namespace vouch::datasets
