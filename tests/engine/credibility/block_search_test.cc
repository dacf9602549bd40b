// Blocks of accounts in simulated audiences: farms are found, and niches, busy accounts and odd audiences are not called a block.
#include "engine/credibility/block_search.h"

#include <algorithm>
#include <iostream>
#include <set>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/deterministic_math.h"
#include "engine/core/random.h"
#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

const BlockRules& standard() { return vouch::testing::carried_rules().blocks; }

/// Density and chance alone, without asking that those who are concentrated on the owners look unlikely.
BlockRules by_density(double false_discovery) {
  BlockRules rules = standard();
  rules.least_concentrated = 0.0;
  rules.false_discovery = false_discovery;
  return rules;
}

/// Who follows whom, and what each account looks like.
class Following {
 public:
  Following(std::uint32_t accounts, std::uint32_t owners) : owners_(owners), marks_(accounts, AccountMark::likely) {}

  void follow(std::uint32_t account, std::uint32_t owner) { links_.emplace(account, owner); }
  void mark(std::uint32_t account, AccountMark mark) { marks_[account] = mark; }
  [[nodiscard]] const std::vector<AccountMark>& marks() const { return marks_; }

  [[nodiscard]] AccountBlocks search(const BlockRules& rules = standard()) const {
    audience::Csr rows, columns;
    std::vector<std::vector<std::uint32_t>> of(owners_);
    auto next = links_.begin();
    for (std::uint32_t account = 0; account < marks_.size(); ++account) {
      for (; next != links_.end() && next->first == account; ++next) {
        rows.targets.push_back(next->second);
        of[next->second].push_back(account);
      }
      rows.offsets.push_back(rows.targets.size());
    }
    for (const auto& accounts : of) {
      columns.targets.insert(columns.targets.end(), accounts.begin(), accounts.end());
      columns.offsets.push_back(columns.targets.size());
    }
    return find_blocks({.rows = rows.view(), .columns = columns.view()}, marks_, rules);
  }

 private:
  std::uint32_t owners_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> links_;
  std::vector<AccountMark> marks_;
};

struct Shape {
  std::uint32_t accounts = 3000, owners = 120, niches = 10;
  double unlikely = 0.04;   // of all accounts
  double odd_niche = 1.0;   // times as many in the first niche
  double niche_spread = 0;  // standard deviation of ln share between niches
  double busy = 1.0;        // times as many owners for an unlikely account
  double own_niche = 0.75;  // of what an account follows
  double judged = 0.8;
};

/// People in niches: most of what they follow is of their own, with heavy tails on either side.
Following people(const Shape& shape, core::Random& random) {
  Following world(shape.accounts, shape.owners);
  std::vector<double> share(shape.niches);
  for (double& one : share) one = shape.unlikely * core::det_exp(shape.niche_spread * random.normal());
  share[0] *= shape.odd_niche;
  for (std::uint32_t account = 0; account < shape.accounts; ++account) {
    const auto niche = static_cast<std::uint32_t>(random.below(shape.niches));
    const bool unlikely = random.chance(share[niche]);
    world.mark(account, !random.chance(shape.judged) ? AccountMark::not_judged
                        : unlikely                   ? AccountMark::unlikely
                                                     : AccountMark::likely);
    const auto count = 1 + random.poisson((unlikely ? shape.busy : 1.0) * 0.8 / (0.08 + random.uniform()));
    const std::uint32_t own = shape.owners / shape.niches;
    for (std::uint64_t i = 0; i < count; ++i) {
      const double u = random.uniform();
      const auto popular = static_cast<std::uint32_t>(u * u * own);  // the first ones of a niche have the most
      const std::uint64_t in = random.chance(shape.own_niche) ? niche : random.below(shape.niches);
      world.follow(account, static_cast<std::uint32_t>(in) * own + popular);
    }
  }
  return world;
}

