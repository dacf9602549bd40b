// How often 90 % intervals hold the truth, over ten thousand worlds of chance for each way a list can be a sample.
#include <cstdlib>
#include <iostream>

#include <gtest/gtest.h>

#include "tests/engine/audience/interval_worlds.h"

namespace vouch::audience {
namespace {

using testing::Cover;
using testing::Covers;

/// VOUCH_WORLDS asks for more worlds than a test needs.
std::uint64_t worlds() {
  const char* asked = std::getenv("VOUCH_WORLDS");
  return asked == nullptr ? 10'000 : std::strtoull(asked, nullptr, 10);
}

/// Where 30 or more shared accounts are expected in what is seen, 90 % intervals hold the truth in 88 to 92 % of the worlds;
/// below, in at least 89 %.
void expect_cover(const Covers& covers) {
  for (const auto& [name, cover] : covers) {
    std::cout << name << ": " << cover.share() << " of " << cover.worlds << "\n";
    const bool many = name.ends_with("30+");
    EXPECT_GE(cover.share(), many ? 0.88 : 0.89) << name;
    if (many) {
      EXPECT_LE(cover.share(), 0.92) << name;
    }
  }
}

TEST(IntervalCover, OfListsThatAreSamplesOfTheirOwn) {
  Covers covers;
  for (std::uint64_t world = 0; world < worlds(); ++world) {
    core::Random random(1, "captured", world);
    testing::see_captured(random, covers);
  }
  expect_cover(covers);
}

TEST(IntervalCover, OfOneSampleOfAccounts) {
  Covers covers;
  for (std::uint64_t world = 0; world < worlds(); ++world) {
    core::Random random(1, "drawn", world);
    testing::see_drawn(random, covers);
  }
  expect_cover(covers);
}

TEST(IntervalCover, OfAccountsDrawnByTheirPseudonyms) {
  Covers covers;
  for (std::uint64_t world = 0; world < worlds(); ++world) {
    core::Random random(1, "sampled", world);
    testing::see_sampled(random, covers);
  }
  expect_cover(covers);
}

TEST(IntervalCover, OfTheReachOfSetsOfSamples) {
  Covers covers;
  for (std::uint64_t world = 0; world < worlds(); ++world) {
    core::Random random(1, "sets", world);
    testing::see_sets(random, covers);
  }
  expect_cover(covers);
}

}  // namespace
}  // namespace vouch::audience
