// Every way to count what audiences share, against the plain one: random and adversarial graphs, every instruction set that
// this machine has, one thread and more.
#include "engine/audience/shared_paths.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <set>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"
#include "tests/engine/audience/all_paths.h"
#include "tests/engine/audience/random_audiences.h"
#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using testing::Audiences;
using testing::owner;
using testing::SmallWorld;

/// The asking audiences of a graph that differ in kind: own lists, a sent one, a fallback.
std::vector<AskingAudience> askers(const SmallWorld& world) {
  std::vector<AskingAudience> asking;
  for (std::uint32_t o = 0; o < std::min(world.graph.owners(), 3U); ++o) {
    asking.push_back(AskingAudience::own(world.graph, world.weights, owner(o)));
  }
  std::vector<std::uint32_t> accounts(world.graph.accounts());
  std::iota(accounts.begin(), accounts.end(), 0U);
  asking.push_back(AskingAudience::sent(world.graph, world.weights, accounts, std::nullopt));
  const std::vector<core::OwnerIndex> parts = {owner(0), owner(1)};
  asking.push_back(AskingAudience::fallback(AskingKind::partners, world.graph, world.weights, parts, std::nullopt));
  return asking;
}

/// Whether all ways give what the plain one gives, for all owners and for some.
void expect_all_equal(const SmallWorld& world, const std::string& name) {
  for (const AskingAudience& asking : askers(world)) {
    for (const std::uint32_t owners : {world.graph.owners(), world.graph.owners() / 2}) {
      const auto truth = shared_by_streaming(asking, world.graph, owners);
      for (const Paths& paths : kAllPaths) {
        for (const InstructionSet set : kAllSets) {
          if (!supports(set)) continue;
          for (const unsigned threads : {1U, 2U}) {
            ASSERT_EQ(shared_along(paths, set, asking, world.graph, owners, threads), truth)
                << name << ", head " << static_cast<int>(paths.head) << ", tail " << static_cast<int>(paths.tail) << ", set "
                << static_cast<int>(set) << ", " << threads << " threads";
          }
        }
      }
      ASSERT_EQ(shared_with_owners(asking, world.graph, owners, 2), truth) << name;
    }
  }
}

/// Lists drawn by a seed: many short ones, some long, as accounts of a smaller number are likelier.
Audiences skewed(std::uint32_t owners, std::uint32_t accounts, std::uint64_t seed) {
  core::Random random(seed);
  Audiences audiences(owners);
  for (std::uint32_t o = 0; o < owners; ++o) {
    const std::uint64_t size = random.below(o % 10 == 0 ? accounts / 4 : 60);
    for (std::uint64_t i = 0; i < size; ++i) {
      audiences[o].push_back(static_cast<std::uint32_t>(random.below(random.below(accounts) + 1)));
    }
  }
  return audiences;
}

TEST(SharedPaths, AreEqualOnSkewedGraphs) {
  for (const std::uint32_t tile : {1U, 7U, 64U, 300U, 65536U}) {
    const auto world = SmallWorld::of(skewed(300, 900, tile), {.accounts = tile, .links_a_list = 0});
    ASSERT_EQ(world.graph.tiles().head(), world.graph.accounts());
    expect_all_equal(world, "tiles of " + std::to_string(tile));
  }
  const auto some = SmallWorld::of(skewed(300, 900, 5), {.accounts = 50, .links_a_list = 4});
  ASSERT_GT(some.graph.tiles().head(), 0U);
  ASSERT_LT(some.graph.tiles().head(), some.graph.accounts()) << "a head and a tail";
  expect_all_equal(some, "head and tail");
  expect_all_equal(SmallWorld::of(skewed(300, 900, 6), {.accounts = 50, .links_a_list = 1000}), "no tile");
}

