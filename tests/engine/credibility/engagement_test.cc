#include "engine/credibility/engagement.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"
#include "tests/support/carried_rules.h"
#include "tests/support/small_catalog.h"
#include "tests/support/small_world.h"

namespace vouch::credibility {
namespace {

using testing::carried_rules;
using testing::SmallOwner;
using testing::SmallPost;
using Status = EngagementStatus;

struct World {
  snapshot::Snapshot snapshot;
  catalog::Catalog catalog;
  Engagement engagement;
  [[nodiscard]] EngagementFigure of(std::uint32_t creator) const { return engagement.of(core::CreatorIndex(creator)); }
};

World world_of(const std::vector<SmallOwner>& creators) {
  auto snapshot = testing::sections([&](snapshot::Writer& out) -> core::Result<void> {
    if (auto done = testing::write_catalog(creators, {}, out); !done) return done;
    const auto so_far = out.so_far();
    if (!so_far) return core::fail(so_far.error());
    return write_engagement(*so_far, out, carried_rules().engagement, carried_rules().peers);
  });
  const auto catalog = catalog::Catalog::open(snapshot);
  if (!catalog) throw std::runtime_error(catalog.error().message);
  const auto engagement = Engagement::open(snapshot, *catalog, carried_rules().engagement);
  if (!engagement) throw std::runtime_error(engagement.error().message);
  return {std::move(snapshot), *catalog, *engagement};
}

SmallOwner creator(std::int64_t followers, std::int64_t likes, int posts = 10) {
  SmallOwner made;
  made.followers = followers;
  for (int i = 0; i < posts; ++i) {  // half as many, as many, one and a half times as many, in turn
    const std::int64_t some = likes * (1 + i % 3) / 2;
    made.posts.push_back({.at_s = 1000 + i, .likes = some, .comments = some / 50});
  }
  return made;
}

/// Creators whose likes are about a fiftieth of their followers.
std::vector<SmallOwner> peers(std::size_t n, const std::string& platform = "instagram") {
  core::Random random(11, "peers");
  std::vector<SmallOwner> made;
  for (std::size_t i = 0; i < n; ++i) {
    const auto followers = static_cast<std::int64_t>(1000.0 * std::exp(5.0 * random.uniform()));
    SmallOwner one =
        creator(followers, static_cast<std::int64_t>(static_cast<double>(followers) / 50.0 * std::exp(random.normal())));
    one.platform = platform;
    for (SmallPost& post : one.posts) post.views = followers;
    made.push_back(one);
  }
  return made;
}

std::vector<SmallOwner> with(std::vector<SmallOwner> creators, const SmallOwner& one) {
  creators.push_back(one);
  return creators;
}

TEST(Engagement, OfPostsAmongPeersIsMeasured) {
  const auto world = world_of(with(peers(200), creator(20000, 4000)));
  const auto found = world.of(200);
  EXPECT_EQ(found.status, Status::measured);
  EXPECT_FALSE(found.declared);
  EXPECT_EQ(found.posts, 10U);
  EXPECT_EQ(found.median, 4080.0);  // of four posts with 2000 likes, three with 4000, three with 6000
  EXPECT_GT(found.percentile, 0.9) << "ten times what its peers get";
  EXPECT_LT(found.interval.low, found.percentile);
  EXPECT_GT(found.interval.high, found.percentile);
}

TEST(Engagement, StandsAmongPeersOfAsManyFollowers) {
  const auto world = world_of(with(with(peers(400), creator(2000, 400)), creator(120000, 400)));
  EXPECT_GT(world.of(400).percentile, 0.9);
  EXPECT_LT(world.of(401).percentile, 0.1) << "the same likes from sixty times as many followers";
}

TEST(Engagement, WithoutFollowersOrFiguresIsUnknown) {
  SmallOwner silent;
  silent.followers = 5000;
  const auto world = world_of(with(with(peers(40), silent), creator(catalog::kUnknown, 100)));
  for (const std::uint32_t c : {40U, 41U}) {
    const auto found = world.of(c);
    EXPECT_EQ(found.status, Status::unknown);
    EXPECT_EQ(found.interval, (core::Interval{0.0, 1.0}));
    EXPECT_EQ(found.posts, 0U);
  }
}

TEST(Engagement, OfADeclaredFigureIsEstimated) {
  SmallOwner rated, liked, beyond;
  rated.followers = liked.followers = beyond.followers = 10000;
  rated.metrics = {{"engagement_rate", 0.02}};
  liked.metrics = {{"median_likes", 180.0}, {"median_comments", 20.0}, {"engagement_rate", 0.9}};
  beyond.metrics = {{"engagement_rate", 3.5}};
  const auto world = world_of(with(with(with(peers(100), rated), liked), beyond));
  for (const std::uint32_t c : {100U, 101U}) {
    const auto found = world.of(c);
    EXPECT_EQ(found.status, Status::estimated);
    EXPECT_TRUE(found.declared);
    EXPECT_DOUBLE_EQ(found.median, 200.0);
    EXPECT_GT(found.interval.high - found.interval.low, 0.2) << "a declared figure says no more than one post";
  }
  EXPECT_EQ(world.of(102).status, Status::unknown) << "3.5 is no share";
}

TEST(Engagement, PostsOverrideDeclaredFigures) {
  SmallOwner both = creator(10000, 200);
  both.metrics = {{"median_likes", 9000.0}};
  const auto found = world_of(with(peers(100), both)).of(100);
  EXPECT_EQ(found.status, Status::measured);
  EXPECT_EQ(found.median, 204.0);
}

TEST(Engagement, OfAPlatformWithFewCreatorsIsEstimatedAmongAllOfTheSameMeasure) {
  SmallOwner lonely = creator(10000, 200);
  lonely.platform = "pinterest";
  SmallOwner viewed = creator(10000, 200);
  viewed.platform = "tiktok";
  viewed.posts.front().views = 5000;
  const auto world = world_of(with(with(peers(100), lonely), viewed));
  EXPECT_EQ(world.of(100).status, Status::estimated);
  EXPECT_EQ(world.of(101).status, Status::unknown) << "nobody else is counted by views";
  EXPECT_EQ(world.of(101).median, 204.0) << "100 + 2 of 5000 views, per 10 000";
}

TEST(Engagement, OfViewsIsComparedAmongViews) {
  const auto world = world_of(peers(60, "TikTok"));
  EXPECT_EQ(world.of(0).status, Status::measured);
}

TEST(Engagement, OfTooFewPeersIsUnknownButTellsTheMedian) {
  const auto found = world_of(peers(4)).of(0);
  EXPECT_EQ(found.status, Status::unknown);
  EXPECT_GT(found.median, 0.0);
  EXPECT_EQ(world_of(peers(5)).of(0).status, Status::estimated);
  EXPECT_EQ(world_of(peers(29)).of(0).status, Status::estimated);
  EXPECT_EQ(world_of(peers(30)).of(0).status, Status::measured);
}

TEST(Engagement, OfADatasetOfDeclaredFiguresAloneIsEstimated) {
  std::vector<SmallOwner> declared(40);
  for (std::size_t i = 0; i < declared.size(); ++i) {
    declared[i].followers = 10000;
    declared[i].metrics = {{"engagement_rate", 0.001 * static_cast<double>(i + 1)}};
  }
  const auto world = world_of(declared);
  EXPECT_EQ(world.of(0).status, Status::estimated);
  EXPECT_LT(world.of(0).percentile, 0.1);
  EXPECT_GT(world.of(39).percentile, 0.9);
}

TEST(Engagement, AtAnEarlierDayLeavesLaterPostsOut) {
  SmallOwner rising = creator(10000, 0, 0);
  for (int i = 0; i < 10; ++i) rising.posts.push_back({.at_s = 1000 + i, .likes = 100 * (i + 1), .comments = 0});
  const auto world = world_of(with(peers(100), rising));
  const core::CreatorIndex last(100U);
  EXPECT_EQ(world.engagement.of(last).median, 550.0);
  EXPECT_EQ(world.engagement.of(last, 1002).median, 200.0);
  EXPECT_EQ(world.engagement.of(last, 1002).posts, 3U);
  EXPECT_EQ(world.engagement.of(last, 999).status, Status::unknown);
  EXPECT_EQ(world.engagement.of(last, 1009).percentile, world.engagement.of(last).percentile);
  EXPECT_EQ(world.engagement.of(last, 999999).median, 550.0);
}

TEST(Engagement, StoredFiguresAreThoseComputedAnew) {
  auto creators = peers(50);
  for (auto& one : creators) one.posts.back().at_s = 500;  // so that the day before the latest event still has them all
  creators.push_back(creator(10, 1, 1));
  creators.back().posts.front().at_s = 5000;
  const auto world = world_of(creators);
  for (std::uint32_t c = 0; c < 50; ++c) {
    const auto stored = world.of(c);
    const auto anew = world.engagement.of(core::CreatorIndex(c), 4999);
    EXPECT_EQ(stored.percentile, anew.percentile);
    EXPECT_EQ(stored.interval, anew.interval);
    EXPECT_EQ(stored.status, anew.status);
  }
}

TEST(Engagement, OfAnEmptyCatalogOpens) { EXPECT_EQ(world_of({}).catalog.creators.size(), 0U); }

TEST(Engagement, MissingOrForeignSectionsAreCorrupt) {
  const auto without = testing::sections([](snapshot::Writer& out) { return testing::write_catalog({creator(1, 1)}, {}, out); });
  const auto catalog = catalog::Catalog::open(without);
  ASSERT_TRUE(catalog);
  const auto missing = Engagement::open(without, *catalog, carried_rules().engagement);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, core::ErrorCode::corrupt);
  const auto other = world_of(peers(3));
  const auto foreign = Engagement::open(other.snapshot, *catalog, carried_rules().engagement);
  ASSERT_FALSE(foreign);
  EXPECT_EQ(foreign.error().code, core::ErrorCode::corrupt);
  EXPECT_EQ(foreign.error().message, "section engagement.status has 3 elements, expected 1");
}

/// The creator's own figures may not move the peers, so these are of a world without it.
const World& fixed_peers() {
  static const World world = world_of(peers(120));
  return world;
}
EngagementFigure among_fixed_peers(const SmallOwner& one) {
  const auto alone = testing::sections([&](snapshot::Writer& out) { return testing::write_catalog({one}, {}, out); });
  const auto catalog = catalog::Catalog::open(alone);
  if (!catalog) throw std::runtime_error(catalog.error().message);
  static const PeerGroups groups = [] {
    std::vector<EngagedCreator> engaged;
    const EngagementSource source(fixed_peers().catalog, carried_rules().engagement);
    for (std::uint32_t c = 0; c < 120; ++c) {
      const core::CreatorIndex creator(c);
      engaged.push_back({"instagram", source.log_followers(creator), *source.of(creator, fixed_peers().catalog.latest_event_s)});
    }
    return PeerGroups::of(engaged, carried_rules().engagement, carried_rules().peers);
  }();
  return figure_among(EngagementSource(*catalog, carried_rules().engagement), groups, core::CreatorIndex(0U),
                      catalog->latest_event_s);
}

SmallOwner random_creator() {
  SmallOwner one;
  one.followers = *rc::gen::inRange<std::int64_t>(1, 1000000);
  const auto likes = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 50000)));
  for (const std::int64_t count : likes) one.posts.push_back({.at_s = 1000, .likes = count, .comments = 0});
  return one;
}

