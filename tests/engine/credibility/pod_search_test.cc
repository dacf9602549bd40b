// Pods among simulated comments: planted ones are found, and neither chance nor friendship is called a pod.
#include "engine/credibility/pod_search.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <set>
#include <utility>

#include <gtest/gtest.h>

#include "engine/core/random.h"
#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

using vouch::testing::carried_rules;

/// Comments of creators below posts while they come; nobody comments twice below one post.
class Sayings {
 public:
  Sayings(std::uint32_t creators, std::uint32_t posts) : posts_(creators, posts), received_(creators, 0) {}

  void say(std::uint32_t from, std::uint32_t to, std::uint32_t post, bool quick = false) {
    if (from == to || !said_.emplace(from, to, post).second) return;
    CommentTie& tie = ties_[{from, to}];
    tie.from = from;
    tie.to = to;
    ++tie.posts;
    tie.quick += quick ? 1 : 0;
    ++received_[to];
  }
  /// What other people say below a creator's posts.
  void crowd(std::uint32_t to, std::uint32_t comments) { received_[to] += comments; }

  /// All members below a share of one another's posts.
  void pod(const std::vector<std::uint32_t>& members, double share, core::Random& random) {
    for (const std::uint32_t from : members) {
      for (const std::uint32_t to : members) {
        for (std::uint32_t post = 0; post < posts_[to]; ++post) {
          if (random.chance(share)) say(from, to, post, random.chance(0.9));
        }
      }
    }
  }

  [[nodiscard]] CommentTies ties() const {
    CommentTies made{.ties = {}, .posts = posts_, .given = std::vector<std::uint32_t>(posts_.size(), 0), .received = received_};
    for (const auto& [pair, tie] : ties_) {
      made.ties.push_back(tie);
      made.given[tie.from] += tie.posts;
    }
    for (const std::uint32_t received : received_) made.total += received;
    return made;
  }

 private:
  std::vector<std::uint32_t> posts_, received_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, CommentTie> ties_;
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> said_;
};

/// Creators who comment on others as often as chance and everyone's own liveliness have it, heavy tails included.
Sayings by_chance(std::uint32_t creators, std::uint32_t posts, double mean, core::Random& random) {
  Sayings sayings(creators, posts);
  std::vector<double> fame(creators);
  double whole = 0.0;
  for (double& one : fame) whole += one = 1.0 / (0.02 + random.uniform());
  for (std::uint32_t from = 0; from < creators; ++from) {
    const auto count = random.poisson(mean / (0.1 + random.uniform()));
    for (std::uint64_t i = 0; i < count; ++i) {
      double u = random.uniform() * whole;
      std::uint32_t to = 0;
      while (to + 1 < creators && u >= fame[to]) u -= fame[to++];
      sayings.say(from, to, static_cast<std::uint32_t>(random.below(posts)));
    }
    sayings.crowd(from, static_cast<std::uint32_t>(random.poisson(30.0)));
  }
  return sayings;
}

TEST(PodSearch, FindsAPodWithItsSizeAndHowUnlikelyItIs) {
  core::Random random(1, "one pod");
  Sayings sayings = by_chance(200, 20, 2.0, random);
  const std::vector<std::uint32_t> members = {3, 40, 77, 120, 199};
  sayings.pod(members, 0.7, random);
  const auto pods = find_pods(sayings.ties(), carried_rules().pods);
  ASSERT_EQ(pods.size(), 1u);
  EXPECT_EQ(pods[0].members, members);
  EXPECT_EQ(pods[0].mutual, 10u);
  EXPECT_NEAR(pods[0].density, 0.7, 0.1);
  EXPECT_GT(static_cast<double>(pods[0].comments), 5.0 * pods[0].expected);
  EXPECT_LT(pods[0].log10_p, -20.0);
  EXPECT_LT(pods[0].q, 1e-12);
  EXPECT_GT(pods[0].quick, 0.8);
  EXPECT_LT(pods[0].quick_elsewhere, 0.1);
}

