#include "engine/credibility/peer_groups.h"

#include <cmath>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

PeerGroups carried_groups(const std::vector<EngagedCreator>& creators) {
  const Rules& rules = vouch::testing::carried_rules();
  return PeerGroups::of(creators, rules.engagement, rules.peers);
}

std::vector<EngagedCreator> creators(const char* platform, std::size_t n, std::uint32_t posts = 4, double variance = 0.25) {
  std::vector<EngagedCreator> made;
  for (std::size_t i = 0; i < n; ++i) {
    const double x = static_cast<double>(i);
    made.push_back({platform, 8.0 + x / 10.0, {.median = 10.0 * (x + 1.0), .variance = variance, .posts = posts}});
  }
  return made;
}

std::vector<EngagedCreator> together(std::vector<EngagedCreator> some, const std::vector<EngagedCreator>& more) {
  some.insert(some.end(), more.begin(), more.end());
  return some;
}

TEST(PeerGroups, APlatformOfThirtyStandsAlone) {
  const auto groups = carried_groups(together(creators("instagram", 30), creators("twitter", 29)));
  ASSERT_NE(groups.group("instagram"), nullptr);
  EXPECT_TRUE(groups.group("instagram")->measured);
  EXPECT_EQ(groups.group("INSTAGRAM"), groups.group("instagram"));
  EXPECT_EQ(groups.group("instagram")->curve.peers(), 30U);
  EXPECT_FALSE(groups.group("twitter")->measured);
  EXPECT_EQ(groups.group("twitter")->curve.peers(), 59U);
  EXPECT_EQ(groups.group("anything else"), groups.group("twitter"));
  EXPECT_EQ(groups.group("tiktok"), nullptr);
}

TEST(PeerGroups, DeclaredFiguresJoinWhereTooFewHavePosts) {
  const auto mixed = carried_groups(together(creators("instagram", 20), creators("instagram", 20, 0)));
  EXPECT_FALSE(mixed.group("instagram")->measured);
  EXPECT_EQ(mixed.group("instagram")->curve.peers(), 40U);
  const auto enough = carried_groups(together(creators("instagram", 30), creators("instagram", 20, 0)));
  EXPECT_TRUE(enough.group("instagram")->measured);
  EXPECT_EQ(enough.group("instagram")->curve.peers(), 30U);
}

TEST(PeerGroups, SpreadIsPooledOverCreatorsWithTwoPosts) {
  const auto groups = carried_groups(together(creators("instagram", 30, 4, 0.3), creators("instagram", 30, 1, 0.0)));
  EXPECT_NEAR(groups.group("instagram")->spread, std::sqrt((30 * 4 * 0.3 + 10 * 0.64) / (30 * 3 + 10)), 1e-12);
  EXPECT_NEAR(carried_groups(creators("instagram", 30, 1, 0.0)).group("instagram")->spread,
              vouch::testing::carried_rules().engagement.assumed_spread, 1e-12);
  EXPECT_GT(carried_groups(creators("instagram", 30, 4, 0.0)).group("instagram")->spread, 0.0) << "never certain of a median";
}

TEST(PeerGroups, AreReadAsTheyWereWritten) {
  const auto groups = carried_groups(together(creators("instagram", 30), creators("tiktok", 7)));
  core::Encoder out;
  groups.write(out);
  core::Decoder in(core::as_bytes(out.bytes()));
  const auto read = PeerGroups::read(in);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(in.left(), 0U);
  for (const char* platform : {"instagram", "tiktok", "x"}) {
    ASSERT_NE(read->group(platform), nullptr);
    EXPECT_EQ(read->group(platform)->measured, groups.group(platform)->measured);
    EXPECT_EQ(read->group(platform)->spread, groups.group(platform)->spread);
    EXPECT_EQ(read->group(platform)->curve.percentile({9.0, 3.0}), groups.group(platform)->curve.percentile({9.0, 3.0}));
  }
}

TEST(PeerGroups, CutAnywhereAreCorrupt) {
  core::Encoder out;
  carried_groups(creators("instagram", 30)).write(out);
  for (std::size_t size = 0; size < out.bytes().size(); ++size) {
    core::Decoder in(core::as_bytes(std::string_view(out.bytes()).substr(0, size)));
    const auto read = PeerGroups::read(in);
    ASSERT_FALSE(read) << size;
    EXPECT_EQ(read.error().code, core::ErrorCode::corrupt);
  }
}

}  // namespace
}  // namespace vouch::credibility