RC_GTEST_PROP(EngagementLaw, FollowersWhoNeverEngageNeverRaiseEngagement, ()) {
  SmallOwner one = random_creator();
  const auto before = among_fixed_peers(one);
  one.followers += *rc::gen::inRange<std::int64_t>(1, 1000000);
  const auto after = among_fixed_peers(one);
  RC_ASSERT(after.percentile <= before.percentile + 1e-12);
  RC_ASSERT(after.interval.low <= before.interval.low + 1e-12);
}

RC_GTEST_PROP(EngagementLaw, MoreEngagementNeverLowersIt, ()) {
  SmallOwner one = random_creator();
  const auto before = among_fixed_peers(one);
  for (auto& post : one.posts) post.likes += *rc::gen::inRange<std::int64_t>(0, 5000);
  RC_ASSERT(among_fixed_peers(one).percentile >= before.percentile - 1e-12);
}

RC_GTEST_PROP(EngagementLaw, TheSameRatesFromFewerPostsNeverRaiseTheLowerEnd, ()) {
  SmallOwner one = random_creator();
  one.posts.resize(std::min<std::size_t>(one.posts.size(), 10));  // so that all copies are among the latest
  SmallOwner more = one;
  for (int copy = 0; copy < 2; ++copy) more.posts.insert(more.posts.end(), one.posts.begin(), one.posts.end());
  const auto few = among_fixed_peers(one);
  const auto many = among_fixed_peers(more);
  RC_ASSERT(few.percentile == many.percentile);
  RC_ASSERT(few.interval.low <= many.interval.low + 1e-12);
}

RC_GTEST_PROP(EngagementLaw, TheIntervalContainsThePercentile, ()) {
  const auto found = among_fixed_peers(random_creator());
  RC_ASSERT(found.status == Status::measured);
  RC_ASSERT(0.0 <= found.interval.low && found.interval.low <= found.percentile);
  RC_ASSERT(found.percentile <= found.interval.high && found.interval.high <= 1.0);
}

}  // namespace
}  // namespace vouch::credibility
