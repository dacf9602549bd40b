#include "engine/audience/counted_similar.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/catalog/catalog.h"
#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using core::CreatorIndex;

struct Counted {
  snapshot::Snapshot snapshot;
  CountedOverlaps overlaps;
};

/// Of pairs (a < b) and what they share.
Counted counted(std::uint32_t creators, const std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t>& pairs) {
  std::vector<std::map<std::uint32_t, std::uint64_t>> rows(creators);
  for (const auto& [pair, shared] : pairs) {
    rows[pair.first][pair.second] = shared;
    rows[pair.second][pair.first] = shared;
  }
  std::vector<std::uint64_t> offsets = {0}, shared;
  std::vector<std::uint32_t> targets;
  for (const auto& row : rows) {
    for (const auto& [other, count] : row) {
      targets.push_back(other);
      shared.push_back(count);
    }
    offsets.push_back(targets.size());
  }
  auto made = vouch::testing::sections([&](snapshot::Writer& out) -> core::Result<void> {
    if (auto done = out.write("overlaps.rows.offsets", std::span<const std::uint64_t>(offsets)); !done) return done;
    if (auto done = out.begin("overlaps.rows.targets", snapshot::Encoding::csr_u32); !done) return done;
    if (auto done = out.append(std::span<const std::uint32_t>(targets)); !done) return done;
    if (auto done = out.write("overlaps.shared", std::span<const std::uint64_t>(shared)); !done) return done;
    const std::vector<std::int64_t> times(targets.size(), 0);
    return out.write("overlaps.at_s", std::span<const std::int64_t>(times));
  });
  auto overlaps = CountedOverlaps::open(made, creators).value();
  return {.snapshot = std::move(made), .overlaps = std::move(overlaps)};
}

TEST(CountedSimilar, AreOrderedByWhatTheyShareOverTheirTotals) {
  //  0 -100- 1    0 and 1 share as many as 0 and 2, but 1 shares with everybody
  //  0 -100- 2    1 -900- 3
  const Counted world = counted(5, {{{0, 1}, 100}, {{0, 2}, 100}, {{1, 3}, 900}, {{0, 3}, 0}});
  const std::vector<std::int64_t> sizes(5, catalog::kUnknown);
  const auto found = counted_similar(world.overlaps, sizes, CreatorIndex(0U), 10);
  EXPECT_FALSE(found.by_stated_sizes);
  EXPECT_EQ(found.considered, 3U);
  ASSERT_EQ(found.creators.size(), 2U);  // with 3 nobody is shared
  EXPECT_EQ(found.creators[0].creator, CreatorIndex(2U));
  EXPECT_DOUBLE_EQ(found.creators[0].value, 100.0 / std::sqrt(200.0 * 100.0));
  EXPECT_DOUBLE_EQ(found.creators[1].value, 100.0 / std::sqrt(200.0 * 1000.0));
  EXPECT_NEAR(found.creators[1].interval.low, found.creators[1].value * 0.84, 0.005);
  EXPECT_NEAR(found.creators[1].interval.high, found.creators[1].value * 1.18, 0.005);
  EXPECT_TRUE(counted_similar(world.overlaps, sizes, CreatorIndex(4U), 10).creators.empty());
}

TEST(CountedSimilar, DivideByStatedSizesOnlyWhereAllAreStated) {
  const Counted world = counted(3, {{{0, 1}, 100}, {{0, 2}, 100}});
  std::vector<std::int64_t> sizes = {1000, 400, 200};
  auto found = counted_similar(world.overlaps, sizes, CreatorIndex(0U), 1);
  EXPECT_TRUE(found.by_stated_sizes);
  ASSERT_EQ(found.creators.size(), 1U);
  EXPECT_EQ(found.creators[0].creator, CreatorIndex(2U));
  EXPECT_DOUBLE_EQ(found.creators[0].value, 100.0 / std::sqrt(1000.0 * 200.0));
  sizes[1] = catalog::kUnknown;
  EXPECT_FALSE(counted_similar(world.overlaps, sizes, CreatorIndex(0U), 1).by_stated_sizes);
}

RC_GTEST_PROP(CountedSimilarProperty, AreTheBestOfAllAndInTheirIntervals, ()) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> pairs;
  for (std::uint32_t a = 0; a < 7; ++a) {
    for (std::uint32_t b = a + 1; b < 7; ++b) {
      if (*rc::gen::arbitrary<bool>()) pairs[{a, b}] = *rc::gen::inRange<std::uint64_t>(0, 50);
    }
  }
  const Counted world = counted(7, pairs);
  const bool stated = *rc::gen::arbitrary<bool>();
  std::vector<std::int64_t> sizes(7, catalog::kUnknown);
  if (stated) sizes = *rc::gen::container<std::vector<std::int64_t>>(7, rc::gen::inRange<std::int64_t>(1, 300));
  const auto shared = [&](std::uint32_t a, std::uint32_t b) {
    const auto at = pairs.find(std::minmax(a, b));
    return at == pairs.end() ? std::uint64_t{0} : at->second;
  };
  const auto total = [&](std::uint32_t a) {
    std::uint64_t sum = 0;
    for (std::uint32_t b = 0; b < 7; ++b) sum += b == a ? 0 : shared(a, b);
    return stated ? static_cast<double>(sizes[a]) : static_cast<double>(sum);
  };
  std::vector<std::pair<double, std::uint32_t>> expected;
  for (std::uint32_t b = 1; b < 7; ++b) {
    if (shared(0, b) == 0) continue;
    expected.emplace_back(-std::min(1.0, static_cast<double>(shared(0, b)) / (std::sqrt(total(0)) * std::sqrt(total(b)))), b);
  }
  std::sort(expected.begin(), expected.end());
  expected.resize(std::min<std::size_t>(3, expected.size()));
  const auto found = counted_similar(world.overlaps, sizes, CreatorIndex(0U), 3);
  RC_ASSERT(found.creators.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const CountedSimilar& one = found.creators[i];
    RC_ASSERT(one.creator.value == expected[i].second);
    RC_ASSERT(one.value == -expected[i].first);
    RC_ASSERT(one.interval.low <= one.value && one.value <= one.interval.high && one.interval.high <= 1.0);
  }
}

}  // namespace
}  // namespace vouch::audience
