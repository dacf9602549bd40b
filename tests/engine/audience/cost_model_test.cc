#include "engine/audience/cost_model.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/core/random.h"
#include "tests/engine/audience/all_paths.h"
#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using testing::owner;
using testing::SmallWorld;

/// Inverting the accounts [first, last), row by row, or all rows between in order where that has the lower price.
Work inverted(const AskingAudience& asking, const AudienceGraph& graph, std::uint32_t first, std::uint32_t last) {
  Work apart;
  for (const std::uint32_t a : asking.members()) {
    if (a < first || a >= last) continue;
    ++apart.row_probes;
    apart.counter_probes += graph.owners_of(core::AccountIndex(a)).size();
  }
  if (apart.row_probes == 0) return {};
  apart.bytes = 32ULL * graph.owners();
  Work in_order = apart;
  in_order.rows_in_order = std::exchange(in_order.row_probes, 0);
  for (std::uint32_t a = first; a < last; ++a) in_order.bytes += 8 + 4 * graph.owners_of(core::AccountIndex(a)).size();
  return price_of(in_order) < price_of(apart) ? in_order : apart;
}

/// Bytes and probes of a path counted link by link, as the paths go through the graph.
Work counted(const Paths& paths, const AskingAudience& asking, const AudienceGraph& graph) {
  const std::uint32_t head = graph.tiles().head();
  Work work;
  if (paths.head == Way::stream) work.bytes += 2 * std::uint64_t{head};
  if (paths.tail == Way::stream) work.bytes += 2 * std::uint64_t{graph.accounts() - head};
  for (std::uint32_t o = 0; o < graph.owners(); ++o) {
    std::uint32_t tile = graph.accounts();  // of the member before
    work.lists += paths.tail == Way::stream ? 1U : 0U;
    work.bytes += paths.tail == Way::stream ? 8U : 0U;
    for (const std::uint32_t a : graph.members(owner(o))) {
      if (a >= head && paths.tail == Way::stream) {
        work.bytes += 4;
        ++work.weight_probes;
      }
      if (a >= head || paths.head != Way::stream) continue;
      work.bytes += 2;
      ++work.tile_probes;
      if (a / 64 == tile) continue;
      tile = a / 64;
      ++work.lists;
      work.bytes += 8;
    }
  }
  if (paths.head == Way::invert) work = work + inverted(asking, graph, 0, head);
  if (paths.tail == Way::invert) work = work + inverted(asking, graph, head, graph.accounts());
  return work;
}

SmallWorld skewed_world(std::uint32_t owners, std::uint32_t accounts, std::uint64_t links) {
  core::Random random(owners + links);
  testing::Audiences audiences(owners);
  for (std::uint64_t i = 0; i < links; ++i) {
    audiences[random.below(random.below(owners) + 1)].push_back(
        static_cast<std::uint32_t>(random.below(random.below(accounts) + 1)));
  }
  return SmallWorld::of(audiences, {.accounts = 64, .links_a_list = 3});
}

TEST(CostModel, IsWithinOneAndAHalfOfTheBestPathOverAGridOfSizes) {
  core::Random random(3);
  bool streamed = false, inverted = false;
  for (const std::uint32_t owners : {20U, 200U, 1500U}) {
    for (const std::uint64_t links : {500U, 5000U, 40000U}) {
      const auto world = skewed_world(owners, 600, links);
      for (const std::uint32_t size : {1U, 10U, 100U, 300U, 600U}) {
        std::vector<std::uint32_t> accounts;
        for (std::uint32_t i = 0; i < size; ++i)
          accounts.push_back(static_cast<std::uint32_t>(random.below(world.graph.accounts())));
        const auto asking = AskingAudience::sent(world.graph, world.weights, accounts, std::nullopt);
        std::uint64_t best = UINT64_MAX;
        for (const Paths& paths : kAllPaths) best = std::min(best, price_of(counted(paths, asking, world.graph)));
        const Paths chosen = cheapest_paths(asking, world.graph, world.graph.owners());
        const std::uint64_t price = price_of(work_of(chosen, asking, world.graph, world.graph.owners()));
        const std::uint64_t cheapest = price_of_cheapest(asking, world.graph, world.graph.owners());
        EXPECT_LE(std::max(price, cheapest) - std::min(price, cheapest), 1U) << "head and tail are rounded each";
        EXPECT_LE(2 * price_of(counted(chosen, asking, world.graph)), 3 * best) << owners << ", " << links << ", " << size;
        streamed |= chosen.head == Way::stream || chosen.tail == Way::stream;
        inverted |= chosen.head == Way::invert && chosen.tail == Way::invert;
      }
    }
  }
  EXPECT_TRUE(streamed && inverted) << "the grid has both kinds";
}

TEST(CostModel, CountsWhatThePathsDo) {
  const auto world = skewed_world(200, 600, 5000);
  ASSERT_GT(world.graph.tiles().head(), 0U);
  ASSERT_LT(world.graph.tiles().head(), world.graph.accounts());
  const auto asking = AskingAudience::own(world.graph, world.weights, owner(0));
  for (const Paths& paths : kAllPaths) {
    const Work work = work_of(paths, asking, world.graph, world.graph.owners());
    EXPECT_EQ(price_of(work), price_of(counted(paths, asking, world.graph)));
  }
}

// Links of many asking accounts are estimated from some of them: near what all of them say.
TEST(CostModel, EstimatesTheLinksOfManyAccounts) {
  const auto world = skewed_world(300, 40'000, 200'000);
  std::vector<std::uint32_t> accounts;
  for (std::uint32_t a = 0; a < world.graph.accounts(); a += a % 5 == 0 ? 1 : 3) accounts.push_back(a);
  ASSERT_GT(accounts.size(), 8192U);
  const auto asking = AskingAudience::sent(world.graph, world.weights, accounts, std::nullopt);
  const Paths inverting = {Way::invert, Way::invert};
  const auto exact = static_cast<double>(counted(inverting, asking, world.graph).counter_probes);
  const Work work = work_of(inverting, asking, world.graph, world.graph.owners());
  EXPECT_NEAR(static_cast<double>(work.counter_probes) / exact, 1.0, 0.03);
}

}  // namespace
}  // namespace vouch::audience
