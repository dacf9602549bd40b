// Lockstep in simulated audiences: accounts delivered to one buyer after another are found, fans who come when something spreads
// are not.
#include "engine/credibility/lockstep.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/random.h"
#include "engine/credibility/arrival_bursts.h"
#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

using audience::Day;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::uint32_t kOwnersOfWorld = 120, kNiches = 10, kPeople = 3'000, kSold = 150;
constexpr int kFirstDay = 18'000, kDays = 900;

/// Who came to whom on which day.
class Arriving {
 public:
  void come(std::uint32_t account, std::uint32_t owner, int day) {
    days_.emplace(std::pair(owner, account), static_cast<Day>(kFirstDay + std::clamp(day, 0, kDays)));
  }
  /// The blocks that marks by lockstep lead to.
  [[nodiscard]] AccountBlocks search(std::vector<AccountMark>& marks) const {
    audience::Csr rows, columns;
    std::vector<std::vector<std::uint32_t>> of(kPeople);
    std::vector<Day> days;
    columns.offsets.assign(1, 0);
    auto next = days_.begin();
    for (std::uint32_t owner = 0; owner < kOwnersOfWorld; ++owner) {
      for (; next != days_.end() && next->first.first == owner; ++next) {
        columns.targets.push_back(next->first.second);
        days.push_back(next->second);
        of[next->first.second].push_back(owner);
      }
      columns.offsets.push_back(columns.targets.size());
    }
    for (const auto& owners : of) {
      rows.targets.insert(rows.targets.end(), owners.begin(), owners.end());
      rows.offsets.push_back(rows.targets.size());
    }
    const audience::BipartiteView view{.rows = rows.view(), .columns = columns.view()};
    const Rules& rules = vouch::testing::carried_rules();
    const audience::MemberDays came(columns.offsets, days);
    marks = lockstep_marks(view, came, rules.arrivals);
    if (marks.empty()) return {};
    EXPECT_EQ(marks, lockstep_marks(view, came, rules.arrivals, 2));
    return find_blocks(view, marks, rules.blocks);
  }

 private:
  std::map<std::pair<std::uint32_t, std::uint32_t>, Day> days_;
};

/// Fans of niches who come at any time; of `viral` owners, that share of them within two days after one that is drawn.
Arriving fans(std::uint32_t viral, double share, bool whole_niche_at_once, core::Random& random) {
  std::vector<int> spread(kOwnersOfWorld, -1);
  std::vector<int> of_niche(kNiches);
  for (int& day : of_niche) day = static_cast<int>(random.below(kDays));
  for (std::uint32_t i = 0; i < viral; ++i) {
    const auto owner = static_cast<std::uint32_t>(random.below(kOwnersOfWorld));
    spread[owner] = whole_niche_at_once ? of_niche[owner % kNiches] : static_cast<int>(random.below(kDays));
  }
  Arriving world;
  for (std::uint32_t account = 0; account < kPeople; ++account) {
    const auto niche = static_cast<std::uint32_t>(random.below(kNiches));
    const auto count = 1 + random.poisson(0.8 / (0.08 + random.uniform()));
    for (std::uint64_t i = 0; i < count; ++i) {
      const double u = random.uniform();
      const std::uint64_t in = random.chance(0.75) ? niche : random.below(kNiches);
      const auto owner =
          static_cast<std::uint32_t>(u * u * (kOwnersOfWorld / kNiches)) * kNiches + static_cast<std::uint32_t>(in);
      const bool then = spread[owner] >= 0 && random.chance(share);
      world.come(account, owner,
                 then ? spread[owner] + static_cast<int>(random.below(2)) : static_cast<int>(random.below(kDays)));
    }
  }
  return world;
}

const std::vector<std::uint32_t> kCustomers = {3, 17, 29, 41, 58, 76, 99, 111};

void deliver(Arriving& world, std::uint32_t first, double each, core::Random& random) {
  for (const std::uint32_t buyer : kCustomers) {
    const auto day = static_cast<int>(random.below(kDays - 2));
    for (std::uint32_t account = first; account < first + kSold; ++account) {
      if (random.chance(each / static_cast<double>(kCustomers.size()))) {
        world.come(account, buyer, day + static_cast<int>(random.below(2)));
      }
    }
  }
}

