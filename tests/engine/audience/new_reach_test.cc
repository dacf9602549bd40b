#include "engine/audience/new_reach.h"

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

std::vector<NewReach> reaches(const SmallWorld& world, const AskingAudience& asking, unsigned threads = 1) {
  const std::vector<double> known(world.graph.owners(), 1.0);
  return new_reach_with_owners(asking, world.graph, world.weights, known, world.graph.owners(), threads);
}

/// Intervals of the same, [0, 0] where the value is unknown.
std::vector<core::Interval> own_intervals(const SmallWorld& world, std::uint32_t brand) {
  const auto asking = AskingAudience::own(world.graph, world.weights, owner(brand));
  const auto found = reaches(world, asking);
  std::vector<core::Interval> intervals(found.size());
  for (std::uint32_t c = 0; c < found.size(); ++c) {
    const AudienceSizes sizes{.asking_weight = asking.weight(), .owner_weight = world.weights.sum(owner(c))};
    if (found[c].value) intervals[c] = new_reach_interval(found[c], sizes);
  }
  return intervals;
}

std::vector<NewReach> own_reaches(const SmallWorld& world, std::uint32_t brand) {
  return reaches(world, AskingAudience::own(world.graph, world.weights, owner(brand)));
}

/// Sums of w over an audience, and what it shares with another.
struct Oracle {
  const SmallWorld& world;
  const Audiences& audiences;
  Accounts asking;
  std::optional<core::OwnerIndex> brand;

  [[nodiscard]] double sum(const Accounts& accounts) const {
    double total = 0.0;
    for (const std::uint32_t a : accounts) total += world.weights[a];
    return total;
  }
  [[nodiscard]] Accounts members(std::uint32_t o) const { return {audiences[o].begin(), audiences[o].end()}; }
  [[nodiscard]] double overlap(std::uint32_t o) const {
    const Accounts of_owner = members(o);
    if (of_owner.empty()) return 0.0;
    Accounts both;
    std::ranges::set_intersection(asking, of_owner, std::inserter(both, both.end()));
    return std::min(1.0, sum(both) / (std::sqrt(sum(asking)) * std::sqrt(sum(of_owner))));
  }
  /// The formula of new_reach.h, loop by loop.
  [[nodiscard]] std::optional<double> value(std::uint32_t candidate) const {
    const Accounts of_candidate = members(candidate);
    if (asking.empty() || of_candidate.empty()) return std::nullopt;
    double total = 0.0;
    for (const std::uint32_t a : of_candidate) {
      if (asking.contains(a)) continue;
      double nobody = 1.0;
      for (std::uint32_t o = 0; o < audiences.size(); ++o) {
        if (o == candidate || (brand && o == brand->value) || !members(o).contains(a)) continue;
        nobody *= 1.0 - overlap(o);
      }
      total += world.weights[a] * (1.0 - nobody);
    }
    return total / (std::sqrt(sum(asking)) * std::sqrt(sum(of_candidate)));
  }
};

/// How far rounding r to 1/65535 may move a value.
double rounding(const SmallWorld& world, const Accounts& asking, std::uint32_t candidate) {
  double weight = 0.0;
  for (const std::uint32_t a : asking) weight += world.weights[a];
  return 1e-9 + 0.51 / 65535.0 * std::sqrt(static_cast<double>(world.weights.sum(owner(candidate)))) / std::sqrt(weight);
}

// a:        0 1 2 3 4
// brand 0:  x x
// owner 1:    x x        like the brand; brings a2 to whoever else has it
// owner 2:      x x      candidate: a2 is like the brand, a3 is not
// owner 3:          x    candidate of strangers
TEST(NewReach, OfASmallGraphByHand) {
  const auto world = SmallWorld::of({{0, 1}, {1, 2}, {2, 3}, {4}});
  const auto found = own_reaches(world, 0);
  const double one = weight_of(1);
  const double two = weight_of(2);
  const double like_brand = two / std::sqrt((one + two) * (two + two));  // overlap of brand and owner 1
  EXPECT_NEAR(*found[2].value, two * like_brand / std::sqrt((one + two) * (two + one)), 1e-4);
  EXPECT_EQ(found[2].accounts, 1U);
  EXPECT_EQ(found[1].value, 0.0) << "a2 has no other owner that shares with the brand";
  EXPECT_EQ(found[3].value, 0.0);
  EXPECT_EQ(found[0].value, 0.0) << "nobody is outside the own audience";
}