/// Turns accounts into a farm: each follows about `each` of the buyers and `elsewhere` others.
void sell(Following& world, std::uint32_t first, std::uint32_t accounts, const std::vector<std::uint32_t>& buyers, double each,
          std::uint32_t elsewhere, const Shape& shape, core::Random& random) {
  for (std::uint32_t account = first; account < first + accounts; ++account) {
    world.mark(account, random.chance(0.7) ? AccountMark::unlikely : AccountMark::likely);
    for (const std::uint32_t buyer : buyers) {
      if (random.chance(each / static_cast<double>(buyers.size()))) world.follow(account, buyer);
    }
    for (std::uint32_t i = 0; i < elsewhere; ++i) world.follow(account, static_cast<std::uint32_t>(random.below(shape.owners)));
  }
}

const std::vector<std::uint32_t> kBuyers = {3, 17, 29, 41, 58, 76, 99, 111};

TEST(BlockSearch, FindsAFarmWithItsOwnersAndHowUnlikelyItIs) {
  core::Random random(1, "farm");
  const Shape shape;
  Following world = people(shape, random);
  sell(world, 100, 150, kBuyers, 5.0, 0, shape, random);
  const AccountBlocks found = world.search();
  ASSERT_THAT(found.blocks, SizeIs(1));
  const AccountBlock& block = found.blocks.front();
  EXPECT_EQ(block.owners, kBuyers);
  EXPECT_GT(block.accounts.size(), 90U);
  const auto sold = std::ranges::count_if(block.accounts, [](std::uint32_t account) { return account >= 100 && account < 250; });
  EXPECT_GE(static_cast<double>(sold), 0.95 * static_cast<double>(block.accounts.size()));
  EXPECT_GT(static_cast<double>(block.links), 3.0 * block.expected);
  EXPECT_LE(block.density, block.highest);
  EXPECT_GT(block.unlikely, found.usual);
  EXPECT_LT(block.log10_p, -10.0);
  EXPECT_LE(block.q, standard().false_discovery);
}

TEST(BlockSearch, FindsItBehindCamouflage) {
  core::Random random(2, "camouflage");
  const Shape shape;
  for (const std::uint32_t elsewhere : {5U, 10U}) {
    Following world = people(shape, random);
    sell(world, 100, 150, kBuyers, 5.0, elsewhere, shape, random);
    const AccountBlocks found = world.search();
    ASSERT_THAT(found.blocks, SizeIs(1)) << elsewhere;
    EXPECT_TRUE(std::ranges::includes(found.blocks.front().owners, kBuyers)) << elsewhere;
    EXPECT_LE(found.blocks.front().owners.size(), kBuyers.size() + 2) << elsewhere;
  }
}

TEST(BlockSearch, LeavesOutAStarThatTheFarmFollowsAsEverybodyDoes) {
  constexpr std::uint32_t kStar = 9;
  core::Random random(5, "star");
  const Shape shape;
  Following world = people(shape, random);
  sell(world, 100, 60, kBuyers, 6.0, 0, shape, random);
  for (std::uint32_t account = 0; account < shape.accounts; ++account) {
    if (random.chance(0.4)) world.follow(account, kStar);
  }
  ASSERT_THAT(world.search().blocks, SizeIs(1));
  EXPECT_EQ(world.search().blocks.front().owners, kBuyers);
}

TEST(BlockSearch, NamesTheOwnersOfTwoFarms) {
  core::Random random(3, "two farms");
  const Shape shape;
  Following world = people(shape, random);
  const std::vector<std::uint32_t> others = {5, 20, 33, 47, 61, 88};
  sell(world, 100, 120, kBuyers, 6.0, 0, shape, random);
  sell(world, 400, 120, others, 4.0, 0, shape, random);
  std::set<std::uint32_t> owners;
  for (const AccountBlock& block : world.search().blocks) owners.insert(block.owners.begin(), block.owners.end());
  std::set<std::uint32_t> buyers(kBuyers.begin(), kBuyers.end());
  buyers.insert(others.begin(), others.end());
  EXPECT_EQ(owners, buyers);
}

