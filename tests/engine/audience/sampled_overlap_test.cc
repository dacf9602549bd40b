#include "engine/audience/sampled_overlap.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"
#include "tests/engine/audience/random_audiences.h"

namespace vouch::audience {
namespace {

using testing::owner;
using testing::random_audiences;
using testing::SampledWorld;

AudienceSizes sizes_of(const SampledWorld& made, const AskingAudience& asking, core::OwnerIndex o) {
  return {.asking_weight = asking.weight(), .owner_weight = made.world.weights.sum(o)};
}

/// `owners` audiences of very different sizes over the same accounts, some of which follow much more than others.
testing::Audiences crowd(std::uint32_t owners, std::uint32_t accounts, std::uint64_t seed) {
  testing::Audiences audiences(owners);
  core::Random random(seed, "crowd");
  std::vector<double> keen(accounts), like(owners);
  for (double& k : keen) k = 0.2 + random.exponential();
  for (double& l : like) l = 0.01 * std::exp(3.3 * random.uniform());
  for (std::uint32_t o = 0; o < owners; ++o) {
    for (std::uint32_t a = 0; a < accounts; ++a) {
      const double taste = a % 7 == o % 7 ? 3.0 : 1.0;
      if (random.chance(std::min(1.0, like[o] * keen[a] * taste))) audiences[o].push_back(a);
    }
  }
  return audiences;
}

/// All of the first list is in the second: the drawn say so, however few they are.
TEST(SampledOverlap, IsRightWhereAllOfAListIsShared) {
  testing::Audiences audiences(2);
  audiences[0].resize(400);
  audiences[1].resize(3000);
  std::iota(audiences[0].begin(), audiences[0].end(), 100U);
  std::iota(audiences[1].begin(), audiences[1].end(), 0U);
  const auto made = SampledWorld::of(audiences, {.least_links = 1, .rates = {4}});
  const auto asking = AskingAudience::own(made.world.graph, made.world.weights, owner(1));
  const SampledOverlap sampled(asking, made.world.graph, made.world.weights, made.samples.all()[0], 1);
  const SharedAudience shared = sampled.shared(owner(0));
  EXPECT_EQ(shared.accounts, 400U);
  EXPECT_EQ(shared.weight, shared_with(asking, made.world.graph, owner(0)).weight);
  EXPECT_EQ(shared.asking_accounts, 3000U);
  EXPECT_EQ(sampled.accounts(owner(0)).value, 400.0);
  EXPECT_EQ(sampled.accounts(owner(0)).interval.high, 400.0);
  EXPECT_LT(sampled.accounts(owner(0)).interval.low, 400.0);
}

RC_GTEST_PROP(SampledOverlap, NeverLeavesWhatIsPossible, (std::uint64_t seed)) {
  const auto made = SampledWorld::of(*random_audiences(), {.least_links = 1, .rates = {1}}, seed);
  if (made.samples.all().empty()) return;
  const auto last = owner(made.world.graph.owners() - 1);
  const auto asking = AskingAudience::own(made.world.graph, made.world.weights, last);
  const SampledOverlap sampled(asking, made.world.graph, made.world.weights, made.samples.all()[0], last.value);
  for (std::uint32_t o = 0; o < last.value; ++o) {
    const SharedAudience shared = sampled.shared(owner(o));
    RC_ASSERT(shared.accounts <= std::min(asking.accounts(), made.world.graph.members(owner(o)).size()));
    RC_ASSERT(shared.weight <= std::min(asking.weight(), made.world.weights.sum(owner(o))) + 1);
    const auto value = overlap_value(shared.weight, sizes_of(made, asking, owner(o)));
    if (!value) continue;
    const core::Interval interval = overlap_interval(sampled.events(owner(o)), sizes_of(made, asking, owner(o)));
    RC_ASSERT(interval.low <= *value + 1e-4 && *value <= interval.high + 1e-4 && interval.high <= 1.0);
  }
}

/// Pairs, and how many of their exact values and counts lay within the intervals.
struct Held {
  double pairs = 0, values = 0, counts = 0;
};

/// Values and counts of every pair, through the sample, hold the exact ones: the count as often as its interval says, the
/// value more often, because its interval also says how far the exact value itself may lie from its rate.
TEST(SampledOverlap, HoldsTheExactFigures) {
  std::map<bool, Held> held;  // whether 30 or more shared accounts are expected in the sample
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const auto made = SampledWorld::of(crowd(60, 12'000, seed), {.least_links = 1, .rates = {3}}, seed);
    for (std::uint32_t b = 50; b < 60; ++b) {
      const auto asking = AskingAudience::own(made.world.graph, made.world.weights, owner(b));
      const SampledOverlap sampled(asking, made.world.graph, made.world.weights, made.samples.all()[0], 50);
      for (std::uint32_t o = 0; o < 50; ++o) {
        const SharedAudience exact = shared_with(asking, made.world.graph, owner(o));
        const auto count = static_cast<double>(exact.accounts);
        const double value = overlap_value(exact.weight, sizes_of(made, asking, owner(o))).value();
        const core::Interval of_value = overlap_interval(sampled.events(owner(o)), sizes_of(made, asking, owner(o)));
        const core::Interval of_count = sampled.accounts(owner(o)).interval;
        Held& all = held[count / 8 >= 30];
        all.pairs += 1;
        all.values += of_value.low <= value && value <= of_value.high ? 1 : 0;
        all.counts += of_count.low <= count && count <= of_count.high ? 1 : 0;
      }
    }
  }
  for (const auto& [many, all] : held) {
    const double values = all.values / all.pairs, counts = all.counts / all.pairs;
    std::cout << (many ? "30+" : "<30") << ": exact values held " << values << ", counts " << counts << " of " << all.pairs
              << "\n";
    ASSERT_GT(all.pairs, 1500);
    EXPECT_GE(values, 0.89);
    EXPECT_GE(counts, many ? 0.88 : 0.89);
    if (many) {
      EXPECT_LE(values, 0.98);
      EXPECT_LE(counts, 0.92);
    }
  }
}

}  // namespace
}  // namespace vouch::audience
