// What three audiences share against what their pairs give, and the creators who bridge two of them.
#include "engine/audience/three_way.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/audience/bridges.h"
#include "engine/audience/lift.h"
#include "tests/engine/audience/random_audiences.h"
#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using vouch::testing::Accounts;
using vouch::testing::owner;
using vouch::testing::random_audiences;
using vouch::testing::SmallWorld;

std::uint64_t shared(const Accounts& a, const Accounts& b) {
  return static_cast<std::uint64_t>(std::count_if(a.begin(), a.end(), [&](std::uint32_t x) { return b.contains(x); }));
}

TEST(ExpectedThreeWay, OfIndependentSetsIsTheProduct) {
  const double found = expected_three_way({.universe = 1000, .a = 500, .b = 200, .c = 100, .ab = 100, .ac = 50, .bc = 20});
  EXPECT_NEAR(found, 10.0, 1e-6);
}

TEST(ExpectedThreeWay, OfTwoSetsThatAreTheSameIsTheirShareOfTheThird) {
  EXPECT_NEAR(expected_three_way({.universe = 1000, .a = 80, .b = 80, .c = 300, .ab = 80, .ac = 30, .bc = 30}), 30.0, 1e-6);
}

TEST(ExpectedThreeWay, IsNothingWhereAPairSharesNobody) {
  EXPECT_DOUBLE_EQ(expected_three_way({.universe = 1000, .a = 80, .b = 80, .c = 300, .ab = 0, .ac = 30, .bc = 30}), 0.0);
}

RC_GTEST_PROP(ExpectedThreeWayProperty, KeepsThePairsAndHasNoEffectOfThree, ()) {
  // Fitted cells keep the cross-product ratio of the even table, 1: AB within C is as it is outside C.
  const auto gen = rc::gen::inRange<std::uint64_t>(1, 60);
  std::array<std::uint64_t, 8> cells{};
  for (auto& cell : cells) cell = *gen;
  const auto sum = [&](unsigned bits) {
    std::uint64_t total = 0;
    for (unsigned cell = 0; cell < 8; ++cell) total += (cell & bits) == bits ? cells[cell] : 0;
    return total;
  };
  const ThreeSets sets{.universe = sum(0), .a = sum(1), .b = sum(2), .c = sum(4), .ab = sum(3), .ac = sum(5), .bc = sum(6)};
  const double x = expected_three_way(sets);
  const auto real = [](std::uint64_t count) { return static_cast<double>(count); };
  // All eight cells follow from the pairs and x.
  const double in_ab = real(sets.ab) - x, in_ac = real(sets.ac) - x, in_bc = real(sets.bc) - x;
  const double in_a = real(sets.a) - in_ab - in_ac - x, in_b = real(sets.b) - in_ab - in_bc - x,
               in_c = real(sets.c) - in_ac - in_bc - x;
  const double none = real(sets.universe) - in_a - in_b - in_c - in_ab - in_ac - in_bc - x;
  RC_ASSERT(std::min({x, in_ab, in_ac, in_bc, in_a, in_b, in_c, none}) > 0.0);
  RC_ASSERT(std::abs(std::log(x * in_a * in_b * in_c / (none * in_ab * in_ac * in_bc))) < 1e-4);
}

RC_GTEST_PROP(ShrunkLiftInterval, HoldsTheLiftAndStaysBelowThatOfASubset, ()) {
  const auto universe = *rc::gen::inRange<std::uint64_t>(1, 1000);
  const auto a = *rc::gen::inRange<std::uint64_t>(0, universe + 1);
  const auto b = *rc::gen::inRange<std::uint64_t>(0, universe + 1);
  const auto both = *rc::gen::inRange<std::uint64_t>(0, std::min(a, b) + 1);
  const core::Interval interval = shrunk_lift_interval(both, a, b, universe);
  const double lift = shrunk_lift(both, a, b, universe);
  RC_ASSERT(interval.low >= 0.0 && interval.low <= lift && lift <= interval.high);
  if (a > 0 && b > 0) {
    RC_ASSERT(interval.high <= std::max(lift, static_cast<double>(universe) / static_cast<double>(std::max(a, b))));
  }
}

