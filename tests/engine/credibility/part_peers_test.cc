#include "engine/credibility/part_peers.h"

#include <gtest/gtest.h>

#include "engine/core/codec.h"
#include "engine/core/hash.h"
#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

using vouch::testing::carried_rules;

CredibilityParts parts_with_growth(double log_odds) {
  CredibilityParts parts;
  for (std::size_t i = 0; i < kParts; ++i) parts[i] = unknown_part(carried_rules().index, static_cast<PartName>(i), "no_posts");
  auto& growth = parts[static_cast<std::size_t>(PartName::growth)];
  growth.status = CredibilityStatus::measured;
  growth.log_odds = log_odds;
  return parts;
}

PartPeers ladder(int peers, catalog::Label platform) {
  PartPeers::Collector collector(vouch::testing::carried_rules().peers);
  for (int i = 0; i < peers; ++i) {
    const auto parts = parts_with_growth(-0.01 * i);
    collector.add(platform, parts, index_of(carried_rules().index, parts));
  }
  return std::move(collector).peers();
}

double growth_rank(const PartPeers& peers, catalog::Label platform, double log_odds) {
  return peers.of(platform, parts_with_growth(log_odds)[static_cast<std::size_t>(PartName::growth)])->percentile;
}

TEST(PartPeers, SayWhichShareOfThePeersIsBelow) {
  const PartPeers peers = ladder(101, 7);
  EXPECT_NEAR(growth_rank(peers, 7, -0.5), 0.5, 1e-6);
  EXPECT_NEAR(growth_rank(peers, 7, -0.25), 0.75, 1e-6);
  EXPECT_EQ(growth_rank(peers, 7, -9.0), 0.0);
  EXPECT_EQ(growth_rank(peers, 7, 1.0), 1.0);
  EXPECT_NEAR(growth_rank(peers, 8, -0.5), 0.5, 1e-6) << "a platform without peers is compared with all";
}

TEST(PartPeers, CountThoseAlikeHalf) {
  PartPeers::Collector collector(vouch::testing::carried_rules().peers);
  for (int i = 0; i < 100; ++i) {
    const auto parts = parts_with_growth(i < 20 ? -1.0 : 0.0);
    collector.add(7, parts, index_of(carried_rules().index, parts));
  }
  const PartPeers peers = std::move(collector).peers();
  EXPECT_NEAR(growth_rank(peers, 7, 0.0), 0.6, 0.03);
  EXPECT_NEAR(growth_rank(peers, 7, -1.0), 0.1, 0.03);
}

TEST(PartPeers, OfTooFewOrOfWhatIsUnknownSayNothing) {
  const PartPeers peers = ladder(4, 7);
  const auto parts = parts_with_growth(0.0);
  EXPECT_FALSE(peers.of(7, parts[static_cast<std::size_t>(PartName::growth)]));
  EXPECT_FALSE(ladder(100, 7).of(7, parts[static_cast<std::size_t>(PartName::audience)]));
}

TEST(PartPeers, AreReadAsTheyWereWrittenAndRefusedWhereDamaged) {
  core::Encoder out;
  const PartPeers peers = ladder(64, 7);
  peers.write(out);
  std::string bytes = out.take();
  core::Decoder in(core::as_bytes(bytes));
  const auto read = PartPeers::read(in);
  ASSERT_TRUE(read);
  EXPECT_EQ(growth_rank(*read, 7, -0.2), growth_rank(peers, 7, -0.2));
  for (std::size_t cut = 0; cut < bytes.size(); cut += 37) {
    core::Decoder part(core::as_bytes(std::string_view(bytes).substr(0, cut)));
    EXPECT_EQ(PartPeers::read(part).error().code, core::ErrorCode::corrupt);
  }
}

}  // namespace
}  // namespace vouch::credibility
