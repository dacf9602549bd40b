// Many rankings at once against the oracle: the ranking of each brief alone.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/engine/random_market.h"

namespace vouch {
namespace {

using ranking::Brief;
using ranking::Ranking;

std::string text_of(const Ranking& ranking) {
  std::string text;
  for (const auto& entry : ranking.entries) {
    text += entry.creator_id + " " + std::to_string(entry.score_thousandths.value_or(-1)) + "\n";
  }
  for (const auto& warning : ranking.warnings) text += warning.code + "\n";
  return text;
}

/// Briefs of every kind, more than one pass serves.
std::vector<Brief> random_briefs(RandomMarket& market, std::size_t count) {
  core::Random& random = market.random();
  std::vector<Brief> briefs(count);
  for (Brief& brief : briefs) {
    brief.brand = market.brand_ids[random.below(market.brand_ids.size())];
    if (random.chance(0.2)) brief.brand = ranking::BrandDescription{.name = "new", .text = "bread oven"};
    brief.k = static_cast<std::uint32_t>(random.below(3) * 7);
    if (random.chance(0.3)) brief.goal = random.chance(0.5) ? ranking::Goal::new_people : ranking::Goal::deepen;
    if (random.chance(0.2)) brief.rank_by = ranking::RankBy::lower;
    if (random.chance(0.3)) brief.candidates = {market.creator_ids[0], market.creator_ids[1], "nobody"};
    if (random.chance(0.2)) brief.precision = ranking::Precision::sampled;
    if (random.chance(0.2)) brief.filters.country = {"DE"};
  }
  return briefs;
}

TEST(RankEach, GivesEachBriefItsOwnRankingInOrder) {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    RandomMarket market(seed, 26, 9);
    const Engine engine = market.engine({}, {.front = 4});
    const std::vector<Brief> briefs = random_briefs(market, 150);
    for (const unsigned threads : {1U, 2U, 3U}) {
      std::size_t next = 0;
      const auto done = engine.rank_each(briefs, threads, [&](std::size_t i, Ranking&& ranking) -> core::Result<void> {
        EXPECT_EQ(i, next++);
        EXPECT_EQ(text_of(ranking), text_of(engine.rank(briefs[i]).value())) << i;
        return {};
      });
      EXPECT_TRUE(done);
      EXPECT_EQ(next, briefs.size());
    }
  }
}

TEST(RankEach, EndsWithTheFailureOfABriefOrOfWhoTakes) {
  const RandomMarket market(1);
  const Engine engine = market.engine({}, {.front = 4});
  std::vector<Brief> briefs(70);
  for (Brief& brief : briefs) brief.brand = "b0";
  std::size_t taken = 0;
  const auto full = engine.rank_each(briefs, 2, [&](std::size_t, Ranking&&) -> core::Result<void> {
    return ++taken == 3 ? core::Result<void>(core::fail(core::ErrorCode::unavailable, "full")) : core::Result<void>();
  });
  EXPECT_EQ(full.error().message, "full");
  EXPECT_EQ(taken, 3U);
  briefs[69].brand = "nobody";
  taken = 0;
  const auto unknown = engine.rank_each(briefs, 2, [&](std::size_t, Ranking&&) -> core::Result<void> {
    ++taken;
    return {};
  });
  EXPECT_EQ(unknown.error().code, core::ErrorCode::not_found);
  EXPECT_EQ(taken, 64U);
  EXPECT_TRUE(engine.rank_each({}, 2, nullptr));
}

}  // namespace
}  // namespace vouch
