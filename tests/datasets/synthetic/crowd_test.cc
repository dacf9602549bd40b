// The crowd's groups and the audiences drawn from it.
#include "datasets/synthetic/crowd.h"

#include <algorithm>
#include <iterator>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::datasets {
namespace {

Leaning at_home_in(double community) { return {.community = community, .community_focus = 10.0}; }

std::vector<std::uint64_t> audience(const Crowd& crowd, const Leaning& leaning, double expected, std::uint64_t seed) {
  std::vector<std::uint64_t> members;
  core::Random random(seed, "test");
  crowd.draw_audience(leaning, expected, random, [&](std::uint64_t account, core::Random&) { members.push_back(account); });
  return members;
}

RC_GTEST_PROP(CrowdProperty, GroupsHubsAndBoughtAccountsDivideTheCrowd, (std::uint32_t size)) {
  const Crowd crowd(100 + size % 100000, 1);
  std::uint64_t next = crowd.hubs().count;
  for (const auto& group : crowd.groups()) {
    RC_ASSERT(group.range.first == next);
    next += group.range.count;
  }
  RC_ASSERT(next == crowd.bought().first);
  RC_ASSERT(crowd.bought().first + crowd.bought().count == crowd.accounts());
}

TEST(CrowdTest, NoTwoAccountsShareAName) {
  for (const std::uint64_t accounts : {100U, 101U, 4096U, 10007U}) {
    const Crowd crowd(accounts, 3);
    std::set<std::string> names;
    for (std::uint64_t account = 0; account < accounts; ++account) names.insert(crowd.id(account));
    EXPECT_EQ(names.size(), accounts);
  }
}

RC_GTEST_PROP(CrowdProperty, AnAudienceHasEachMemberOnceAndNobodyWhoWasBought, (std::uint16_t seed)) {
  const Crowd crowd(5000, 1);
  const auto members = audience(crowd, at_home_in(static_cast<double>(seed) / 65536.0), 300.0, seed);
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) RC_ASSERT(members[i - 1] < members[i]);
    RC_ASSERT(members[i] < crowd.bought().first);
  }
}

TEST(CrowdTest, AudiencesAreAsLargeAsExpectedOnAverage) {
  const Crowd crowd(50000, 1);
  double sum = 0.0;
  for (std::uint64_t seed = 0; seed < 200; ++seed)
    sum += static_cast<double>(audience(crowd, at_home_in(0.3), 150.0, seed).size());
  EXPECT_NEAR(sum / 200.0, 150.0, 3.0);
}

TEST(CrowdTest, NeighboursShareMoreThanStrangers) {
  const Crowd crowd(20000, 1);
  const auto shared = [&](double other) {
    const auto a = audience(crowd, at_home_in(0.2), 800.0, 1), b = audience(crowd, at_home_in(other), 800.0, 2);
    std::vector<std::uint64_t> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both.size();
  };
  EXPECT_GT(shared(0.2), 2 * shared(0.3));
  EXPECT_GT(shared(0.2), 10 * shared(0.7));
}

TEST(CrowdTest, OneDrawnAccountLivesWhereTheAudienceLives) {
  const Crowd crowd(20000, 1);
  const auto members = audience(crowd, at_home_in(0.5), 4000.0, 1);
  const std::set<std::uint64_t> known(members.begin(), members.end());
  core::Random random(9);
  int hits = 0;
  for (int i = 0; i < 1000; ++i) hits += known.contains(crowd.draw_one(at_home_in(0.5), random)) ? 1 : 0;
  EXPECT_GT(hits, 500);
}

}  // namespace
}  // namespace vouch::datasets
