#include "engine/core/civil_time.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::core {
namespace {

TEST(CivilTime, ReadsDatesTimesAndZones) {
  EXPECT_EQ(parse_iso_time("2024-01-31"), 1706659200);
  EXPECT_EQ(parse_iso_time("2024-01-31T23:59:59"), 1706745599);
  EXPECT_EQ(parse_iso_time("2024-01-31 23:59"), 1706745540);
  EXPECT_EQ(parse_iso_time("2024-02-01T01:30:00+02:00"), 1706743800);
  EXPECT_EQ(parse_iso_time("2024-01-31T22:30:00.250-0100"), 1706743800);
  EXPECT_EQ(parse_iso_time("2024-02-01 01:30:00 +0200"), 1706743800);
  EXPECT_FALSE(parse_iso_time("2024-02-01 01:30:00 ").has_value());
  EXPECT_EQ(parse_iso_time("1969-12-31"), -86400);
}

TEST(CivilTime, RefusesWhatIsNoDate) {
  for (const char* text : {"", "2026-13-45", "2023-02-29", "2024-1-31", "2024-01-31T", "2024-01-31T24:00", "2024-01-31T10:00X",
                           "2024-01-31T10:00:00+", "0000-01-01", "20240131"}) {
    EXPECT_FALSE(parse_iso_time(text).has_value()) << text;
  }
}

RC_GTEST_PROP(CivilTimeLaws, PrintingAndReadingAreInverse, ()) {
  const auto unix_s = *rc::gen::inRange<std::int64_t>(-50'000'000'000, 250'000'000'000);
  RC_ASSERT(parse_iso_time(iso_time(unix_s)) == unix_s);
  RC_ASSERT(*parse_iso_time(iso_date(unix_s)) <= unix_s);
  RC_ASSERT(*parse_iso_time(iso_date(unix_s)) > unix_s - kDaySeconds);
}

}  // namespace
}  // namespace vouch::core
