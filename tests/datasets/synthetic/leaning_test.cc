// The circles that owners of the synthetic world stand on, and the law that makes a good match of a pair.
#include "datasets/synthetic/leaning.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::datasets {
namespace {

double place(std::uint32_t n) { return static_cast<double>(n % 10000) / 10000.0; }

TEST(LeaningTest, ClosenessIsOneAtHomeZeroAtAQuarterAndMinusOneOpposite) {
  EXPECT_DOUBLE_EQ(closeness(0.2, 0.2), 1.0);
  EXPECT_NEAR(closeness(0.9, 0.15), 0.0, 1e-12);  // a quarter of the circle, across its seam
  EXPECT_NEAR(closeness(0.1, 0.6), -1.0, 1e-12);
}

RC_GTEST_PROP(LeaningProperty, ClosenessIsSymmetricAndFallsWithDistance, (std::uint32_t a, std::uint32_t b)) {
  const double home = place(a), other = place(b);
  RC_ASSERT(std::abs(closeness(home, other) - closeness(other, home)) < 1e-12);
  const double distance = std::min(std::abs(home - other), 1.0 - std::abs(home - other));
  const double farther = std::min(0.5, distance + 0.01);
  RC_ASSERT(closeness(0.0, farther) <= closeness(home, other) + 1e-12);
}

RC_GTEST_PROP(LeaningProperty, SpreadIsADistributionThatPeaksAtThePlace, (std::uint32_t a, std::uint8_t places)) {
  const std::size_t n = 2 + places % 60;
  const std::size_t peak = a % n;
  const auto weights = spread(static_cast<double>(peak) / static_cast<double>(n), 8.0, n);
  RC_ASSERT(std::abs(std::accumulate(weights.begin(), weights.end(), 0.0) - 1.0) < 1e-12);
  for (std::size_t i = 0; i < n; ++i) RC_ASSERT(weights[i] <= weights[peak] + 1e-15);
}

TEST(LeaningTest, WithoutFocusEveryPlaceWeighsTheSame) {
  for (const double weight : spread(0.3, 0.0, 5)) EXPECT_DOUBLE_EQ(weight, 0.2);
}

/// Owners who agree in everything but the place on one circle.
Leaning standing_at(double community, double topic) {
  return {.community = community,
          .topic = topic,
          .cause = 0.5,
          .value = 0.5,
          .community_focus = 10.0,
          .topic_focus = 1.0,
          .cause_focus = 1.0,
          .value_focus = 1.0};
}

TEST(MatchLawTest, NeitherTheSameAudienceNorTheSameValuesMakeAMatchAlone) {
  const MatchLaw law;
  const Leaning brand = standing_at(0.1, 0.1);
  EXPECT_GT(law.probability(brand, standing_at(0.1, 0.1)), 0.99);
  EXPECT_LT(law.probability(brand, standing_at(0.1, 0.6)), 0.1);
  EXPECT_LT(law.probability(brand, standing_at(0.6, 0.1)), 0.9);
  EXPECT_LT(law.probability(brand, standing_at(0.6, 0.6)), 0.001);
}

TEST(MatchLawTest, WhoIsAtHomeNowhereHasAffinityToNobody) {
  const MatchLaw law;
  Leaning star = standing_at(0.1, 0.1);
  star.community_focus = 0.0;
  EXPECT_EQ(law.affinity(standing_at(0.1, 0.1), star), 0.0);
}

TEST(MatchLawTest, WhatIsUnlikelyIsKnownCheaplyAndNeverWrongly) {
  const MatchLaw law;
  core::Random random(5, "pairs");
  int unlikely = 0, known = 0;
  for (int i = 0; i < 50'000; ++i) {
    const Leaning a = draw_leaning(random), b = draw_leaning(random);
    const bool truth = law.probability(a, b) < MatchLaw::kUnlikely;
    unlikely += truth ? 1 : 0;
    known += law.is_unlikely(a, b) ? 1 : 0;
    EXPECT_TRUE(truth || !law.is_unlikely(a, b));
  }
  EXPECT_GT(known, unlikely * 9 / 10);
}

TEST(MatchLawTest, RaritiesOfRandomPairsHaveAMeanNearOneInBothHalves) {
  const MatchLaw law;
  core::Random random(5, "pairs");
  double affinity = 0.0, agreement = 0.0;
  constexpr int kPairs = 20000;
  for (int i = 0; i < kPairs; ++i) {
    const Leaning a = draw_leaning(random), b = draw_leaning(random);
    affinity += law.affinity(a, b) / kPairs;
    agreement += law.agreement(a, b) / kPairs;
  }
  EXPECT_NEAR(affinity, 1.0, 0.05);  // a rarity is exponential: neither half outweighs the other by its scale
  EXPECT_NEAR(agreement, 1.0, 0.05);
}

}  // namespace
}  // namespace vouch::datasets
