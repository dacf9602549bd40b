#include "engine/audience/overlap.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/engine/audience/random_audiences.h"
#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using testing::Accounts;
using testing::Audiences;
using testing::owner;
using testing::SmallWorld;

std::vector<double> all_known(const SmallWorld& world) { return std::vector<double>(world.graph.owners(), 1.0); }

std::vector<Overlap> overlaps(const SmallWorld& world, const AskingAudience& asking, unsigned threads = 1) {
  return overlap_with_owners(asking, world.graph, world.weights, all_known(world), world.graph.owners(), threads);
}

std::vector<Overlap> own_overlaps(const SmallWorld& world, std::uint32_t brand) {
  return overlaps(world, AskingAudience::own(world.graph, world.weights, owner(brand)));
}

/// The formula, by sets.
std::optional<double> naive_value(const SmallWorld& world, const Accounts& asking, const Accounts& candidate) {
  const auto sum = [&](const Accounts& accounts) {
    double total = 0.0;
    for (const std::uint32_t a : accounts) total += world.weights[a];
    return total;
  };
  if (asking.empty() || candidate.empty()) return std::nullopt;
  Accounts both;
  std::ranges::set_intersection(asking, candidate, std::inserter(both, both.end()));
  return std::min(1.0, sum(both) / std::sqrt(sum(asking) * sum(candidate)));
}

// a:        0 1 2 3
// brand 0:  x x x
// owner 1:    x x x
// owner 2:          (nobody)
// owner 3:        x
TEST(Overlap, OfASmallGraphByHand) {
  const auto world = SmallWorld::of({{0, 1, 2}, {1, 2, 3}, {}, {3}});
  const auto found = own_overlaps(world, 0);
  EXPECT_EQ(found[1].shared.accounts, 2U);
  EXPECT_EQ(found[1].shared.weight, 2ULL * weight_of(2));
  EXPECT_EQ(found[1].shared.asking_accounts, 3U);
  // ln 3 ÷ ln 3 = 1 for one owner, ln 3 ÷ ln 4 = .7925 for two: 1.585 ÷ √((1 + 1.585) · (1.585 + .7925))
  ASSERT_TRUE(found[1].value);
  EXPECT_NEAR(*found[1].value, 1.58496 / std::sqrt((1.0 + 1.58496) * (1.58496 + 0.79248)), 1e-4);
  EXPECT_FALSE(found[2].value) << "nobody is unknown, not 0";
  EXPECT_EQ(found[2].interval, (core::Interval{0.0, 1.0}));
  EXPECT_EQ(found[3].value, 0.0);
  EXPECT_NEAR(*found[0].value, 1.0, 1e-12) << "a brand with itself";
}

TEST(Overlap, OfABrandWithoutAudienceIsUnknown) {
  const auto world = SmallWorld::of({{}, {0, 1}});
  EXPECT_FALSE(own_overlaps(world, 0)[1].value);
}

// Partners 0 and 1 share nobody, 2 shares with 0, 3 with neither.
TEST(Overlap, OfAFallbackLeavesTheCandidateOut) {
  const auto world = SmallWorld::of({{0, 1, 2}, {10, 11}, {1, 2, 5}, {20}, {}});
  const std::vector<core::OwnerIndex> partners = {owner(0), owner(1)};
  const auto found =
      overlaps(world, AskingAudience::fallback(AskingKind::partners, world.graph, world.weights, partners, owner(4)));
  EXPECT_EQ(found[0].value, 0.0);
  EXPECT_EQ(found[0].shared.asking_accounts, 2U);
  EXPECT_EQ(found[1].value, 0.0);
  EXPECT_GT(found[2].value, 0.0);
  EXPECT_EQ(found[2].shared.asking_accounts, 5U);
  EXPECT_EQ(found[3].value, 0.0);
}

