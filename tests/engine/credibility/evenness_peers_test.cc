#include "engine/credibility/evenness_peers.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/hash.h"
#include "engine/core/proportion.h"
#include "engine/credibility/evenness_rules.h"
#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

using vouch::testing::carried_rules;
/// Creators of platform 7 with 0, 1, 2 … drawbacks among ten posts with an opinion.
EvennessPeers stairs(std::uint32_t creators) {
  EvennessPeers::Collector collector(carried_rules().evenness, carried_rules().peers);
  for (std::uint32_t i = 0; i < creators; ++i) collector.add(7, 10 - i % 11, i % 11);
  return std::move(collector).peers();
}

TEST(EvennessPeers, KnowWhatIsUsual) {
  const auto usual = stairs(5).of(7);  // shares 0, .1, .2, .3, .4
  ASSERT_TRUE(usual);
  EXPECT_EQ(usual->peers, 5u);
  EXPECT_FALSE(usual->own_platform) << "fewer than 30: all platforms together";
  EXPECT_DOUBLE_EQ(usual->q25, 0.1);
  EXPECT_DOUBLE_EQ(usual->q50, 0.2);
  EXPECT_DOUBLE_EQ(usual->q75, 0.3);
  EXPECT_DOUBLE_EQ(usual->share, 0.2);
  EXPECT_DOUBLE_EQ(usual->interval.low, core::wilson_interval(0.2, 5).low);
  EXPECT_TRUE(stairs(30).of(7)->own_platform);
  EXPECT_FALSE(stairs(30).of(8)->own_platform);
  EXPECT_FALSE(stairs(4).of(7)) << "nobody to compare with";
}

TEST(EvennessPeers, LeaveOutCreatorsWithFewOpinions) {
  EvennessPeers::Collector collector(carried_rules().evenness, carried_rules().peers);
  for (int i = 0; i < 100; ++i) collector.add(7, carried_rules().evenness.least_peer_posts - 1, 0);
  EXPECT_FALSE(std::move(collector).peers().of(7));
}

TEST(EvennessPeers, BoundHowProbableAllPraiseIs) {
  const UsualEvenness usual{.peers = 50, .share = 0.2, .interval = {.low = 0.1, .high = 0.3}};
  EXPECT_NEAR(all_praise_bound(usual, 10), std::pow(0.9, 10), 1e-12);
  EXPECT_EQ(all_praise_bound(usual, 0), 1.0);
  EXPECT_EQ(all_praise_bound({.peers = 50, .share = 0.0, .interval = {.low = 0.0, .high = 0.1}}, 100), 1.0);
  EXPECT_EQ(all_praise_bound({.peers = 50, .share = 1.0, .interval = {.low = 1.0, .high = 1.0}}, 1), 0.0);
}

RC_GTEST_PROP(EvennessPeers, TheBoundFallsWithEveryPost, ()) {
  const auto peers = stairs(*rc::gen::inRange<std::uint32_t>(5, 60));
  const auto usual = peers.of(7).value();
  const auto n = *rc::gen::inRange<std::uint32_t>(1, 500);
  RC_ASSERT(all_praise_bound(usual, n + 1) <= all_praise_bound(usual, n));
  RC_ASSERT(all_praise_bound(usual, n) <= 1.0 && all_praise_bound(usual, n) >= 0.0);
  RC_ASSERT(usual.q25 <= usual.q50 && usual.q50 <= usual.q75);
}

RC_GTEST_PROP(EvennessPeers, DoNotDependOnTheOrderOfCreators, ()) {
  auto counts = *rc::gen::container<std::vector<std::pair<unsigned char, unsigned char>>>(
      rc::gen::pair(rc::gen::arbitrary<unsigned char>(), rc::gen::arbitrary<unsigned char>()));
  const auto written = [&counts] {
    EvennessPeers::Collector collector(carried_rules().evenness, carried_rules().peers);
    for (const auto& [praises, drawbacks] : counts) collector.add(praises % 2U, praises, drawbacks);
    core::Encoder out;
    std::move(collector).peers().write(out);
    return out.take();
  };
  const std::string before = written();
  std::ranges::reverse(counts);
  RC_ASSERT(written() == before);
}

TEST(EvennessPeers, AreReadAsTheyWereWrittenAndRefusedWhereDamaged) {
  core::Encoder out;
  stairs(40).write(out);
  core::Decoder in(core::as_bytes(out.bytes()));
  const auto read = EvennessPeers::read(in);
  ASSERT_TRUE(read);
  EXPECT_EQ(in.left(), 0u);
  EXPECT_EQ(read->of(7)->peers, 40u);
  EXPECT_TRUE(read->fits(8, 40));
  EXPECT_FALSE(read->fits(7, 40)) << "a platform that is no label";
  EXPECT_FALSE(read->fits(8, 39)) << "more peers than creators";
  for (std::size_t bytes = 0; bytes < out.bytes().size(); ++bytes) {
    core::Decoder cut(core::as_bytes(std::string_view(out.bytes()).substr(0, bytes)));
    EXPECT_EQ(EvennessPeers::read(cut).error().code, core::ErrorCode::corrupt) << bytes;
  }
  std::string damaged = out.bytes();
  damaged[27] = '\x7f';  // the first quartile, beyond 1
  core::Decoder wrong(core::as_bytes(damaged));
  EXPECT_THAT(EvennessPeers::read(wrong).error().message, ::testing::HasSubstr("do not fit together"));
}

}  // namespace
}  // namespace vouch::credibility
