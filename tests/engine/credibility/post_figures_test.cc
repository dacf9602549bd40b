#include "engine/credibility/post_figures.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/small_catalog.h"
#include "tests/support/small_world.h"

namespace vouch::credibility {
namespace {

using testing::SmallPost;

std::vector<double> figures(const std::vector<SmallPost>& posts, std::int64_t as_of_s, const char* platform = "instagram") {
  testing::SmallOwner creator;
  creator.platform = platform;
  creator.posts = posts;
  const auto snapshot = testing::sections([&](snapshot::Writer& out) { return testing::write_catalog({creator}, {}, out); });
  const auto catalog = catalog::Catalog::open(snapshot);
  if (!catalog) throw std::runtime_error(catalog.error().message);
  return latest_figures(catalog->posts, core::OwnerIndex(0U), rule_of(platform), as_of_s, 30);
}

TEST(EngagementOfAPost, CountsWhatThePlatformCounts) {
  const PostCounts post{.likes = 100, .comments = 10, .shares = 5, .views = 1000};
  EXPECT_EQ(engagement_of(post, rule_of("instagram")), 110.0);
  EXPECT_EQ(engagement_of(post, rule_of("Instagram")), 110.0);
  EXPECT_EQ(engagement_of(post, rule_of("twitter")), 115.0);
  EXPECT_EQ(engagement_of(post, rule_of("")), 115.0);
  EXPECT_EQ(engagement_of(post, rule_of("tiktok")), 1150.0) << "per 10 000 views";
  EXPECT_EQ(engagement_of(post, rule_of("YouTube")), 1150.0);
}

TEST(EngagementOfAPost, WithoutLikesOrViewsSaysNothing) {
  EXPECT_FALSE(engagement_of({.comments = 10}, rule_of("instagram")));
  EXPECT_FALSE(engagement_of({.likes = 10}, rule_of("tiktok")));
  EXPECT_FALSE(engagement_of({.likes = 10, .views = 0}, rule_of("tiktok")));
  EXPECT_EQ(engagement_of({.likes = 10}, rule_of("instagram")), 10.0) << "comments unknown: left out of the sum";
}

TEST(LatestFigures, AreThoseUpToTheDayLatestFirstAndUndatedLast) {
  const std::vector<SmallPost> posts = {
      {.at_s = 30, .likes = 3}, {.likes = 9}, {.at_s = 10, .likes = 1}, {.at_s = 20, .likes = 2}};
  EXPECT_EQ(figures(posts, 100), (std::vector<double>{3, 2, 1, 9}));
  EXPECT_EQ(figures(posts, 20), (std::vector<double>{2, 1, 9}));
  EXPECT_EQ(figures(posts, 5), (std::vector<double>{9}));
}

TEST(LatestFigures, AreThirtyAndPassOverPostsWithoutFigures) {
  std::vector<SmallPost> posts;
  for (int i = 0; i < 50; ++i) posts.push_back({.at_s = i, .likes = i % 5 == 0 ? catalog::kUnknown : i});
  const auto latest = figures(posts, 49);
  ASSERT_EQ(latest.size(), 30U);
  EXPECT_EQ(latest.front(), 49.0);
  EXPECT_EQ(latest.back(), 13.0);  // 49 down to 13 without 45, 40 … 15
}

TEST(Median, OfAnEvenNumberIsTheMiddle) {
  EXPECT_EQ(median_of({4, 1, 2, 100})->median, 3.0);
  EXPECT_EQ(median_of({5, 1, 100})->median, 5.0);
  EXPECT_EQ(median_of({7})->posts, 1U);
  EXPECT_EQ(median_of({7})->variance, 0.0);
  EXPECT_FALSE(median_of({}));
}

TEST(Median, HasTheVarianceOfTheLogarithms) {
  const double low = std::log(11.0), high = std::log(101.0);
  EXPECT_NEAR(median_of({10, 100})->variance, (high - low) * (high - low) / 4.0, 1e-12);
}

TEST(LogInterval, IsTheFormulaOfTheHeader) {
  const auto engagement = *median_of({10, 20, 40, 80});
  const double variance = (4.0 * engagement.variance + 10.0 * 0.25) / 14.0;
  const double half = 1.6448536269514722 * std::sqrt(std::acos(-1.0) / 2.0 * variance / 4.0);
  const auto interval = log_interval(engagement, 0.5, 10.0);
  EXPECT_NEAR(interval.low, std::log(31.0) - half, 1e-12);
  EXPECT_NEAR(interval.high, std::log(31.0) + half, 1e-12);
}

TEST(LogInterval, NeverReachesBelowNothing) { EXPECT_EQ(log_interval(*median_of({0, 1}), 3.0, 10.0).low, 0.0); }

RC_GTEST_PROP(LogInterval, TheSameRatesFromFewerPostsNeverRaiseTheLowerEnd, ()) {
  const auto counts = *rc::gen::nonEmpty(rc::gen::container<std::vector<unsigned>>(rc::gen::inRange(0U, 100000U)));
  const auto copies = *rc::gen::inRange<std::size_t>(2, 8);
  std::vector<double> once(counts.begin(), counts.end()), many;
  for (std::size_t i = 0; i < copies; ++i) many.insert(many.end(), once.begin(), once.end());
  const double spread = *rc::gen::inRange(0, 30) / 10.0;
  const auto few = log_interval(*median_of(once), spread, 10.0);
  const auto more = log_interval(*median_of(many), spread, 10.0);
  RC_ASSERT(few.low <= more.low + 1e-9);
  RC_ASSERT(few.high >= more.high - 1e-9);
}

}  // namespace
}  // namespace vouch::credibility
