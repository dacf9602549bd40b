#include "engine/audience/set_counts.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/audience/regions.h"
#include "engine/core/random.h"
#include "tests/engine/audience/set_oracle.h"
#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using testing::count_slowly;
using testing::Lists;
using testing::persons_of;
using testing::sections;
using testing::write_graph;

constexpr std::uint32_t kAccounts = 3 * kTileAccounts + 1000;

/// Ascending accounts, each once.
std::vector<std::uint32_t> ascending(std::vector<std::uint32_t> list) {
  std::ranges::sort(list);
  const auto repeated = std::ranges::unique(list);
  list.erase(repeated.begin(), repeated.end());
  return list;
}

/// A set over kAccounts whose lists are dense in one tile, thin in another, and empty, whole or the same in places.
Lists random_lists(std::uint64_t seed, std::size_t creators) {
  core::Random random(seed, "sets");
  Lists lists(creators + 1);
  for (auto& list : lists) {
    const std::uint64_t kind = random.below(8);
    if (kind == 0) continue;
    if (kind == 1) {  // everybody of a tile, and who comes after
      for (std::uint32_t a = kTileAccounts; a < 2 * kTileAccounts + 100; ++a) list.push_back(a);
      continue;
    }
    const std::uint64_t size = std::uint64_t{1} << random.below(12);
    for (std::uint64_t i = 0; i < size; ++i) {
      const bool head = random.chance(0.7);
      list.push_back(static_cast<std::uint32_t>(head ? random.below(500) : random.below(kAccounts)));
    }
    list = ascending(std::move(list));
  }
  return lists;
}

struct Way {
  CountWay way;
  InstructionSet set;
  unsigned threads;
};

std::vector<Way> ways() {
  std::vector<Way> all;
  for (const CountWay way : {CountWay::cheaper, CountWay::rows, CountWay::chains, CountWay::mixed}) {
    for (const InstructionSet set : {InstructionSet::scalar, InstructionSet::avx2, InstructionSet::avx512}) {
      if (set <= best_instruction_set()) all.push_back({way, set, set == InstructionSet::scalar ? 2U : 1U});
    }
  }
  return all;
}

AudienceSet set_of(const std::vector<Members>& members, std::uint32_t accounts = kAccounts) {
  return {.creators = std::span(members).first(members.size() - 1), .compared = members.back(), .accounts = accounts};
}

std::vector<Members> spans(const Lists& lists) { return {lists.begin(), lists.end()}; }

// a:   0 1 2 3 4 5
// A:   x x x
// B:     x x x
// C:       x   x       compared with: 2 3 5
TEST(SetCounts, OfThreeCreatorsByHand) {
  const Lists lists = {{0, 1, 2}, {1, 2, 3}, {2, 4}, {2, 3, 5}};
  const auto members = spans(lists);
  const SetCounts counts = count_set(set_of(members, 6));
  EXPECT_EQ(counts.potential.accounts, 5U);
  EXPECT_EQ(counts.exclusive[0].accounts, 1U) << "0";
  EXPECT_EQ(counts.exclusive[1].accounts, 1U) << "3";
  EXPECT_EQ(counts.incremental[2].accounts, 1U) << "4";
  EXPECT_EQ(counts.by_times, (std::vector<std::uint64_t>{0, 3, 1, 1}));
  EXPECT_EQ(counts.pair(0, 1), 2U);
  EXPECT_EQ(counts.pair(2, 1), 1U);
  EXPECT_EQ(counts.compared->accounts, 3U);
  EXPECT_EQ(counts.compared_reached, 2U);
  EXPECT_EQ(counts.compared_shared, (std::vector<std::uint64_t>{1, 2, 1}));
  EXPECT_EQ(count_regions(set_of(members, 6)), (std::vector<std::uint64_t>{0, 1, 1, 1, 1, 0, 0, 1}))
      << "0: A, 1: AB, 2: ABC, 3: B, 4: C";
}

TEST(SetCounts, OfEveryWayAreThoseOfTheOracle) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const Lists lists = random_lists(seed, 2 + seed % 20);
    const auto members = spans(lists);
    const SetCounts expected = count_slowly(persons_of(lists, {}), [](std::uint32_t) { return Authenticity::kPrior; });
    for (const Way& way : ways()) {
      const SetCounts counts = count_set(set_of(members), {.threads = way.threads, .instructions = way.set, .way = way.way});
      EXPECT_TRUE(counts == expected) << "seed " << seed << ", way " << static_cast<int>(way.way) << ", instructions "
                                      << static_cast<int>(way.set);
    }
  }
}

TEST(SetCounts, OfFiveHundredCreatorsAreThoseOfTheOracle) {
  core::Random random(7, "many");
  Lists lists(501);
  for (auto& list : lists) {
    for (std::uint32_t a = 0; a < 300; ++a) {
      if (random.chance(0.3)) list.push_back(kTileAccounts - 150 + a);
    }
  }
  const auto members = spans(lists);
  const SetCounts expected = count_slowly(persons_of(lists, {}), [](std::uint32_t) { return Authenticity::kPrior; });
  for (const Way& way : ways()) {
    EXPECT_TRUE(count_set(set_of(members), {.threads = way.threads, .instructions = way.set, .way = way.way}) == expected);
  }
}

