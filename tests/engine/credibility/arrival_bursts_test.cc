#include "engine/credibility/arrival_bursts.h"

#include <algorithm>
#include <iostream>
#include <optional>
#include <span>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"
#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

using audience::Day;
using audience::kNoDay;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// By the carried rules, or with another limit of chance.
ArrivalBursts found_in(std::span<const Day> days, std::optional<double> log10_p = {}) {
  ArrivalRules rules = vouch::testing::carried_rules().arrivals;
  rules.log10_p = log10_p.value_or(rules.log10_p);
  return find_arrival_bursts(days, rules);
}

/// So many arrivals a day on average, over days [first, end).
std::vector<Day> steady(double a_day, int first, int end, core::Random& random) {
  std::vector<Day> days;
  for (int day = first; day < end; ++day) days.insert(days.end(), random.poisson(a_day), static_cast<Day>(day));
  return days;
}

TEST(ArrivalBursts, AreDaysOnWhichFarMoreCameThanAround) {
  core::Random random(1, "arrivals");
  std::vector<Day> days = steady(1.0, 18'000, 19'000, random);
  days.insert(days.end(), 40, Day{18'500});
  days.insert(days.end(), 25, Day{18'501});
  days.insert(days.end(), 7, kNoDay);
  const ArrivalBursts found = found_in(days);
  ASSERT_THAT(found.bursts, SizeIs(1));
  EXPECT_LE(found.bursts[0].first, 18'500);
  EXPECT_GE(found.bursts[0].last, 18'501);
  EXPECT_LE(found.bursts[0].last - found.bursts[0].first, 4);
  EXPECT_GE(found.bursts[0].arrivals, 65U);
  EXPECT_EQ(found.inside, found.bursts[0].arrivals);
  EXPECT_EQ(found.dated, days.size() - 7);
  EXPECT_TRUE(found.contains(18'500));
  EXPECT_FALSE(found.contains(18'400));
  EXPECT_FALSE(found.contains(kNoDay));
}

TEST(ArrivalBursts, AreNotFoundInGrowthOrOnOneDayAlone) {
  core::Random random(2, "growth");
  std::vector<Day> rising;
  for (int day = 0; day < 800; ++day) rising.insert(rising.end(), random.poisson(0.02 * day), static_cast<Day>(18'000 + day));
  EXPECT_THAT(found_in(rising).bursts, IsEmpty());
  EXPECT_THAT(found_in(std::vector<Day>(5'000, Day{18'000})).bursts, IsEmpty()) << "an export gives all the same day";
  EXPECT_THAT(found_in({}).bursts, IsEmpty());
  EXPECT_THAT(found_in(std::vector<Day>(20, kNoDay)).bursts, IsEmpty());
}

TEST(ArrivalBursts, AreRareBySteadyChance) {
  int found = 0;
  constexpr int kOwners = 4'000;
  for (std::uint64_t i = 0; i < kOwners; ++i) {
    core::Random random(3, "chance", i);
    const double a_day = 0.01 + 3.0 * random.uniform() * random.uniform();
    found += found_in(steady(a_day, 17'000, 18'000, random)).bursts.empty() ? 0 : 1;
  }
  std::cout << "  owners with a burst by chance: " << found << " of " << kOwners << "\n";
  EXPECT_LE(found, 2);
}

RC_GTEST_PROP(ArrivalBurstsProperty, AreApartAndCountWhatComesOnTheirDays, ()) {
  auto days = *rc::gen::container<std::vector<Day>>(
      rc::gen::map(rc::gen::tuple(rc::gen::inRange<int>(100, 200), rc::gen::inRange<int>(0, 6)), [](const auto& drawn) {
        return static_cast<Day>(std::get<1>(drawn) == 0 ? std::get<0>(drawn) : 150 + std::get<1>(drawn));
      }));
  const ArrivalBursts found = found_in(days, 0.0);
  std::uint64_t inside = 0;
  for (std::size_t i = 0; i < found.bursts.size(); ++i) {
    const ArrivalBurst& burst = found.bursts[i];
    RC_ASSERT(burst.first <= burst.last);
    if (i > 0) RC_ASSERT(found.bursts[i - 1].last < burst.first);
    const auto on = [&burst](Day day) { return day >= burst.first && day <= burst.last; };
    RC_ASSERT(static_cast<std::ptrdiff_t>(burst.arrivals) == std::ranges::count_if(days, on));
    inside += burst.arrivals;
  }
  RC_ASSERT(inside == found.inside);
  RC_ASSERT(inside == static_cast<std::uint64_t>(std::ranges::count_if(days, [&](Day day) { return found.contains(day); })));
  std::ranges::reverse(days);
  RC_ASSERT(found_in(days, 0.0).inside == found.inside);
}

}  // namespace
}  // namespace vouch::credibility
