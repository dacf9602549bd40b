#include "engine/credibility/trust_walk.h"

#include <cmath>
#include <limits>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/audience/algorithms/page_rank.h"
#include "engine/core/random.h"
#include "tests/engine/credibility/trust_world.h"
#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

using vouch::testing::carried_rules;

using vouch::testing::TrustWorld;

constexpr double kNoBound = std::numeric_limits<double>::infinity();

TrustRules rules_with(double most_passed_on) {
  TrustRules rules = carried_rules().trust;
  rules.most_passed_on = most_passed_on;
  return rules;
}

struct RandomTrust {
  std::uint32_t accounts = 0, owners = 0;
  TrustWorld::Links links;
  std::vector<OwnAccount> own;
  std::vector<std::uint32_t> weights;  // masses in fifths of a person
  [[nodiscard]] std::vector<std::uint32_t> masses() const {
    std::vector<std::uint32_t> made;
    for (const std::uint32_t w : weights) made.push_back(w * (kPersonMass / 5));
    return made;
  }
  [[nodiscard]] TrustWalk walked(double most_passed_on, unsigned threads = 1) const {
    const TrustWorld world(accounts, owners, links);
    return trust_walk(world.links(), own, masses(), rules_with(most_passed_on), {.threads = threads});
  }
};

/// Up to 9 owners and 40 accounts; about half of the owners have accounts of their own, some two.
RandomTrust random_trust(std::uint64_t seed) {
  core::Random random(seed, "trust");
  RandomTrust made{.accounts = static_cast<std::uint32_t>(1 + random.below(40)),
                   .owners = static_cast<std::uint32_t>(1 + random.below(9))};
  for (std::uint32_t a = 0; a < made.accounts; ++a) {
    made.weights.push_back(static_cast<std::uint32_t>(random.below(6)));
    for (std::uint32_t o = 0; o < made.owners; ++o) {
      if (random.chance(0.3)) made.links.emplace_back(a, o);
    }
    if (random.chance(0.25)) made.own.push_back({.account = a, .owner = static_cast<std::uint32_t>(random.below(made.owners))});
  }
  made.weights[0] = std::max(made.weights[0], 1U);  // somebody has mass
  return made;
}

TEST(TrustWalk, DividesEachAccountAmongThoseItFollows) {
  //  accounts 0, 1, 2, 3;  owners A, B;  account 3 is A's own
  //    0 -> A     1 -> A, B     2 -> B     3 -> B
  const TrustWorld world(4, 2, {{0, 0}, {1, 0}, {1, 1}, {2, 1}, {3, 1}});
  const std::vector<OwnAccount> own = {{.account = 3, .owner = 0}};
  const TrustWalk walk = trust_walk(world.links(), own, uniform_masses(4), carried_rules().trust);
  EXPECT_NEAR(people_of_mass(walk.trust[0]), 1.5, 1e-6);
  // of A: its own account and half of what came
  EXPECT_NEAR(people_of_mass(walk.trust[1]), 0.5 + 1.0 + (1.0 + 0.5 * 1.5), 1e-6);
  EXPECT_NEAR(walk.squares[0], 1.0 + 0.25, 1e-6);
  EXPECT_NEAR(walk.squares[1], 0.25 + 1.0 + 1.75 * 1.75, 1e-6);
}

TEST(TrustWalk, OfOneOwnerPassesOnSoMuchAtMost) {
  TrustWorld::Links links = {{0, 1}};
  for (std::uint32_t a = 1; a < 101; ++a) links.emplace_back(a, 0);
  const TrustWorld world(101, 2, links);
  const std::vector<OwnAccount> own = {{.account = 0, .owner = 0}};
  const auto trust = [&](double most) {
    return people_of_mass(trust_walk(world.links(), own, uniform_masses(101), rules_with(most)).trust[1]);
  };
  EXPECT_NEAR(trust(kNoBound), 51.0, 1e-6);
  EXPECT_NEAR(trust(20.0), 20.0, 1e-6);
}

TEST(TrustWalk, OfAnEmptyGraphIsEmpty) {
  const TrustWorld none(0, 0, {});
  EXPECT_TRUE(trust_walk(none.links(), {}, {}, carried_rules().trust).trust.empty());
  const TrustWorld alone(0, 2, {});
  EXPECT_EQ(trust_walk(alone.links(), {}, {}, carried_rules().trust).trust, (std::vector<std::uint64_t>{0, 0}));
}

/// The whole graph: owners with their own accounts as one vertex each, then the other accounts.
audience::PageRank on_the_whole_graph(const RandomTrust& made) {
  const std::uint32_t vertices = made.owners + made.accounts;
  std::vector<std::uint32_t> vertex(made.accounts);
  std::iota(vertex.begin(), vertex.end(), made.owners);
  for (const auto& [account, owner] : made.own) vertex[account] = owner;
  std::vector<std::uint32_t> start(vertices);
  for (std::uint32_t a = 0; a < made.accounts; ++a) start[vertex[a]] += made.weights[a];
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (const auto& [account, owner] : made.links) edges.emplace_back(vertex[account], owner);
  const auto graph = audience::directed_csr(vertices, edges);
  return audience::page_rank(graph.view(), audience::reversed(graph.view()).view(), start,
                             {.damping = carried_rules().trust.damping, .tolerance = 1e-14, .iterations = 3000});
}

