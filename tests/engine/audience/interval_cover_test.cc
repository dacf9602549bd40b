// How often 90 % intervals hold the truth, over ten thousand worlds of chance for each way a list can be a sample.
#include <cstdlib>
#include <iostream>
#include <string_view>

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

/// Looks at every world, each with a random stream of its own.
void expect_cover_of(std::string_view stream, void (*see)(core::Random&, Covers&)) {
  Covers covers;
  for (std::uint64_t world = 0; world < worlds(); ++world) {
    core::Random random(1, stream, world);
    see(random, covers);
  }
  expect_cover(covers);
}

TEST(IntervalCover, OfListsThatAreSamplesOfTheirOwn) { expect_cover_of("captured", testing::see_captured); }
TEST(IntervalCover, OfOneSampleOfAccounts) { expect_cover_of("drawn", testing::see_drawn); }
TEST(IntervalCover, OfAccountsDrawnByTheirPseudonyms) { expect_cover_of("sampled", testing::see_sampled); }
TEST(IntervalCover, OfTheReachOfSetsOfSamples) { expect_cover_of("sets", testing::see_sets); }

}  // namespace
}  // namespace vouch::audience