TEST(NewReach, OfEmptyAudiencesIsUnknown) {
  const auto world = SmallWorld::of({{0}, {}, {0, 1}});
  EXPECT_FALSE(own_reaches(world, 0)[1].value);
  EXPECT_FALSE(own_reaches(world, 1)[0].value);
}

// Owner 1 has the brand's audience exactly: overlap 1, a factor of 0, which must divide out again.
// Never so outside it: an account of owner 1 is of the brand. A sent audience makes such owners possible.
TEST(NewReach, OwnersWithFullOverlapAreNoDivisionByZero) {
  const auto world = SmallWorld::of({{0, 1}, {0, 1}, {1, 2}, {2, 3}});
  for (const NewReach& found : own_reaches(world, 0)) {
    ASSERT_TRUE(found.value);
    EXPECT_TRUE(std::isfinite(*found.value));
  }
  // Samples: the corrected overlap is cut at 1 while owners still bring accounts from outside.
  const std::vector<double> shares = {0.01, 0.01, 0.01, 1.0};
  const auto asking = AskingAudience::own(world.graph, world.weights, owner(0));
  const auto sampled = new_reach_with_owners(asking, world.graph, world.weights, shares, 4);
  // a2 of owner 3 is also of owner 2, whose overlap is 1: r = 1.
  const double expected = static_cast<double>(weight_of(2)) /
                          (std::sqrt(static_cast<double>(world.weights.sum(owner(0)))) *
                           std::sqrt(static_cast<double>(world.weights.sum(owner(3))))) *
                          std::sqrt(0.01 / 1.0);
  EXPECT_NEAR(*sampled[3].value, expected, 1e-9);
  // The same account of owner 2: its own factor of 0 is divided out, and owner 3 shares nothing with the brand.
  EXPECT_EQ(*sampled[2].value, 0.0);
}

TEST(NewReach, OfASentAudienceDoesNotCountTheBrandsOwnListAsAnotherOwner) {
  const Audiences audiences = {{0, 1, 2}, {2, 3}};
  const auto world = SmallWorld::of(audiences);
  const std::vector<std::uint32_t> accounts = {0, 1};
  const auto named = reaches(world, AskingAudience::sent(world.graph, world.weights, accounts, owner(0)));
  EXPECT_EQ(named[1].value, 0.0) << "a2 is like the brand only by being the brand's";
  const auto strange = reaches(world, AskingAudience::sent(world.graph, world.weights, accounts, std::nullopt));
  EXPECT_GT(*strange[1].value, 0.0);
}

RC_GTEST_PROP(NewReachLaw, IsThatOfPlainLoops, ()) {
  const auto audiences = *testing::random_audiences();
  const auto world = SmallWorld::of(audiences);
  const auto found = own_reaches(world, 0);
  const Oracle oracle{world, audiences, {audiences[0].begin(), audiences[0].end()}, owner(0)};
  for (std::uint32_t c = 1; c < audiences.size(); ++c) {
    const auto truth = oracle.value(c);
    RC_ASSERT(found[c].value.has_value() == truth.has_value());
    if (truth) RC_ASSERT(std::abs(*found[c].value - *truth) <= rounding(world, oracle.asking, c));
  }
}

RC_GTEST_PROP(NewReachLaw, OfAFallbackIsThatOfTheOtherParts, ()) {
  const auto audiences = *testing::random_audiences();
  const auto world = SmallWorld::of(audiences);
  std::vector<core::OwnerIndex> parts;
  for (std::uint32_t o = 0; o < audiences.size(); ++o) {
    if (*rc::gen::arbitrary<bool>()) parts.push_back(owner(o));
  }
  const auto asking = AskingAudience::fallback(AskingKind::similar_brands, world.graph, world.weights, parts, std::nullopt);
  const auto found = reaches(world, asking);
  for (std::uint32_t c = 0; c < audiences.size(); ++c) {
    const Oracle oracle{world, audiences, testing::union_without(audiences, parts, owner(c)), std::nullopt};
    const auto truth = oracle.value(c);
    RC_ASSERT(found[c].value.has_value() == truth.has_value());
    if (truth) RC_ASSERT(std::abs(*found[c].value - *truth) <= rounding(world, oracle.asking, c));
  }
}

