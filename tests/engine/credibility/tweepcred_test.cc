#include "engine/credibility/tweepcred.h"

#include <cmath>

#include <gtest/gtest.h>

#include "engine/credibility/trust_prior.h"
#include "engine/credibility/trust_rules.h"
#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

using vouch::testing::carried_rules;

TEST(Tweepcred, DiscountsTheMassOfThoseWhoFollowManyAndAreFollowedByFew) {
  EXPECT_EQ(tweepcred_mass_factor(500, 0, carried_rules().trust), 1.0) << "not more than 500";
  EXPECT_EQ(tweepcred_mass_factor(600, 1200, carried_rules().trust), 1.0) << "half a following a follower";
  // (1 + 999) / (1 + 999) = 1: e^(-5 · 0.4)
  EXPECT_NEAR(tweepcred_mass_factor(999, 999, carried_rules().trust), std::exp(-2.0), 1e-15);
  EXPECT_LT(tweepcred_mass_factor(7500, 10, carried_rules().trust), 1e-300);
}

TEST(Tweepcred, DividesTheRankOfThoseWhoFollowVeryMany) {
  EXPECT_EQ(tweepcred_divisor(2500, 0), 1.0);
  EXPECT_EQ(tweepcred_divisor(2999, 2999), 1.0) << "as many followers: e^0";
  EXPECT_EQ(tweepcred_divisor(3000, 100'000), 1.0) << "never raises";
  EXPECT_NEAR(tweepcred_divisor(5999, 4999), std::exp(3.0 * 0.2 * std::log(std::log(5999.0))), 1e-12);
  EXPECT_EQ(tweepcred_divisor(7500, 10), 50.0);
}

TEST(Tweepcred, ScalesRanksByTheirLogarithm) {
  EXPECT_EQ(tweepcred_reputation(0.0), 0);
  EXPECT_EQ(tweepcred_reputation(1e-21), 0);
  EXPECT_EQ(tweepcred_reputation(1e-3), 94) << "130 - 5.21 · 6.9078 = 94.01";
  EXPECT_EQ(tweepcred_reputation(1e-9), 22) << "130 - 5.21 · 20.723 = 22.03";
  EXPECT_EQ(tweepcred_reputation(1e-15), 0);
  EXPECT_EQ(tweepcred_reputation(1.0), 100);
}

TEST(TrustPrior, OfAnAccountIsItsProbabilityInPeople) {
  const auto unjudged = credible_masses(2, audience::Authenticity());
  EXPECT_NEAR(people_of_mass(unjudged[1]), 0.9, 1e-5);
  EXPECT_EQ(uniform_masses(3), std::vector<std::uint32_t>(3, kPersonMass));
  EXPECT_NEAR(people_of_mass(tweepcred_mass(kPersonMass, 999, 999, carried_rules().trust)), std::exp(-2.0), 1e-9);
  EXPECT_EQ(tweepcred_mass(kPersonMass, 10, 10, carried_rules().trust), kPersonMass);
}

TEST(TrustPrior, OfSeedsLeavesTheOthersAShareOfTheWhole) {
  const auto masses = seeded_masses(std::vector<std::uint32_t>(1000, kPersonMass / 2), std::vector<std::uint32_t>{3, 7},
                                    carried_rules().trust.seeded_uniform_share);
  double others = 0.0;
  for (std::size_t a = 0; a < masses.size(); ++a) others += a == 3 || a == 7 ? 0.0 : people_of_mass(masses[a]);
  EXPECT_EQ(masses[3], kPersonMass);
  EXPECT_EQ(masses[7], kPersonMass);
  EXPECT_NEAR(others / (others + 2.0), carried_rules().trust.seeded_uniform_share, 1e-6);
  EXPECT_EQ(seeded_masses({5, 6}, {}, carried_rules().trust.seeded_uniform_share), (std::vector<std::uint32_t>{5, 6}));
}

TEST(TrustPrior, OfFewAccountsNeverGrows) {
  const auto masses = seeded_masses({100, 200, 300}, std::vector<std::uint32_t>{0}, carried_rules().trust.seeded_uniform_share);
  EXPECT_EQ(masses, (std::vector<std::uint32_t>{kPersonMass, 200, 300}));
}

}  // namespace
}  // namespace vouch::credibility