TEST(PodSearch, FindsPodsOfThreeToFiftyAndTellsThemApart) {
  for (const std::uint32_t size : {3U, 5U, 10U, 25U, 50U}) {
    core::Random random(2, "sizes", size);
    Sayings sayings = by_chance(400, 15, 3.0, random);
    std::vector<std::uint32_t> first, second;
    for (std::uint32_t i = 0; i < size; ++i) {
      first.push_back(2 * i);
      second.push_back(2 * i + 1);
    }
    sayings.pod(first, 0.65, random);
    sayings.pod(second, 0.65, random);
    const auto pods = find_pods(sayings.ties(), carried_rules().pods);
    ASSERT_EQ(pods.size(), 2u) << size;
    EXPECT_EQ(pods[0].members, first) << size;
    EXPECT_EQ(pods[1].members, second) << size;
  }
}

TEST(PodSearch, CallsChanceNoPod) {
  std::size_t found = 0;
  for (std::uint64_t world = 0; world < 2000; ++world) {
    core::Random random(3, "chance", world);
    const auto creators = static_cast<std::uint32_t>(20 + random.below(100));
    const double mean = 0.5 + 30.0 * random.uniform();  // up to a whole day of commenting on colleagues
    const Sayings sayings = by_chance(creators, static_cast<std::uint32_t>(5 + random.below(30)), mean, random);
    found += find_pods(sayings.ties(), carried_rules().pods).size();
  }
  std::cout << found << " pods in 2,000 worlds of chance\n";
  EXPECT_LE(found, 4u);
}

TEST(PodSearch, CallsFriendsNoPod) {
  std::size_t found = 0;
  for (std::uint64_t world = 0; world < 500; ++world) {
    core::Random random(4, "friends", world);
    const std::uint32_t creators = 120, posts = 20;
    Sayings sayings = by_chance(creators, posts, 3.0, random);
    for (std::uint32_t a = 0; a < creators; ++a) {  // a circle of friends: each pair now and then, some pairs often
      for (std::uint32_t b = a + 1; b < creators && b < a + 6; ++b) {
        if (!random.chance(0.4)) continue;
        const double share = 0.4 * random.uniform() * random.uniform();
        sayings.pod({a, b}, share, random);
      }
    }
    found += find_pods(sayings.ties(), carried_rules().pods).size();
  }
  std::cout << found << " pods in 500 worlds of friends\n";
  EXPECT_LE(found, 5u);
}

TEST(PodSearch, LeavesFansOfAPodOutside) {
  core::Random random(5, "fans");
  Sayings sayings = by_chance(200, 20, 2.0, random);
  std::vector<std::uint32_t> members = {10, 20, 30, 40, 50, 60};
  sayings.pod(members, 0.7, random);
  for (const std::uint32_t to : members) {  // comments below everything, and nobody comments back
    for (std::uint32_t post = 0; post < 20; ++post) sayings.say(99, to, post);
  }
  const auto pods = find_pods(sayings.ties(), carried_rules().pods);
  ASSERT_EQ(pods.size(), 1u);
  EXPECT_EQ(pods[0].members, members);
}

TEST(PodSearch, OfNothingFindsNothing) {
  EXPECT_TRUE(find_pods(Sayings(0, 0).ties(), carried_rules().pods).empty());
  EXPECT_TRUE(find_pods(Sayings(10, 5).ties(), carried_rules().pods).empty());
}

TEST(PodSearch, DoesNotDependOnTheNumbersOfCreators) {
  core::Random random(6, "numbers");
  Sayings sayings = by_chance(100, 12, 2.0, random);
  sayings.pod({1, 2, 3, 4}, 0.8, random);
  sayings.pod({4, 5, 6, 7}, 0.8, random);  // one is in both
  const auto ties = sayings.ties();
  const auto pods = find_pods(ties, carried_rules().pods);
  std::size_t inside = 0;
  for (const Pod& pod : pods) inside += pod.members.size();
  EXPECT_GE(inside, 6u);
  for (const Pod& pod : pods) {
    for (const std::uint32_t member : pod.members) EXPECT_LE(member, 7u);
  }
}

}  // namespace
}  // namespace vouch::credibility
