#include "engine/credibility/account_features.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vouch::credibility {
namespace {

using ::testing::HasSubstr;

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
  EXPECT_THAT(check_facts({.posts = -1}).error().message, HasSubstr("posts: found -1, expected 0 or more"));
  EXPECT_THAT(check_facts({.username_length = 3, .username_digits = 4}).error().message, HasSubstr("4 digits in a name of 3 characters"));
  EXPECT_TRUE(check_facts({.followers = 0, .username_length = 0, .username_digits = 0}));
  EXPECT_EQ(features_of({.username_length = 0, .username_digits = 0})[static_cast<std::size_t>(AccountFeature::username_digit_share)], 0.0F);
}

}  // namespace
}  // namespace vouch::credibility
