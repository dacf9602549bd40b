#include "engine/audience/weights.h"

#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using testing::owner;
using testing::SmallWorld;

TEST(Weight, IsThatOfAdamicAndAdarInSteps) {
  for (const std::uint64_t d : {1U, 2U, 7U, 100U, 1000000U}) {
    const double exact = 65535.0 * kPriorAuthentic * std::log(3.0) / std::log(2.0 + static_cast<double>(d));
    EXPECT_NEAR(weight_of(d), exact, 0.5 + 1e-9) << d;
  }
  EXPECT_EQ(weight_of(1), 58982);  // 65535 · 0.9, rounded
}

TEST(Weight, OfNobodysAccountIsThatOfOneOwner) { EXPECT_EQ(weight_of(0), weight_of(1)); }

TEST(Weight, NeverReachesZeroAndNeverRisesWithOwners) {
  for (std::uint64_t d = 1; d < (1ULL << 40); d = d * 2 + 1) {
    EXPECT_GE(weight_of(d), weight_of(d * 2 + 1));
    EXPECT_GT(weight_of(d), 0);
  }
}

// owner 0: a0 a1 a2     owner 1: a1 a2     owner 2: a2     owner 3: nobody
TEST(AudienceWeights, SumsTheWeightsOfEachAudience) {
  const auto world = SmallWorld::of({{0, 1, 2}, {1, 2}, {2}, {}});
  EXPECT_EQ(world.weights[0], weight_of(1));
  EXPECT_EQ(world.weights[1], weight_of(2));
  EXPECT_EQ(world.weights[2], weight_of(3));
  EXPECT_EQ(world.weights.sum(owner(0)), std::uint64_t{weight_of(1)} + weight_of(2) + weight_of(3));
  EXPECT_EQ(world.weights.sum(owner(2)), weight_of(3));
  EXPECT_EQ(world.weights.sum(owner(3)), 0U);
}

TEST(AudienceWeights, AnAccountOfVeryManyOwnersIsWeighedAsWell) {
  const auto world = SmallWorld::of(testing::Audiences(5000, {0}));  // beyond the tabulated numbers of owners
  EXPECT_EQ(world.weights[0], weight_of(5000));
}

TEST(AudienceWeights, OfAnotherGraphAreRefused) {
  const auto snapshot = testing::sections([](snapshot::Writer& out) -> core::Result<void> {
    if (auto done = testing::write_graph({{0, 1}, {1}}, out); !done) return done;
    const std::vector<std::uint16_t> weights = {1};
    const std::vector<std::uint64_t> sums = {1, 1};
    if (auto done = out.write("audience.weights", std::span<const std::uint16_t>(weights)); !done) return done;
    return out.write("audience.weight_sums", std::span<const std::uint64_t>(sums));
  });
  const auto graph = AudienceGraph::open(snapshot);
  ASSERT_TRUE(graph);
  const auto weights = AudienceWeights::open(snapshot, *graph);
  ASSERT_FALSE(weights);
  EXPECT_EQ(weights.error().code, core::ErrorCode::corrupt);
  EXPECT_EQ(weights.error().message, "audience weights: found 1 accounts and 2 owners, expected 2 and 2");
}

TEST(AudienceWeights, MissingSectionsAreAnError) {
  const auto snapshot = testing::sections([](snapshot::Writer& out) { return testing::write_graph({{0}}, out); });
  const auto graph = AudienceGraph::open(snapshot);
  ASSERT_TRUE(graph);
  const auto weights = AudienceWeights::open(snapshot, *graph);
  ASSERT_FALSE(weights);
  EXPECT_EQ(weights.error().code, core::ErrorCode::corrupt);
}

}  // namespace
}  // namespace vouch::audience