TEST(Lockstep, FindsAccountsThatWereDeliveredToOneBuyerAfterAnother) {
  core::Random random(1, "delivered");
  for (const auto& [each, share] : {std::pair{3.0, 0.6}, std::pair{5.0, 0.7}}) {
    Arriving world = fans(0, 0.0, false, random);
    deliver(world, 100, each, random);
    std::vector<AccountMark> marks;
    const AccountBlocks found = world.search(marks);
    ASSERT_THAT(found.blocks, SizeIs(1)) << each;
    EXPECT_EQ(found.blocks[0].owners, kCustomers);
    const auto sold = std::ranges::count_if(found.blocks[0].accounts,
                                            [](std::uint32_t account) { return account >= 100 && account < 100 + kSold; });
    EXPECT_GE(static_cast<double>(sold), 0.95 * static_cast<double>(found.blocks[0].accounts.size()));
    EXPECT_GE(static_cast<double>(sold), share * kSold) << "two bursts of two say little where half of the arrivals are bought";
  }
}

TEST(Lockstep, FindsThemAmongOwnersWhoAreSpreadTooAndNamesNoneOfThese) {
  core::Random random(2, "both");
  Arriving world = fans(30, 0.4, false, random);
  deliver(world, 100, 5.0, random);
  std::vector<AccountMark> marks;
  const AccountBlocks found = world.search(marks);
  ASSERT_THAT(found.blocks, SizeIs(1));
  EXPECT_TRUE(std::ranges::includes(found.blocks[0].owners, kCustomers));
  EXPECT_LE(found.blocks[0].owners.size(), kCustomers.size() + 2);
}

TEST(Lockstep, DoesNotMakeABlockOfFansWhoComeWhenSomethingSpreads) {
  constexpr int kWorlds = 300;
  for (const auto& [viral, share] : {std::pair{10U, 0.3}, std::pair{40U, 0.5}, std::pair{110U, 0.3}, std::pair{110U, 0.6}}) {
    int alarms = 0;
    for (std::uint64_t i = 0; i < kWorlds; ++i) {
      core::Random random(3, "viral", i);
      std::vector<AccountMark> marks;
      alarms += fans(viral, share, false, random).search(marks).blocks.empty() ? 0 : 1;
    }
    std::cout << "  worlds with a block, " << viral << " drawn owners, " << share << " of the fans at once: " << alarms << " of "
              << kWorlds << "\n";
    EXPECT_LE(alarms, kWorlds / 100) << viral << " " << share;
  }
}

TEST(Lockstep, SaysNothingWithoutBursts) {
  core::Random random(4, "steady");
  std::vector<AccountMark> marks;
  EXPECT_THAT(fans(0, 0.0, false, random).search(marks).blocks, IsEmpty());
  EXPECT_THAT(marks, IsEmpty());
}

/// P(X >= x) of a sum of independent chances, by convolution.
double exact_tail(const std::vector<double>& chances, std::uint32_t x) {
  std::vector<double> of = {1.0};
  for (const double p : chances) {
    std::vector<double> next(of.size() + 1, 0.0);
    for (std::size_t i = 0; i < of.size(); ++i) {
      next[i] += of[i] * (1.0 - p);
      next[i + 1] += of[i] * p;
    }
    of = std::move(next);
  }
  double tail = 0.0;
  for (std::size_t i = x; i < of.size(); ++i) tail += of[i];
  return tail;
}

TEST(Lockstep, BoundsTheChanceOfAsManyBursts) {
  core::Random random(5, "bound");
  for (int round = 0; round < 20'000; ++round) {
    const auto n = static_cast<std::uint32_t>(1 + random.below(12));
    std::vector<double> chances(n);
    double mean = 0.0;
    for (double& p : chances) mean += p = 0.001 + 0.999 * random.uniform() * random.uniform();
    const auto x = static_cast<std::uint32_t>(random.below(n + 1));
    EXPECT_GE(std::exp(log_lockstep_p(x, n, mean)) * (1.0 + 1e-9), exact_tail(chances, x));
  }
}

}  // namespace
}  // namespace vouch::credibility