RC_GTEST_PROP(TrustWalkProperty, IsPageRankOfTheWholeGraphWhereNothingIsBounded, ()) {
  const RandomTrust made = random_trust(*rc::gen::arbitrary<std::uint64_t>());
  const auto ranks = on_the_whole_graph(made);
  const TrustWalk walk = made.walked(kNoBound);
  std::vector<double> x(made.owners);
  double whole = 0.2 * std::accumulate(made.weights.begin(), made.weights.end(), 0.0);
  for (std::uint32_t o = 0; o < made.owners; ++o) x[o] = carried_rules().trust.damping * people_of_mass(walk.trust[o]);
  for (const double one : x) whole += one;
  for (const auto& [account, owner] : made.own) x[owner] += 0.2 * made.weights[account];
  for (std::uint32_t o = 0; o < made.owners; ++o) RC_ASSERT(std::abs(ranks.rank(o) - x[o] / whole) < 1e-7);
}

/// The definition with its bound, in plain doubles.
std::vector<double> by_definition(const RandomTrust& made, double most) {
  std::vector<int> owner_of(made.accounts, -1);
  std::vector<double> start(made.owners), trust(made.owners);
  for (const auto& [account, owner] : made.own) {
    owner_of[account] = static_cast<int>(owner);
    start[owner] += 0.2 * made.weights[account];
  }
  std::vector<std::vector<bool>> follows(made.owners, std::vector<bool>(made.owners));
  std::vector<double> degree(made.accounts);
  for (const auto& [account, owner] : made.links) {
    degree[account] += 1.0;
    if (owner_of[account] >= 0 && static_cast<std::uint32_t>(owner_of[account]) != owner)
      follows[static_cast<std::size_t>(owner_of[account])][owner] = true;
  }
  for (int step = 0; step < 1000; ++step) {
    std::vector<double> next(made.owners);
    for (const auto& [account, owner] : made.links) {
      if (owner_of[account] < 0) next[owner] += 0.2 * made.weights[account] / degree[account];
    }
    for (std::uint32_t q = 0; q < made.owners; ++q) {
      const auto links = static_cast<double>(std::ranges::count(follows[q], true));
      for (std::uint32_t o = 0; o < made.owners; ++o) {
        if (follows[q][o]) next[o] += std::min(start[q] + carried_rules().trust.damping * trust[q], most) / links;
      }
    }
    trust = next;
  }
  return trust;
}

RC_GTEST_PROP(TrustWalkProperty, IsTheDefinitionWithAnyBound, ()) {
  const RandomTrust made = random_trust(*rc::gen::arbitrary<std::uint64_t>());
  const double most = *rc::gen::element(0.1, 0.7, 3.0);
  const TrustWalk walk = made.walked(most);
  const auto truth = by_definition(made, most);
  for (std::uint32_t o = 0; o < made.owners; ++o) RC_ASSERT(std::abs(people_of_mass(walk.trust[o]) - truth[o]) < 1e-6);
}

RC_GTEST_PROP(TrustWalkProperty, OneAccountChangesNoMoreThanTheBoundSays, ()) {
  const RandomTrust made = random_trust(*rc::gen::arbitrary<std::uint64_t>());
  const double most = *rc::gen::element(0.5, 2.0, kNoBound);
  const auto gone = *rc::gen::inRange(0U, made.accounts);
  RandomTrust without = made;
  std::erase_if(without.links, [&](const auto& link) { return link.first == gone; });
  const auto before = made.walked(most).trust, after = without.walked(most).trust;
  const bool is_own = std::ranges::any_of(made.own, [&](const OwnAccount& one) { return one.account == gone; });
  if (is_own && most == kNoBound) return;  // what an owner passes on is bounded by C alone
  const double mass = is_own ? most : 0.2 * made.weights[gone];
  double together = 0.0;
  for (std::uint32_t o = 0; o < made.owners; ++o) {
    const double change = std::abs(people_of_mass(before[o]) - people_of_mass(after[o]));
    together += change;
    // the accounts that stay with the owner may divide among others what it passes on: then both ends move
    RC_ASSERT(change <= (is_own ? 2.0 : 1.0) * most_from_one(mass, carried_rules().trust.damping) + 1e-6);
  }
  RC_ASSERT(together <= (is_own ? 2.0 : 1.0) * most_from_one_together(mass, carried_rules().trust.damping) + 1e-6);
}

TEST(TrustWalk, IsTheSameWithAnyNumberOfThreads) {
  core::Random random(3, "many");
  TrustWorld::Links links;
  for (std::uint32_t i = 0; i < 20'000; ++i)
    links.emplace_back(static_cast<std::uint32_t>(random.below(3000)), static_cast<std::uint32_t>(random.below(500)));
  std::vector<OwnAccount> own;
  for (std::uint32_t o = 0; o < 200; ++o) own.push_back({.account = 5 * o, .owner = o});
  const TrustWorld world(3000, 500, links);
  const auto one = trust_walk(world.links(), own, uniform_masses(3000), carried_rules().trust, {.threads = 1});
  const auto three = trust_walk(world.links(), own, uniform_masses(3000), carried_rules().trust, {.threads = 3});
  EXPECT_EQ(one.trust, three.trust);
  EXPECT_EQ(one.squares, three.squares);
  EXPECT_LT(one.iterations, 400U) << "the fixed point is reached, not the limit of iterations";
}

}  // namespace
}  // namespace vouch::credibility