TEST(SharedPaths, AreEqualWhereListsAreAdversarial) {
  std::vector<std::uint32_t> everybody(500);
  std::iota(everybody.begin(), everybody.end(), 0U);
  const std::vector<std::uint32_t> last = {499};
  Audiences hub(400);
  for (std::uint32_t o = 0; o < 400; ++o) hub[o] = {0, o + 1};  // account 0 follows everybody
  hub[7] = everybody;
  const TileShape shapes[] = {
      {.accounts = 64, .links_a_list = 0}, {.accounts = 64, .links_a_list = 2}, {.accounts = 65536, .links_a_list = 1}};
  for (const TileShape& shape : shapes) {
    expect_all_equal(SmallWorld::of({{}, {}, {}}, shape), "nobody");
    expect_all_equal(SmallWorld::of({{}, everybody, {}, {}}, shape), "an empty brand");
    expect_all_equal(SmallWorld::of({everybody, everybody, everybody}, shape), "everybody");
    expect_all_equal(SmallWorld::of({last, everybody, last, {0}}, shape), "the last account");
    expect_all_equal(SmallWorld::of(hub, shape), "a hub");
  }
}

TEST(SharedPaths, FillTheirCountersWithManyAccounts) {
  Audiences audiences(5);
  for (std::uint32_t a = 0; a < 140000; ++a) {
    audiences[0].push_back(a);
    audiences[1 + a % 4].push_back(a);
  }
  expect_all_equal(SmallWorld::of(audiences, {.accounts = 65536, .links_a_list = 8}), "lists longer than a tile");
}

RC_GTEST_PROP(SharedPaths, AreEqualOnRandomGraphs, ()) {
  const TileShape shape = {.accounts = *rc::gen::inRange(1U, 40U), .links_a_list = *rc::gen::inRange(0U, 4U)};
  const auto world = SmallWorld::of(*testing::random_audiences(), shape);
  for (const AskingAudience& asking : askers(world)) {
    const auto truth = shared_by_streaming(asking, world.graph, world.graph.owners());
    for (const Paths& paths : kAllPaths) {
      const std::size_t few = *rc::gen::inRange<std::size_t>(1, 20);  // accounts a counter, so that it is taken out often
      RC_ASSERT(shared_along(paths, InstructionSet::scalar, asking, world.graph, world.graph.owners(), 1, few) == truth);
      for (const InstructionSet set : kAllSets) {
        if (supports(set)) RC_ASSERT(shared_along(paths, set, asking, world.graph, world.graph.owners()) == truth);
      }
    }
    for (std::uint32_t o = 0; o < world.graph.owners(); ++o) RC_ASSERT(shared_with(asking, world.graph, owner(o)) == truth[o]);
  }
}

RC_GTEST_PROP(SharedPaths, KeepInclusionAndExclusionOfThreeSets, ()) {
  auto audiences = *testing::random_audiences();
  audiences.resize(3);
  const auto world = SmallWorld::of(audiences);
  const auto size = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
  const auto shared = [&](const AskingAudience& asking, std::uint32_t o) {
    return static_cast<std::int64_t>(shared_with_owners(asking, world.graph, 3)[o].accounts);
  };
  const auto first = AskingAudience::own(world.graph, world.weights, owner(0));
  const auto second = AskingAudience::own(world.graph, world.weights, owner(1));
  std::vector<std::uint32_t> both;
  std::ranges::set_intersection(first.members(), second.members(), std::back_inserter(both));
  const auto of_both = AskingAudience::sent(world.graph, world.weights, both, std::nullopt);
  std::set<std::uint32_t> any;
  for (const auto& audience : audiences) any.insert(audience.begin(), audience.end());
  std::int64_t sizes = 0;
  for (std::uint32_t o = 0; o < 3; ++o) sizes += size(world.graph.members(owner(o)));
  const std::int64_t pairs = shared(first, 1) + shared(first, 2) + shared(second, 2);
  RC_ASSERT(size(any) == sizes - pairs + shared(of_both, 2));
}

}  // namespace
}  // namespace vouch::audience