/// A graph over kAccounts with judged accounts, and some of them the same person.
struct JudgedWorld {
  explicit JudgedWorld(core::Random& random) {
    for (std::uint32_t a = 0; a < kAccounts; ++a) judged.push_back(static_cast<std::uint16_t>(random.below(65536)));
    for (std::uint32_t a = 1; a < kAccounts; ++a) {
      const bool head = a < 500;
      if (!random.chance(head ? 0.3 : 0.001)) continue;
      const auto lower = static_cast<std::uint32_t>(random.below(std::min(a, 400U)));
      if (as.contains(lower)) continue;
      as[a] = lower;
    }
    for (const auto& [alias, lower] : as) {
      aliases.push_back(alias);
      counted_as.push_back(lower);
    }
  }
  [[nodiscard]] snapshot::Snapshot snapshot() const {
    return sections([&](snapshot::Writer& out) {
      if (auto written = write_graph({{kAccounts - 1}}, out); !written) return written;
      const std::vector<std::uint64_t> all((judged.size() + 63) / 64, ~std::uint64_t{0});
      if (auto written = out.write("audience.authentic", std::span(judged)); !written) return written;
      if (auto written = out.write("audience.judged", std::span(all)); !written) return written;
      if (auto written = out.write("persons.aliases", std::span(aliases)); !written) return written;
      if (auto written = out.write("persons.counted_as", std::span(counted_as)); !written) return written;
      const std::vector<std::uint32_t> nobody;
      if (auto written = out.write("persons.creators", std::span(nobody)); !written) return written;
      return out.write("persons.groups", std::span(nobody));
    });
  }
  std::vector<std::uint16_t> judged;
  std::map<std::uint32_t, std::uint32_t> as;
  std::vector<std::uint32_t> aliases, counted_as;
};

TEST(SetCounts, OfPersonsAndJudgedAccountsAreThoseOfTheOracle) {
  core::Random random(3, "persons");
  const JudgedWorld world(random);
  const auto snapshot = world.snapshot();
  const auto graph = AudienceGraph::open(snapshot).value();
  const auto authentic = Authenticity::open(snapshot, graph).value();
  const auto persons = Persons::open(snapshot, graph).value();
  for (std::uint64_t seed = 100; seed < 105; ++seed) {
    const Lists lists = random_lists(seed, 7);
    const auto members = spans(lists);
    AudienceSet set = set_of(members);
    set.authentic = &authentic;
    set.persons = &persons;
    const SetCounts expected = count_slowly(persons_of(lists, world.as), [&](std::uint32_t a) { return world.judged[a]; });
    for (const Way& way : ways()) {
      const SetCounts counts = count_set(set, {.threads = way.threads, .instructions = way.set, .way = way.way});
      EXPECT_TRUE(counts == expected) << "seed " << seed << ", way " << static_cast<int>(way.way);
    }
    const auto regions = count_regions(set);
    EXPECT_EQ(std::accumulate(regions.begin(), regions.end(), std::uint64_t{0}), expected.potential.accounts);
  }
}

RC_GTEST_PROP(SetCounts, RegionsSumToReachPairsAndTimes, (std::uint64_t seed)) {
  const Lists lists = random_lists(seed, 1 + seed % kMostRegionCreators);
  const auto members = spans(lists);
  const SetCounts counts = count_set(set_of(members));
  const auto regions = count_regions(set_of(members));
  std::vector<std::uint64_t> by_times(counts.creators + 1), shared(counts.creators * counts.creators);
  for (std::uint32_t mask = 1; mask < regions.size(); ++mask) {
    by_times[static_cast<std::size_t>(std::popcount(mask))] += regions[mask];
    for (std::size_t a = 0; a < counts.creators; ++a) {
      for (std::size_t b = 0; b < counts.creators; ++b) {
        if ((mask >> a & mask >> b & 1U) != 0) shared[a * counts.creators + b] += regions[mask];
      }
    }
  }
  RC_ASSERT(by_times == counts.by_times);
  RC_ASSERT(shared == counts.shared);
}

RC_GTEST_PROP(SetCounts, FollowInclusionAndExclusionOnThreeCreators, (std::uint64_t seed)) {
  const Lists lists = random_lists(seed, 3);
  const auto members = spans(lists);
  const SetCounts counts = count_set(set_of(members));
  const std::uint64_t all = count_regions(set_of(members))[7];
  const std::uint64_t sum = counts.own[0].accounts + counts.own[1].accounts + counts.own[2].accounts;
  RC_ASSERT(counts.potential.accounts == sum + all - counts.pair(0, 1) - counts.pair(0, 2) - counts.pair(1, 2));
}

RC_GTEST_PROP(SetCounts, OrderChangesNothingButWhatEachAdds, (std::uint64_t seed)) {
  Lists lists = random_lists(seed, 6);
  const auto members = spans(lists);
  const SetCounts forward = count_set(set_of(members));
  std::reverse(lists.begin(), lists.end() - 1);
  const auto reversed_members = spans(lists);
  const SetCounts backward = count_set(set_of(reversed_members));
  RC_ASSERT(forward.potential == backward.potential);
  RC_ASSERT(forward.by_times == backward.by_times);
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < 6; ++i) {
    RC_ASSERT(forward.exclusive[i] == backward.exclusive[5 - i]);
    RC_ASSERT(forward.pair(i, 2) == backward.pair(3, 5 - i));
    RC_ASSERT(forward.incremental[i].accounts >= forward.exclusive[i].accounts);
    sum += forward.incremental[i].accounts;
  }
  RC_ASSERT(sum == forward.potential.accounts);
}

RC_GTEST_PROP(SetCounts, AFurtherCreatorNeverLowersReach, (std::uint64_t seed)) {
  const Lists lists = random_lists(seed, 5);
  auto members = spans(lists);
  const std::uint64_t more = count_set(set_of(members)).potential.accounts;
  members.erase(members.begin() + 2);
  RC_ASSERT(count_set(set_of(members)).potential.accounts <= more);
}

}  // namespace
}  // namespace vouch::audience