TEST(Overlap, TheOnlyPartOfAFallbackIsUnknownToItself) {
  const auto world = SmallWorld::of({{0, 1, 2}, {1}});
  const std::vector<core::OwnerIndex> partners = {owner(0)};
  const auto found =
      overlaps(world, AskingAudience::fallback(AskingKind::partners, world.graph, world.weights, partners, std::nullopt));
  EXPECT_FALSE(found[0].value);
  EXPECT_TRUE(found[1].value);
}

TEST(Overlap, OfSamplesIsDividedByTheRootOfBothShares) {
  const auto world = SmallWorld::of({{0, 1, 2, 3, 4, 5}, {5, 6, 7, 8}});
  const auto asking = AskingAudience::own(world.graph, world.weights, owner(0));
  const auto whole = overlap_with_owners(asking, world.graph, world.weights, std::vector<double>{1.0, 1.0}, 2);
  const auto sampled = overlap_with_owners(asking, world.graph, world.weights, std::vector<double>{0.5, 0.32}, 2);
  EXPECT_NEAR(*sampled[1].value, *whole[1].value / 0.4, 1e-12);
  EXPECT_EQ(*sampled[0].value, 1.0) << "at most 1";
  EXPECT_LE(sampled[0].interval.high, 1.0);
}

TEST(Overlap, TheShareOfTheBrandCountsForItsOwnListAlone) {
  const auto world = SmallWorld::of({{0, 1}, {1, 2}});
  const std::vector<double> shares = {0.25, 1.0};
  EXPECT_EQ(asking_share(AskingAudience::own(world.graph, world.weights, owner(0)), shares), 0.25);
  const std::vector<std::uint32_t> accounts = {0, 1};
  EXPECT_EQ(asking_share(AskingAudience::sent(world.graph, world.weights, accounts, owner(0)), shares), 1.0);
}

TEST(Overlap, NothingSharedStillHasAnUpperEnd) {
  Audiences audiences(2);
  for (std::uint32_t a = 0; a < 200; ++a) audiences[a % 2].push_back(a);
  const auto found = own_overlaps(SmallWorld::of(audiences), 0);
  EXPECT_EQ(found[1].value, 0.0);
  EXPECT_EQ(found[1].interval.low, 0.0);
  EXPECT_NEAR(found[1].interval.high, 0.03, 0.001) << "three accounts of a hundred";
}

RC_GTEST_PROP(OverlapLaw, IsThatOfPlainSets, ()) {
  const auto audiences = *testing::random_audiences();
  const auto world = SmallWorld::of(audiences);
  const auto found = own_overlaps(world, 0);
  const Accounts brand(audiences[0].begin(), audiences[0].end());
  for (std::uint32_t o = 0; o < audiences.size(); ++o) {
    const auto truth = naive_value(world, brand, Accounts(audiences[o].begin(), audiences[o].end()));
    RC_ASSERT(found[o].value.has_value() == truth.has_value());
    if (truth) RC_ASSERT(std::abs(*found[o].value - *truth) < 1e-12);
  }
}

RC_GTEST_PROP(OverlapLaw, OfAFallbackIsThatOfTheOtherParts, ()) {
  const auto audiences = *testing::random_audiences();
  const auto world = SmallWorld::of(audiences);
  std::vector<core::OwnerIndex> parts;
  for (std::uint32_t o = 0; o < audiences.size(); ++o) {
    if (*rc::gen::arbitrary<bool>()) parts.push_back(owner(o));
  }
  const auto asking = AskingAudience::fallback(AskingKind::partners, world.graph, world.weights, parts, std::nullopt);
  const auto found = overlaps(world, asking);
  for (std::uint32_t o = 0; o < audiences.size(); ++o) {
    const Accounts others = testing::union_without(audiences, parts, owner(o));
    const auto truth = naive_value(world, others, Accounts(audiences[o].begin(), audiences[o].end()));
    RC_ASSERT(found[o].shared.asking_accounts == others.size());
    RC_ASSERT(found[o].value.has_value() == truth.has_value());
    if (truth) RC_ASSERT(std::abs(*found[o].value - *truth) < 1e-12);
  }
}