TEST(BlockSearch, SaysNothingWhereNobodyWasJudged) {
  core::Random random(4, "not judged");
  Shape shape;
  shape.judged = 0.0;
  const AccountBlocks found = people(shape, random).search();
  EXPECT_EQ(found.status, BlockStatus::not_judged);
  EXPECT_THAT(found.blocks, IsEmpty());
  EXPECT_EQ(Following(0, 0).search().status, BlockStatus::not_judged);
}

/// Worlds with a block, of so many.
int alarms(const char* name, const Shape& shape, int worlds, const BlockRules& rules = standard()) {
  int with = 0;
  for (int i = 0; i < worlds; ++i) {
    core::Random random(27, name, static_cast<std::uint64_t>(i));
    with += people(shape, random).search(rules).blocks.empty() ? 0 : 1;
  }
  std::cout << name << ": a block in " << with << " of " << worlds << " worlds\n";
  return with;
}

TEST(BlockSearch, FindsNothingInWorldsWithoutAFarm) {
  constexpr int kWorlds = 200;
  const std::vector<std::pair<const char*, Shape>> kinds = {
      {"plain", {}},
      {"audiences that differ", {.niche_spread = 0.7}},
      {"one odd niche", {.odd_niche = 5.0}},
      {"one odd niche that keeps to itself", {.odd_niche = 5.0, .own_niche = 0.95}},
      {"unlikely accounts twice as busy", {.busy = 2.0}},
      {"busy ones in an odd niche", {.odd_niche = 5.0, .busy = 2.0}},
      {"few niches", {.niches = 3, .odd_niche = 3.0, .niche_spread = 0.5}},
  };
  int all = 0;
  for (const auto& [name, shape] : kinds) all += alarms(name, shape, kWorlds);
  EXPECT_LE(all, static_cast<int>(0.01 * kWorlds * static_cast<double>(kinds.size())));
}

constexpr Shape kLarger{.accounts = 20'000, .owners = 600, .niches = 30, .odd_niche = 5.0, .niche_spread = 0.3};

TEST(BlockSearch, FindsNothingInLargerWorldsWithoutAFarm) {
  constexpr int kWorlds = 100;
  Shape busy = kLarger, to_itself = kLarger;
  busy.busy = 2.0;
  to_itself.own_niche = 0.95;
  EXPECT_LE(alarms("larger", kLarger, kWorlds) + alarms("larger, busy", busy, kWorlds) +
                alarms("larger, to itself", to_itself, kWorlds),
            3);
}

TEST(BlockSearch, WouldCallAnOddNicheABlockByDensityAlone) {
  constexpr int kWorlds = 20;
  EXPECT_GE(alarms("larger, density alone", kLarger, kWorlds, by_density(standard().false_discovery)), kWorlds / 2);
}

TEST(BlockSearch, LeavesOutWhatChanceMayGive) {
  constexpr int kWorlds = 200;
  const Shape odd{.odd_niche = 5.0};
  EXPECT_GT(alarms("dense at all", odd, kWorlds, by_density(1.0)), 5);
  EXPECT_EQ(alarms("beyond chance", odd, kWorlds, by_density(standard().false_discovery)), 0);
}

TEST(BlockSearch, LeavesOutOwnersWithAsManyUnlikelyAccountsAsUsual) {
  core::Random random(6, "usual owners");
  Following world = people(kLarger, random);
  sell(world, 100, 400, kBuyers, 5.0, 10, kLarger, random);
  const auto owners_at = [&world](double z) {
    BlockRules rules = by_density(100.0);
    rules.owner_z = z;
    rules.least_surplus = 1;
    const AccountBlocks found = world.search(rules);
    return found.blocks.empty() ? std::vector<std::uint32_t>{} : found.blocks.front().owners;
  };
  EXPECT_EQ(owners_at(standard().owner_z), kBuyers);
  EXPECT_GT(owners_at(0.1).size(), kBuyers.size());
}

TEST(BlockSearch, CallsANicheABlockWhereMostOfItLooksUnlikely) {
  Shape mostly = kLarger;
  mostly.odd_niche = 15.0;
  EXPECT_GE(alarms("larger, a niche where most look unlikely", mostly, 20), 1);  // the limit of what p can tell
}

}  // namespace
}  // namespace vouch::credibility