RC_GTEST_PROP(NewReachLaw, TheIntervalContainsTheValueAndIsNeverNegative, ()) {
  const auto world = SmallWorld::of(*testing::random_audiences());
  const auto found = own_reaches(world, 0);
  const auto intervals = own_intervals(world, 0);
  for (std::size_t c = 0; c < found.size(); ++c) {
    if (!found[c].value) continue;
    RC_ASSERT(0.0 <= intervals[c].low && intervals[c].low <= *found[c].value);
    RC_ASSERT(*found[c].value <= intervals[c].high && std::isfinite(intervals[c].high));
  }
}

RC_GTEST_PROP(NewReachLaw, TheSameRatesFromFewerEventsNeverRaiseTheLowerEnd, ()) {
  const auto audiences = *testing::random_audiences();
  auto doubled = audiences;
  for (auto& audience : doubled) {
    const auto once = audience;
    for (const std::uint32_t a : once) audience.push_back(a + 30);
  }
  const auto once = SmallWorld::of(audiences);
  const auto twice = SmallWorld::of(doubled);
  const auto few = own_reaches(once, 0);
  const auto more = own_reaches(twice, 0);
  const auto few_intervals = own_intervals(once, 0);
  const auto more_intervals = own_intervals(twice, 0);
  for (std::size_t c = 0; c < few.size(); ++c) {
    if (!few[c].value) continue;
    RC_ASSERT(std::abs(*few[c].value - *more[c].value) < 1e-12);
    RC_ASSERT(few_intervals[c].low <= more_intervals[c].low + 1e-12);
  }
}

RC_GTEST_PROP(NewReachLaw, ThreadsChangeNothing, ()) {
  const auto audiences = *testing::random_audiences();
  Audiences many;
  for (int copy = 0; copy < 40; ++copy) many.insert(many.end(), audiences.begin(), audiences.end());
  const auto world = SmallWorld::of(many);
  std::vector<core::OwnerIndex> parts;
  for (std::uint32_t part = 0; part < 20; ++part) parts.push_back(owner(part));
  const auto asking = AskingAudience::fallback(AskingKind::partners, world.graph, world.weights, parts, std::nullopt);
  const auto one = reaches(world, asking, 1);
  const auto three = reaches(world, asking, 3);
  for (std::size_t c = 0; c < one.size(); ++c) RC_ASSERT(one[c].sum == three[c].sum && one[c].squares == three[c].squares);
}

/// Owners one by one are read from their own lists, all at once from every list.
RC_GTEST_PROP(NewReachLaw, OfListedOwnersIsThatOfAll, ()) {
  Audiences audiences = *testing::random_audiences();
  const std::size_t distinct = audiences.size();
  for (std::size_t copy = 1; copy < 12; ++copy) {
    for (std::size_t o = 0; o < distinct; ++o) {
      audiences.push_back(audiences[o]);
      for (std::uint32_t& account : audiences.back()) account += static_cast<std::uint32_t>(*rc::gen::inRange(0, 3));
    }
  }
  const auto world = SmallWorld::of(audiences);
  const std::vector<double> known(world.graph.owners(), 1.0);
  const std::vector<core::OwnerIndex> parts = {owner(0), owner(1)};
  for (const auto& asking : {AskingAudience::own(world.graph, world.weights, owner(1)),
                             AskingAudience::fallback(AskingKind::partners, world.graph, world.weights, parts, std::nullopt)}) {
    const auto all = reaches(world, asking);
    const auto shared = shared_with_owners(asking, world.graph, world.graph.owners());
    const auto found = [&](const std::vector<std::uint32_t>& listed) {
      return new_reach_with_listed(asking, world.graph, world.weights, known, shared, listed);
    };
    std::vector<std::uint32_t> everybody;
    for (std::uint32_t o = 0; o < all.size(); ++o) {
      RC_ASSERT(found({o}).front() == all[o]);
      everybody.push_back(o);
    }
    RC_ASSERT(found(everybody) == all);
    RC_ASSERT(found({}).empty());
  }
}

}  // namespace
}  // namespace vouch::audience