TEST(ShrunkRatioInterval, IsNarrowWithManyEventsAndThatOfThePriorWithNone) {
  const core::Interval many = shrunk_ratio_interval(10'000, 10'000.0);
  EXPECT_NEAR(many.low, 1.0 - 1.645 / 100.0, 1e-3);
  EXPECT_NEAR(many.high, 1.0 + 1.645 / 100.0, 1e-3);
  const core::Interval none = shrunk_ratio_interval(0, 0.0);
  EXPECT_NEAR(none.low, 0.051, 0.02);  // of an exponential variable: 0.051 and 2.996
  EXPECT_NEAR(none.high, 2.996, 0.05);
}

TEST(BridgingCreators, HaveMoreOfBothThanThePairsGive) {
  // Creator 0 has whoever both brands share and others, creator 1 as many of each brand but nobody of both; 2 and 3 are
  // the brands.
  vouch::testing::Audiences audiences(4);
  for (std::uint32_t a = 0; a < 20; ++a) audiences[2].push_back(a);
  for (std::uint32_t a = 15; a < 40; ++a) audiences[3].push_back(a);
  audiences[0] = {15, 16, 17, 18, 19, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60};
  audiences[1] = {0, 1, 2, 3, 4, 30, 31, 32, 33, 34, 90};
  const SmallWorld world = SmallWorld::of(audiences);
  const auto first = AskingAudience::own(world.graph, world.weights, owner(2));
  const auto second = AskingAudience::own(world.graph, world.weights, owner(3));
  const auto found = bridging_creators(first, second, world.graph, shared_with_owners(first, world.graph, 2), 2, 5);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].creator, owner(0));
  EXPECT_EQ(found[0].shared, 5U);
  EXPECT_LT(found[0].expected, 5.0);
  EXPECT_DOUBLE_EQ(found[0].ratio, 6.0 / (found[0].expected + 1.0));
}

RC_GTEST_PROP(BridgingCreatorsProperty, AreTheBestOfAllBySets, ()) {
  auto audiences = *random_audiences();
  while (audiences.size() < 4) audiences.emplace_back();
  const SmallWorld world = SmallWorld::of(audiences);
  const auto creators = static_cast<std::uint32_t>(audiences.size()) - 2;
  const auto first = AskingAudience::own(world.graph, world.weights, owner(creators));
  const bool fallback = *rc::gen::arbitrary<bool>();
  const std::vector<core::OwnerIndex> parts = {owner(0), owner(creators + 1)};
  const auto second = fallback ? AskingAudience::fallback(AskingKind::partners, world.graph, world.weights, parts, std::nullopt)
                               : AskingAudience::own(world.graph, world.weights, owner(creators + 1));
  std::vector<Accounts> sets;
  for (const auto& audience : audiences) sets.emplace_back(audience.begin(), audience.end());
  Accounts of_second = sets.back();
  if (fallback) of_second.insert(sets[0].begin(), sets[0].end());
  const Accounts& of_first = sets[creators];
  std::vector<std::pair<double, std::uint32_t>> expected;  // excess turned around, creator
  for (std::uint32_t c = fallback ? 1 : 0; c < creators; ++c) {
    Accounts of_both;
    for (const std::uint32_t x : of_first) {
      if (of_second.contains(x)) of_both.insert(x);
    }
    const std::uint64_t all = shared(of_both, sets[c]);
    if (all == 0) continue;
    const double e = expected_three_way({.universe = world.graph.accounts(),
                                         .a = of_first.size(),
                                         .b = of_second.size(),
                                         .c = sets[c].size(),
                                         .ab = of_both.size(),
                                         .ac = shared(of_first, sets[c]),
                                         .bc = shared(of_second, sets[c])});
    if (static_cast<double>(all) > e) expected.emplace_back(e - static_cast<double>(all), c);
  }
  std::sort(expected.begin(), expected.end());
  expected.resize(std::min<std::size_t>(expected.size(), 2));
  const auto found = bridging_creators(first, second, world.graph, shared_with_owners(first, world.graph, creators), creators, 2);
  RC_ASSERT(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) RC_ASSERT(found[i].creator.value == expected[i].second);
}

}  // namespace
}  // namespace vouch::audience
