#include "engine/values/pooling.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"
#include "engine/values/embedder.h"

namespace vouch::values {
namespace {

using Vector = std::vector<std::int8_t>;
constexpr std::int64_t kDay = 86400;

constexpr std::size_t kDims = 64;

/// A vector over 64 numbers, so that none is as large as 8 bits end: x in the first half, y in the second.
Vector over(std::int8_t x, std::int8_t y) {
  Vector vector(kDims, x);
  std::fill(vector.begin() + kDims / 2, vector.end(), y);
  return vector;
}
Vector east() { return over(60, 0); }
Vector north() { return over(0, 60); }
double angle_of(const PooledVector& pooled) { return std::atan2(pooled.mean.back(), pooled.mean.front()); }

TEST(Pooling, OfOneDirectionIsThatDirectionAndOneNiche) {
  const Vector one = over(30, 40);
  const std::vector<PooledPost> posts = {
      {.vector = one}, {.vector = one, .age_s = 900 * kDay}, {.vector = one, .engagement = 5.0}};
  const PooledVector pooled = pool_posts(posts, kDims);
  EXPECT_NEAR(cosine(pooled.mean, one), 1.0, 0.001);
  EXPECT_EQ(pooled.posts, 3U);
  ASSERT_TRUE(pooled.spread);
  EXPECT_LT(*pooled.spread, 0.001);
}

TEST(Pooling, OfTwoDirectionsAtRightAnglesHasNoNiche) {
  const Vector a = east(), b = north();
  const PooledVector pooled = pool_posts(std::vector<PooledPost>{{.vector = a}, {.vector = b}}, kDims);
  EXPECT_EQ(pooled.mean.front(), pooled.mean.back());
  EXPECT_NEAR(pooled.spread.value(), 1.0, 0.001);
}

TEST(Pooling, WeighsAPostOfTheHalfLifeHalf) {
  const Vector a = east(), b = north();
  const PooledVector pooled = pool_posts(std::vector<PooledPost>{{.vector = a}, {.vector = b, .age_s = 180 * kDay}}, kDims);
  EXPECT_NEAR(angle_of(pooled), std::atan(0.5), 0.02);
}

TEST(Pooling, WeighsEngagementWithinBounds) {
  const Vector a = east(), b = north();
  const auto angle = [&](std::optional<double> engagement) {
    const PooledVector pooled =
        pool_posts(std::vector<PooledPost>{{.vector = a, .engagement = 0.0}, {.vector = b, .engagement = engagement}}, kDims);
    return angle_of(pooled);
  };
  EXPECT_GT(angle(3.0), angle(1.0));
  EXPECT_EQ(angle(std::nullopt), angle(1.0));
  EXPECT_EQ(angle(1e9), angle(kMostEngagement));
  EXPECT_EQ(angle(-4.0), angle(0.0));
}

TEST(Pooling, IsUnknownWithoutPosts) {
  const Vector nothing(kDims), a = east();
  const PooledVector none = pool_posts(std::vector<PooledPost>{{.vector = nothing}, {.vector = {}}}, kDims);
  EXPECT_EQ(none.posts, 0U);
  EXPECT_EQ(none.mean, nothing);
  EXPECT_FALSE(none.spread);
  EXPECT_FALSE(pool_posts(std::vector<PooledPost>{{.vector = a}}, kDims).spread)
      << "one post does not say how far posts lie apart";
}

TEST(Pooling, EstimatesSpreadWithoutBiasForFewPosts) {
  core::Random random(8);
  const auto mean_spread = [&](std::size_t posts) {
    double sum = 0.0;
    for (int run = 0; run < 400; ++run) {
      std::vector<Vector> vectors(posts, Vector(64));
      std::vector<PooledPost> given;
      for (Vector& vector : vectors) {
        for (std::int8_t& x : vector) x = static_cast<std::int8_t>(std::clamp(20.0 + 20.0 * random.normal(), -127.0, 127.0));
        given.push_back({.vector = vector});
      }
      sum += *pool_posts(given, 64).spread;
    }
    return sum / 400;
  };
  EXPECT_NEAR(mean_spread(3), mean_spread(60), 0.015) << "half of a vector is common, so about .5";
  EXPECT_NEAR(mean_spread(60), 0.5, 0.02);
}

RC_GTEST_PROP(Pooling, DoesNotDependOnTheOrderOfPosts, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(0, 12);
  std::vector<Vector> vectors;
  std::vector<PooledPost> posts;
  for (std::size_t i = 0; i < n; ++i)
    vectors.push_back(*rc::gen::container<Vector>(16, rc::gen::inRange<std::int8_t>(-127, 127)));
  for (const Vector& vector : vectors) {
    posts.push_back({.vector = vector,
                     .age_s = *rc::gen::inRange<std::int64_t>(-5 * kDay, 2000 * kDay),
                     .engagement = static_cast<double>(*rc::gen::inRange(0, 1000)) / 100.0});
  }
  const PooledVector one = pool_posts(posts, 16);
  std::reverse(posts.begin(), posts.end());
  const PooledVector other = pool_posts(posts, 16);
  RC_ASSERT(one.mean == other.mean);
  RC_ASSERT(one.spread == other.spread);
  const double spread = one.spread.value_or(0.0);
  RC_ASSERT(spread >= 0.0);
  RC_ASSERT(spread <= 1.0);
}

}  // namespace
}  // namespace vouch::values
