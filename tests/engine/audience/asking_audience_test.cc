#include "engine/audience/asking_audience.h"

#include <cstdint>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using ::testing::ElementsAre;
using testing::owner;
using testing::SmallWorld;

// a:        0 1 2 3 4 5
// owner 0:  x x x
// owner 1:      x x
// owner 2:          x
// brand 3:  (nobody)
SmallWorld three_owners() { return SmallWorld::of({{0, 1, 2}, {2, 3}, {4}, {}, {5}}); }

TEST(AskingAudience, OwnIsTheBrandsList) {
  const auto world = three_owners();
  const auto asking = AskingAudience::own(world.graph, world.weights, owner(0));
  EXPECT_EQ(asking.kind(), AskingKind::own);
  EXPECT_EQ(asking.brand(), owner(0));
  EXPECT_EQ(asking.accounts(), 3U);
  EXPECT_EQ(asking.weight(), world.weights.sum(owner(0)));
  EXPECT_THAT(asking.members(), ElementsAre(0, 1, 2));
  EXPECT_EQ(asking.weight_of(2), world.weights[2]);
  EXPECT_THAT(dense_weights(asking, asking.members(), 2), ElementsAre(world.weights[0], world.weights[1], 0));
  EXPECT_FALSE(asking.is_part(owner(0)));
}

TEST(AskingAudience, SentAccountsCountOnce) {
  const auto world = three_owners();
  const std::vector<std::uint32_t> accounts = {4, 2, 4, 4};
  const auto asking = AskingAudience::sent(world.graph, world.weights, accounts, std::nullopt);
  EXPECT_EQ(asking.accounts(), 2U);
  EXPECT_EQ(asking.weight(), std::uint64_t{world.weights[2]} + world.weights[4]);
  EXPECT_FALSE(asking.brand().has_value());
}

TEST(AskingAudience, AFallbackIsTheUnionAndRemembersWhatTwoPartsHave) {
  const auto world = three_owners();
  const std::vector<core::OwnerIndex> parts = {owner(1), owner(0), owner(1)};  // a part named twice is one part
  const auto asking = AskingAudience::fallback(AskingKind::partners, world.graph, world.weights, parts, owner(3));
  EXPECT_EQ(asking.accounts(), 4U);
  EXPECT_EQ(asking.parts().size(), 2U);
  EXPECT_TRUE(asking.is_part(owner(0)));
  EXPECT_FALSE(asking.is_part(owner(2)));
  EXPECT_THAT(asking.members(), ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(asking.twice(), ElementsAre(2));
}

TEST(SentAudience, NeedsAHundredKnownIdsAndOnePercent) {
  EXPECT_FALSE(sent_audience_suffices(99, 99));
  EXPECT_TRUE(sent_audience_suffices(100, 100));
  EXPECT_TRUE(sent_audience_suffices(100, 10000));
  EXPECT_FALSE(sent_audience_suffices(100, 10001));
  EXPECT_FALSE(sent_audience_suffices(0, 0));
}

TEST(MatchAccounts, FindsPseudonymsOnceAndCountsStrangers) {
  const auto world = three_owners();  // account a has the pseudonym 1000 + 10 a
  const auto matched = match_accounts(world.graph, {1040, 1000, 7, 1040, 1005, 1050});
  EXPECT_EQ(matched.accounts, (std::vector<std::uint32_t>{0, 4, 5}));
  EXPECT_EQ(matched.matched_ids, 3U);
  EXPECT_EQ(matched.sent_ids, 5U);
}

TEST(MatchAccounts, AnIdOfTwoPlatformsStandsForBothAccounts) {
  const auto snapshot = testing::sections([](snapshot::Writer& out) -> core::Result<void> {
    const std::vector<std::uint64_t> pseudonyms = {5, 8, 8};
    const std::vector<std::uint32_t> platforms = {0, 0, 1};
    const std::vector<std::uint64_t> members = {0, 3}, owners = {0, 1, 2, 3};
    const std::vector<std::uint32_t> accounts = {0, 1, 2}, zeros = {0, 0, 0}, by_pseudonym = {1, 2, 0};
    auto done = out.write("graph.pseudonyms", std::span(pseudonyms));
    if (done) done = out.write("graph.platforms", std::span(platforms));
    if (done) done = out.write("graph.accounts", std::span(by_pseudonym));
    if (done) done = out.write("graph.members.offsets", std::span(members));
    if (done) done = out.begin("graph.members.targets", snapshot::Encoding::csr_u32);
    if (done) done = out.append(std::span(accounts));
    if (done) done = out.write("graph.owners.offsets", std::span(owners));
    if (done) done = out.begin("graph.owners.targets", snapshot::Encoding::csr_u32);
    if (done) done = out.append(std::span(zeros));
    return done;
  });
  const auto graph = AudienceGraph::open(snapshot);
  ASSERT_TRUE(graph) << graph.error().message;
  const auto matched = match_accounts(*graph, {8});
  EXPECT_EQ(matched.accounts, (std::vector<std::uint32_t>{0, 2})) << "ascending, though pseudonyms have another order";
  EXPECT_EQ(matched.matched_ids, 1U);
}

}  // namespace
}  // namespace vouch::audience
