#include "engine/credibility/account_features.h"

#include <cmath>

#include <gtest/gtest.h>

namespace vouch::credibility {
namespace {

TEST(AccountFeatures, AreMadeOfTheColumnsThatAreThere) {
  const AccountFacts facts{.followers = 9, .following = 99, .username_length = 8, .username_digits = 2, .has_picture = true};
  EXPECT_EQ(columns_of(facts), 0b0111011);
  const auto features = features_of(facts);
  const auto at = [&](AccountFeature feature) { return features[static_cast<std::size_t>(feature)]; };
  EXPECT_EQ(at(AccountFeature::followers), 9.0F);
  EXPECT_EQ(at(AccountFeature::following_per_follower), 10.0F);
  EXPECT_EQ(at(AccountFeature::username_digit_share), 0.25F);
  EXPECT_EQ(at(AccountFeature::has_picture), 1.0F);
  EXPECT_TRUE(std::isnan(at(AccountFeature::posts)));
  EXPECT_TRUE(std::isnan(at(AccountFeature::is_private)));
  for (const float missing : features_of({})) EXPECT_TRUE(std::isnan(missing));
}

TEST(AccountFeatures, FiguresThatCannotBeAreNamed) {
  const auto negative = problem_of({.posts = -1});
  ASSERT_TRUE(negative);
  EXPECT_EQ(negative->column, "posts");
  EXPECT_EQ(negative->found, "-1");
  EXPECT_EQ(problem_of({.username_length = 3, .username_digits = 4})->expected, "at most the 3 characters of the name");
  EXPECT_FALSE(problem_of({.followers = 0, .username_length = 0, .username_digits = 0}));
  EXPECT_EQ(
      features_of({.username_length = 0, .username_digits = 0})[static_cast<std::size_t>(AccountFeature::username_digit_share)],
      0.0F);
}

}  // namespace
}  // namespace vouch::credibility
