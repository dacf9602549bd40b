// Assignments against trying every one, and what must hold for any of them.
#include "engine/planning/assignment.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "engine/core/random.h"

namespace vouch::planning {
namespace {

struct Case {
  std::vector<BriefPlaces> briefs;
  std::vector<Offer> offers;
};

Case random_case(std::uint64_t seed) {
  core::Random random(seed, "assign");
  Case made;
  const auto creators = static_cast<std::uint32_t>(2 + random.below(4));
  const auto briefs = static_cast<std::uint32_t>(2 + random.below(3));
  for (std::uint32_t b = 0; b < briefs; ++b) {
    made.briefs.push_back(
        {.places = static_cast<std::uint32_t>(random.below(3)), .group = static_cast<std::uint32_t>(random.below(2))});
  }
  for (std::uint32_t c = 0; c < creators; ++c) {
    for (std::uint32_t b = 0; b < briefs; ++b) {
      if (random.chance(0.7))
        made.offers.push_back({.creator = c, .brief = b, .worth = static_cast<std::int64_t>(random.below(50))});
    }
  }
  return made;
}

bool allowed(const Case& given, const std::vector<std::uint32_t>& taken) {
  std::map<std::uint32_t, std::uint32_t> places;
  std::set<std::pair<std::uint32_t, std::uint32_t>> creator_in_group;
  for (const std::uint32_t i : taken) {
    const Offer& offer = given.offers[i];
    if (++places[offer.brief] > given.briefs[offer.brief].places) return false;
    if (!creator_in_group.insert({offer.creator, given.briefs[offer.brief].group}).second) return false;
  }
  return true;
}

std::int64_t worth(const Case& given, const std::vector<std::uint32_t>& taken) {
  std::int64_t sum = 0;
  for (const std::uint32_t i : taken) sum += given.offers[i].worth;
  return sum;
}

std::int64_t best_by_trying(const Case& given) {
  std::int64_t best = 0;
  for (std::uint32_t mask = 0; mask < (1U << given.offers.size()); ++mask) {
    std::vector<std::uint32_t> taken;
    for (std::uint32_t i = 0; i < given.offers.size(); ++i) {
      if (((mask >> i) & 1U) != 0) taken.push_back(i);
    }
    if (allowed(given, taken)) best = std::max(best, worth(given, taken));
  }
  return best;
}

TEST(Assignment, TakesTheBestOfAllWaysThatAreAllowed) {
  int tried = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const Case given = random_case(seed);
    if (given.offers.size() > 14) continue;
    ++tried;
    const auto taken = assign(given.briefs, given.offers);
    EXPECT_TRUE(allowed(given, taken)) << seed;
    EXPECT_EQ(worth(given, taken), best_by_trying(given)) << seed;
  }
  EXPECT_GT(tried, 300);
}

TEST(Assignment, GivesWayWhereTheOtherBriefHasNobodyElse) {
  // The first brief loses 1 with its second best, the second brief would lose all.
  const std::vector<BriefPlaces> briefs = {{.places = 1, .group = 0}, {.places = 1, .group = 0}};
  const std::vector<Offer> offers = {{0, 0, 90}, {1, 0, 89}, {0, 1, 50}};
  EXPECT_EQ(assign(briefs, offers), (std::vector<std::uint32_t>{1, 2}));
}

TEST(Assignment, BriefsOfDifferentGroupsShareCreators) {
  const std::vector<BriefPlaces> briefs = {{.places = 1, .group = 0}, {.places = 1, .group = 1}};
  const std::vector<Offer> offers = {{0, 0, 90}, {0, 1, 50}};
  EXPECT_EQ(assign(briefs, offers), (std::vector<std::uint32_t>{0, 1}));
}

TEST(Assignment, AWorthOf0IsNotTakenAndNothingComesOfNothing) {
  EXPECT_TRUE(assign({}, {}).empty());
  const std::vector<BriefPlaces> briefs = {{.places = 3, .group = 0}};
  const std::vector<Offer> offers = {{0, 0, 0}};
  EXPECT_TRUE(assign(briefs, offers).empty());
}

}  // namespace
}  // namespace vouch::planning