RC_GTEST_PROP(OverlapLaw, IsSymmetric, ()) {
  const auto world = SmallWorld::of(*testing::random_audiences());
  for (std::uint32_t b = 0; b < world.graph.owners(); ++b) {
    const auto found = own_overlaps(world, b);
    for (std::uint32_t c = 0; c < world.graph.owners(); ++c) RC_ASSERT(found[c].value == own_overlaps(world, c)[b].value);
  }
}

RC_GTEST_PROP(OverlapLaw, DuplicatesChangeNothing, ()) {
  const auto audiences = *testing::random_audiences();
  auto doubled = audiences;
  for (auto& audience : doubled) audience.insert(audience.end(), audience.begin(), audience.end());
  const auto truth = own_overlaps(SmallWorld::of(audiences), 0);
  const auto found = own_overlaps(SmallWorld::of(doubled), 0);
  for (std::size_t o = 0; o < truth.size(); ++o)
    RC_ASSERT(found[o].shared == truth[o].shared && found[o].value == truth[o].value);
}

RC_GTEST_PROP(OverlapLaw, AStrangerOfOneOwnerChangesNothingBetweenOthers, ()) {
  const auto audiences = *testing::random_audiences();
  auto more = audiences;
  for (std::uint32_t stranger = 100; stranger < 130; ++stranger) more.back().push_back(stranger);
  const auto truth = own_overlaps(SmallWorld::of(audiences), 0);
  const auto found = own_overlaps(SmallWorld::of(more), 0);
  for (std::size_t o = 0; o + 1 < truth.size(); ++o) RC_ASSERT(found[o].value == truth[o].value);
  if (truth.size() > 1 && truth.back().value) RC_ASSERT(*found.back().value <= *truth.back().value);
}

RC_GTEST_PROP(OverlapLaw, TheIntervalContainsTheValueWithinZeroAndOne, ()) {
  const auto world = SmallWorld::of(*testing::random_audiences());
  for (const Overlap& overlap : own_overlaps(world, 0)) {
    RC_ASSERT(0.0 <= overlap.interval.low && overlap.interval.high <= 1.0);
    if (overlap.value) RC_ASSERT(overlap.interval.low <= *overlap.value && *overlap.value <= overlap.interval.high);
  }
}

RC_GTEST_PROP(OverlapLaw, TheSameRatesFromFewerEventsNeverRaiseTheLowerEnd, ()) {
  const auto audiences = *testing::random_audiences();
  const auto copies = *rc::gen::inRange(2U, 6U);
  auto many = audiences;  // every account comes with others who do the same
  for (auto& audience : many) {
    const auto once = audience;
    for (std::uint32_t copy = 1; copy < copies; ++copy) {
      for (const std::uint32_t a : once) audience.push_back(a + 30 * copy);
    }
  }
  const auto few = own_overlaps(SmallWorld::of(audiences), 0);
  const auto more = own_overlaps(SmallWorld::of(many), 0);
  for (std::size_t o = 0; o < few.size(); ++o) {
    if (!few[o].value) continue;
    RC_ASSERT(std::abs(*few[o].value - *more[o].value) < 1e-12);
    RC_ASSERT(few[o].interval.low <= more[o].interval.low + 1e-12);
  }
}

RC_GTEST_PROP(OverlapLaw, ThreadsChangeNothing, ()) {
  Audiences audiences(600);  // more owners than one task has
  for (std::uint32_t o = 0; o < audiences.size(); ++o)
    audiences[o] = *rc::gen::resize(6, rc::gen::arbitrary<std::vector<std::uint32_t>>());
  for (auto& audience : audiences) {
    for (auto& a : audience) a %= 50;
  }
  audiences[0] = {1, 2, 3, 4, 5, 6, 7};
  const auto world = SmallWorld::of(audiences);
  const auto asking = AskingAudience::own(world.graph, world.weights, owner(0));
  RC_ASSERT(shared_by_streaming(asking, world.graph, 600, 1) == shared_by_streaming(asking, world.graph, 600, 3));
}

}  // namespace
}  // namespace vouch::audience
