#include "api/words/numbers.h"

#include <algorithm>
#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/api/words/languages.h"

namespace vouch::words {
namespace {

TEST(Numbers, CountsAreGroupedByThousands) {
  EXPECT_EQ(count(0, kDe), "0");
  EXPECT_EQ(count(999, kEn), "999");
  EXPECT_EQ(count(1'234'567, kDe), "1.234.567");
  EXPECT_EQ(count(1'234'567, kEn), "1,234,567");
  EXPECT_EQ(count(-1000, kEn), "−1,000");
  EXPECT_EQ(count(std::numeric_limits<std::int64_t>::min(), kEn), "−9,223,372,036,854,775,808");
}

TEST(Numbers, ShortCountsKeepThreeDigits) {
  EXPECT_EQ(short_count(9'999, kEn), "9,999");
  EXPECT_EQ(short_count(45'300, kEn), "45.3K");
  EXPECT_EQ(short_count(45'300, kDe), "45,3\u00a0Tsd.");
  EXPECT_EQ(short_count(850'000, kDe), "850\u00a0Tsd.");
  EXPECT_EQ(short_count(999'600, kEn), "1M");
  EXPECT_EQ(short_count(4'700'000, kDe), "4,7\u00a0Mio.");
}

TEST(Numbers, DecimalsAreRoundedAwayFromZero) {
  EXPECT_EQ(decimal(3.14159, 2, kDe), "3,14");
  EXPECT_EQ(decimal(0.5, 0, kEn), "1");
  EXPECT_EQ(decimal(0.04, 1, kEn), "0.0");
  EXPECT_EQ(decimal(-0.04, 1, kEn), "0.0");
  EXPECT_EQ(decimal(-1234.5, 1, kDe), "−1.234,5");
  EXPECT_EQ(decimal(std::numeric_limits<double>::quiet_NaN(), 1, kEn), "–");
}

TEST(Numbers, SharesMoneyAndDatesFollowTheLanguage) {
  EXPECT_EQ(percent(0.625, kDe), "63\u00a0%");
  EXPECT_EQ(percent(0.625, kEn, 1), "62.5%");
  EXPECT_EQ(percent(0.0123, kDe), "1,2\u00a0%");
  EXPECT_EQ(money(120'050, "EUR", kDe), "1.200,50\u00a0€");
  EXPECT_EQ(money(120'000, "EUR", kEn), "€1,200");
  EXPECT_EQ(money(120'000, "CHF", kEn), "1,200\u00a0CHF");
  EXPECT_EQ(money(5, "USD", kEn), "$0.05");
  EXPECT_EQ(date(1'769'817'600, kDe), "31.01.2026");
  EXPECT_EQ(date(1'769'817'600, kEn), "31 Jan 2026");
  EXPECT_EQ(date(-1, kDe), "31.12.1969");
}

RC_GTEST_PROP(Numbers, LanguagesDifferInTheMarksAlone, (std::int64_t number)) {
  std::string german = count(number, kDe);
  std::replace(german.begin(), german.end(), '.', ',');
  RC_ASSERT(german == count(number, kEn));
}

}  // namespace
}  // namespace vouch::words
