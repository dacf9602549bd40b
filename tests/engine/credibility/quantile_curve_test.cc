#include "engine/credibility/quantile_curve.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"

namespace vouch::credibility {
namespace {

std::vector<Peer> random_peers(std::size_t n, std::uint64_t seed, double slope = 0.8) {
  core::Random random(seed);
  std::vector<Peer> peers;
  for (std::size_t i = 0; i < n; ++i) {
    const double followers = 7.0 + 6.0 * random.uniform();
    peers.push_back({followers, std::max(0.0, slope * followers - 2.0 + random.normal())});
  }
  return peers;
}

TEST(QuantileCurve, FindsThePercentileOfAKnownDistribution) {
  const auto curve = QuantileCurve::fit(random_peers(40000, 1));
  for (const double followers : {8.0, 10.0, 12.0}) {
    const double middle = 0.8 * followers - 2.0;
    EXPECT_NEAR(curve.percentile({followers, middle}), 0.5, 0.04) << followers;
    EXPECT_NEAR(curve.percentile({followers, middle + 1.2816}), 0.9, 0.03) << followers;
    EXPECT_NEAR(curve.percentile({followers, middle - 1.2816}), 0.1, 0.03) << followers;
  }
  EXPECT_EQ(curve.peers(), 40000U);
}

TEST(QuantileCurve, IsRightForTheFewLargestToo) {
  core::Random random(6);
  std::vector<Peer> peers;
  for (int i = 0; i < 20000; ++i) {
    const double followers = 7.0 + random.exponential();
    peers.push_back({followers, 0.8 * followers + random.normal()});
  }
  const auto curve = QuantileCurve::fit(peers);
  double sum = 0.0, count = 0.0;
  for (const Peer& peer : peers) {
    if (peer.log_followers < 11.5) continue;  // about one in ninety
    sum += curve.percentile(peer);
    count += 1.0;
  }
  EXPECT_NEAR(sum / count, 0.5, 0.05);
}

TEST(QuantileCurve, TheBestAndTheWorstStillDiffer) {
  const auto curve = QuantileCurve::fit(random_peers(1000, 2));
  EXPECT_GT(curve.percentile({10.0, 9.5}), curve.percentile({10.0, 9.0}));
  EXPECT_LT(curve.percentile({10.0, 9.5}), 1.0);
  EXPECT_LT(curve.percentile({10.0, 0.0}), curve.percentile({10.0, 1.0}));
  EXPECT_GT(curve.percentile({10.0, 0.0}), 0.0);
}

TEST(QuantileCurve, EqualPeersStandInTheMiddle) {
  const auto curve = QuantileCurve::fit(std::vector<Peer>(40, Peer{9.0, 3.0}));
  EXPECT_DOUBLE_EQ(curve.percentile({9.0, 3.0}), 0.5);
  EXPECT_GT(curve.percentile({9.0, 3.5}), 0.97);
  EXPECT_LT(curve.percentile({9.0, 2.5}), 0.03);
}

TEST(QuantileCurve, OnePeerIsEnough) { EXPECT_DOUBLE_EQ(QuantileCurve::fit({{9.0, 3.0}}).percentile({4.0, 3.0}), 0.5); }

TEST(QuantileCurve, DoesNotDependOnTheOrderOfThePeers) {
  auto peers = random_peers(500, 3);
  const auto curve = QuantileCurve::fit(peers);
  std::ranges::reverse(peers);
  core::Encoder one, other;
  curve.write(one);
  QuantileCurve::fit(peers).write(other);
  EXPECT_EQ(one.bytes(), other.bytes());
}

TEST(QuantileCurve, IsReadAsItWasWritten) {
  const auto curve = QuantileCurve::fit(random_peers(300, 4));
  core::Encoder out;
  curve.write(out);
  core::Decoder in(core::as_bytes(out.bytes()));
  const auto read = QuantileCurve::read(in);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(in.left(), 0U);
  for (const Peer& peer : random_peers(50, 5)) EXPECT_EQ(read->percentile(peer), curve.percentile(peer));
}

TEST(QuantileCurve, CutOrDamagedIsCorrupt) {
  core::Encoder out;
  QuantileCurve::fit(random_peers(300, 4)).write(out);
  for (std::size_t size = 0; size < out.bytes().size(); size += 7) {
    core::Decoder in(core::as_bytes(std::string_view(out.bytes()).substr(0, size)));
    const auto read = QuantileCurve::read(in);
    ASSERT_FALSE(read) << size;
    EXPECT_EQ(read.error().code, core::ErrorCode::corrupt);
  }
  std::string damaged = out.bytes();
  const double falling = -1e9;
  std::memcpy(damaged.data() + damaged.size() - sizeof(double), &falling, sizeof(double));
  core::Decoder in(core::as_bytes(damaged));
  const auto read = QuantileCurve::read(in);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message, "a quantile curve falls, crosses or is not finite");
}

/// Peers of any shape: engagement that falls with followers, few of them, many alike.
rc::Gen<std::vector<Peer>> any_peers() {
  return rc::gen::nonEmpty(
      rc::gen::resize(120, rc::gen::container<std::vector<Peer>>(
                               rc::gen::map(rc::gen::pair(rc::gen::inRange(0, 60), rc::gen::inRange(0, 40)),
                                            [](const std::pair<int, int>& p) { return Peer{p.first / 4.0, p.second / 4.0}; }))));
}

RC_GTEST_PROP(QuantileCurveLaw, MoreFollowersWithTheSameEngagementNeverRaiseThePercentile, ()) {
  const auto curve = QuantileCurve::fit(*any_peers());
  const double engagement = *rc::gen::inRange(0, 90) / 8.0;
  double before = 1.0;
  for (double followers = -1.0; followers < 17.0; followers += 0.1875) {
    const double percentile = curve.percentile({followers, engagement});
    RC_ASSERT(percentile <= before + 1e-9);
    before = percentile;
  }
}

RC_GTEST_PROP(QuantileCurveLaw, MoreEngagementNeverLowersThePercentile, ()) {
  const auto curve = QuantileCurve::fit(*any_peers());
  const double followers = *rc::gen::inRange(-4, 70) / 4.0;
  double before = 0.0;
  for (double engagement = 0.0; engagement < 13.0; engagement += 0.0625) {
    const double percentile = curve.percentile({followers, engagement});
    RC_ASSERT(percentile >= before - 1e-9);
    RC_ASSERT(0.0 <= percentile && percentile <= 1.0);
    before = percentile;
  }
}

RC_GTEST_PROP(QuantileCurveLaw, WhatIsWrittenCanBeRead, ()) {
  core::Encoder out;
  QuantileCurve::fit(*any_peers()).write(out);
  core::Decoder in(core::as_bytes(out.bytes()));
  RC_ASSERT(QuantileCurve::read(in).has_value());
}

}  // namespace
}  // namespace vouch::credibility
