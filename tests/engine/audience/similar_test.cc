#include "engine/audience/similar.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/audience/overlap.h"
#include "tests/engine/audience/random_audiences.h"
#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using vouch::testing::Audiences;
using vouch::testing::owner;
using vouch::testing::random_audiences;
using vouch::testing::SmallWorld;

std::vector<double> shares_of(const SmallWorld& world, double part = 1.0) {
  std::vector<double> shares(world.graph.owners(), 1.0);
  for (std::size_t i = 0; i < shares.size(); i += 3) shares[i] = part;
  return shares;
}

/// Every pair by the overlap of one with all, sorted and cut.
std::vector<std::vector<SimilarOwner>> one_by_one(const SmallWorld& world, std::span<const double> shares, std::uint32_t owners,
                                                  std::uint32_t k) {
  std::vector<std::vector<SimilarOwner>> rows(owners);
  for (std::uint32_t a = 0; a < owners; ++a) {
    const auto asking = AskingAudience::own(world.graph, world.weights, owner(a));
    const auto found = overlap_with_owners(asking, world.graph, world.weights, shares, owners);
    for (std::uint32_t b = 0; b < owners; ++b) {
      if (b == a || found[b].shared.accounts == 0) continue;
      rows[a].push_back({.value = *found[b].value,
                         .weight = found[b].shared.weight,
                         .accounts = static_cast<std::uint32_t>(found[b].shared.accounts),
                         .owner = b});
    }
    std::sort(rows[a].begin(), rows[a].end(), [](const SimilarOwner& x, const SimilarOwner& y) {
      return x.value != y.value ? x.value > y.value : x.owner < y.owner;
    });
    rows[a].resize(std::min<std::size_t>(rows[a].size(), k));
  }
  return rows;
}

void expect_rows(const SimilarOwners& found, const std::vector<std::vector<SimilarOwner>>& expected) {
  RC_ASSERT(found.offsets.size() == expected.size() + 1);
  for (std::uint32_t a = 0; a < expected.size(); ++a) {
    RC_ASSERT(std::ranges::equal(found[a], expected[a]));
  }
}

TEST(SimilarOwners, OfFourWithThreeSharing) {
  //  owner 0: 0 1 2 3    owner 1: 0 1 2 3    owner 2: 3 4 5    owner 3: 6
  const SmallWorld world = SmallWorld::of({{0, 1, 2, 3}, {0, 1, 2, 3}, {3, 4, 5}, {6}});
  const auto found = similar_owners(world.graph, world.weights, shares_of(world), 4);
  ASSERT_EQ(found[0].size(), 2U);
  EXPECT_EQ(found[0][0].owner, 1U);
  EXPECT_DOUBLE_EQ(found[0][0].value, 1.0);
  EXPECT_EQ(found[0][0].accounts, 4U);
  EXPECT_EQ(found[0][1].owner, 2U);
  EXPECT_EQ(found[0][1].accounts, 1U);
  EXPECT_EQ(found[2].size(), 2U);
  EXPECT_EQ(found[2][0].owner, 0U);  // as like as owner 1: the lower index first
  EXPECT_TRUE(found[3].empty());
}

TEST(SimilarOwners, OfNobodyAndWithKOfZeroAreEmpty) {
  const SmallWorld world = SmallWorld::of({{0, 1}, {0, 1}});
  EXPECT_TRUE(similar_owners(world.graph, world.weights, shares_of(world), 0).others.empty());
  EXPECT_TRUE(similar_owners(world.graph, world.weights, shares_of(world), 2, {.k = 0}).others.empty());
}

RC_GTEST_PROP(SimilarOwnersProperty, AreThoseOfOneOverlapAfterTheOtherForAnyKThreadsAndCounters, ()) {
  const SmallWorld world = SmallWorld::of(*random_audiences());
  const auto shares = shares_of(world, *rc::gen::element(1.0, 0.5, 0.04));
  const auto owners = *rc::gen::inRange(0U, world.graph.owners() + 1);
  const auto k = *rc::gen::element(1U, 2U, 3U, 100U);
  const auto expected = one_by_one(world, shares, owners, k);
  for (const unsigned threads : {1U, 2U}) {
    for (const std::uint64_t wide_from : {std::uint64_t{1} << 24, std::uint64_t{0}, std::uint64_t{6}}) {
      expect_rows(
          similar_owners(world.graph, world.weights, shares, owners, {.k = k, .threads = threads, .wide_from = wide_from}),
          expected);
    }
  }
}

/// Many owners over few accounts, a hub that everybody has and an owner whom all have: more tasks than one, full rows.
Audiences crowded() {
  Audiences audiences(300);
  std::uint32_t state = 12345;
  for (std::uint32_t o = 0; o < audiences.size(); ++o) {
    audiences[o].push_back(0);
    for (std::uint32_t i = 0; i < 5 + o % 40; ++i) {
      state = state * 1664525U + 1013904223U;
      audiences[o].push_back(1 + (state >> 8) % 400);
    }
  }
  for (std::uint32_t a = 0; a < 401; ++a) audiences[7].push_back(a);
  return audiences;
}

TEST(SimilarOwners, OfACrowdAreTheSameForAnyNumberOfThreads) {
  const SmallWorld world = SmallWorld::of(crowded());
  const auto shares = shares_of(world, 0.3);
  const auto expected = one_by_one(world, shares, 300, 20);
  for (const unsigned threads : {1U, 2U, 3U}) {
    const auto found = similar_owners(world.graph, world.weights, shares, 300, {.k = 20, .threads = threads});
    for (std::uint32_t a = 0; a < 300; ++a) {
      ASSERT_TRUE(std::ranges::equal(found[a], expected[a])) << "owner " << a << " with " << threads << " threads";
    }
  }
}

}  // namespace
}  // namespace vouch::audience
