// Who sees a post: own views, what a tool declared, what is usual, what is assumed, in that order.
#include "engine/planning/visible_share.h"

#include <gtest/gtest.h>

#include "tests/support/small_catalog.h"
#include "tests/support/small_world.h"

namespace vouch::planning {
namespace {

using testing::SmallOwner;
using testing::SmallPost;

/// A creator with posts of these views, a day apart.
SmallOwner viewed(std::int64_t followers, const std::vector<std::int64_t>& views) {
  SmallOwner owner{.followers = followers};
  for (std::size_t i = 0; i < views.size(); ++i) {
    owner.posts.push_back({.at_s = 1000 + static_cast<std::int64_t>(i), .views = views[i]});
  }
  return owner;
}

struct World {
  explicit World(const std::vector<SmallOwner>& creators, std::int64_t as_of_s = 1'000'000)
      : snapshot(testing::sections([&](snapshot::Writer& out) { return testing::write_catalog(creators, {}, out); })),
        catalog(catalog::Catalog::open(snapshot).value()),
        shares(catalog, as_of_s, 0.07) {}
  [[nodiscard]] VisibleShare of(std::uint32_t creator) const { return shares.of(core::CreatorIndex(creator)); }
  snapshot::Snapshot snapshot;
  catalog::Catalog catalog;
  VisibleShares shares;
};

TEST(VisibleShare, IsAssumedWhereNobodyIsKnown) {
  const World world({viewed(1000, {}), viewed(catalog::kUnknown, {500})});
  for (const std::uint32_t i : {0U, 1U}) {
    EXPECT_EQ(world.of(i).share, 0.07);
    EXPECT_EQ(world.of(i).source, VisibleSource::assumption);
  }
}

TEST(VisibleShare, DrawsTheOwnMedianTowardsTheAssumptionWithoutAGroup) {
  const World world({viewed(1000, {100, 300, 200})});
  EXPECT_DOUBLE_EQ(world.of(0).share, (3 * 0.2 + 10 * 0.07) / 13);
  EXPECT_EQ(world.of(0).source, VisibleSource::posts);
  EXPECT_EQ(world.of(0).posts, 3U);
}

TEST(VisibleShare, TakesTheGroupOfPlatformAndSizeThenOfThePlatform) {
  std::vector<SmallOwner> creators;
  for (int i = 0; i < 5; ++i) creators.push_back(viewed(1000, {300}));      // nano
  for (int i = 0; i < 5; ++i) creators.push_back(viewed(50'000, {5'000}));  // micro
  creators.push_back(viewed(2000, {}));
  creators.push_back(viewed(60'000, {}));
  creators.push_back(viewed(2'000'000, {}));  // mega: nobody there
  const World world(creators);
  EXPECT_DOUBLE_EQ(world.of(10).share, 0.3);
  EXPECT_DOUBLE_EQ(world.of(11).share, 0.1);
  EXPECT_DOUBLE_EQ(world.of(12).share, 0.2);
  for (const std::uint32_t i : {10U, 11U, 12U}) EXPECT_EQ(world.of(i).source, VisibleSource::group);
}

TEST(VisibleShare, TakesWhatAToolDeclaredReachBeforeViews) {
  SmallOwner views = viewed(1000, {});
  views.metrics = {{"median_views", 400}};
  SmallOwner reach = views;
  reach.metrics.emplace_back("reach", 100);
  const World world({views, reach});
  EXPECT_DOUBLE_EQ(world.of(0).share, 0.5 * (0.4 + 0.07));
  EXPECT_DOUBLE_EQ(world.of(1).share, 0.5 * (0.1 + 0.07));
  EXPECT_EQ(world.of(1).source, VisibleSource::declared);
}

TEST(VisibleShare, NeverExceeds1AndLeavesOutLaterPosts) {
  const World world({viewed(10, {500, 500, 500, 500, 500, 500, 500, 500, 500, 500})}, 1001);
  EXPECT_EQ(world.of(0).posts, 2U);
  EXPECT_DOUBLE_EQ(world.of(0).share, (2 * 1.0 + 10 * 0.07) / 12);
}

}  // namespace
}  // namespace vouch::planning
