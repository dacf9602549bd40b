// How authentic an audience looks, and what followers who never engage can do to it.
#include "engine/credibility/audience_quality.h"

#include <vector>

#include <gtest/gtest.h>

#include "engine/core/proportion.h"
#include "engine/core/random.h"
#include "engine/credibility/credibility_figure.h"
#include "tests/support/carried_rules.h"
#include "tests/support/small_catalog.h"
#include "tests/support/small_world.h"

namespace vouch::credibility {
namespace {

using vouch::testing::carried_rules;

using vouch::testing::SmallOwner;

/// One creator followed by accounts with these p in 65535ths; 0 stands for one that was not judged.
struct QualityWorld {
  explicit QualityWorld(const std::vector<std::uint16_t>& p, const SmallOwner& creator = {})
      : snapshot(vouch::testing::sections([&](snapshot::Writer& out) -> core::Result<void> {
          if (auto done = vouch::testing::write_catalog({creator}, {}, out); !done) return done;
          std::vector<std::uint32_t> members;
          for (std::uint32_t a = 0; a < p.size(); ++a) members.push_back(a);
          if (auto done = vouch::testing::write_graph({members}, out); !done) return done;
          std::vector<std::uint64_t> bits((p.size() + 63) / 64);
          for (std::size_t a = 0; a < p.size(); ++a) bits[a / 64] |= std::uint64_t{p[a] != 0} << (a % 64);
          if (auto done = out.write<std::uint16_t>("audience.authentic", p); !done) return done;
          return out.write<std::uint64_t>("audience.judged", bits);
        })),
        catalog(catalog::Catalog::open(snapshot).value()),
        graph(audience::AudienceGraph::open(snapshot).value()),
        authentic(audience::Authenticity::open(snapshot, graph).value()) {}

  [[nodiscard]] std::optional<AudienceQuality> quality(std::span<const std::uint32_t> left_out = {}) const {
    return AudienceQualitySource(catalog, graph, authentic, 50.0).of(core::CreatorIndex(std::uint32_t{0}), left_out);
  }

  snapshot::Snapshot snapshot;
  catalog::Catalog catalog;
  audience::AudienceGraph graph;
  audience::Authenticity authentic;
};

constexpr std::uint16_t share(double p) { return static_cast<std::uint16_t>(p * 65535.0 + 0.5); }

TEST(AudienceQuality, IsTheMeanOverJudgedAccounts) {
  const QualityWorld world({share(0.9), share(0.2), 0, share(1.0)});
  const AudienceQuality quality = world.quality().value();
  EXPECT_EQ(quality.members, 4u);
  EXPECT_EQ(quality.judged, 3u);
  EXPECT_EQ(quality.unlikely, 1u);
  EXPECT_NEAR(quality.mean, 0.7, 1e-4);
  EXPECT_FALSE(quality.declared);
  const std::vector<std::uint32_t> pod = {1};
  EXPECT_NEAR(world.quality(pod)->mean, 0.95, 1e-4) << "accounts of a pod do not count";
  const auto least = AudienceQualitySource(world.catalog, world.graph, world.authentic, 50.0)
                         .least_likely(core::CreatorIndex(std::uint32_t{0}), 2);
  EXPECT_EQ(least, (std::vector<std::uint32_t>{1, 0}));
}

TEST(AudienceQuality, OfWhatAToolDeclaresIsDeclaredAndWide) {
  const QualityWorld fakes({0, 0}, {.metrics = {{"fake_share", 0.3}}});
  ASSERT_TRUE(fakes.quality());
  EXPECT_TRUE(fakes.quality()->declared);
  EXPECT_NEAR(fakes.quality()->mean, 0.7, 1e-12);
  EXPECT_GT(fakes.quality()->interval.high - fakes.quality()->interval.low, 0.15);
  EXPECT_FALSE(QualityWorld({0, 0}).quality()) << "nothing is known";
}

TEST(AudienceQuality, IsMovedLittleByOneAccount) {
  core::Random random(7, "one account");
  for (int i = 0; i < 200; ++i) {
    std::vector<std::uint16_t> p(1 + random.below(40));
    for (auto& one : p) one = static_cast<std::uint16_t>(1 + random.below(65535));
    const double before = QualityWorld(p).quality()->mean;
    p.push_back(static_cast<std::uint16_t>(1 + random.below(65535)));
    EXPECT_LE(std::abs(QualityWorld(p).quality()->mean - before), 1.0 / static_cast<double>(p.size()) + 1e-12);
  }
}

/// The audience part by sums alone, as the source adds them up.
CredibilityPart part_of(double sum, double judged) {
  const double mean = sum / judged;
  return known_share(carried_rules().index, PartName::audience, CredibilityStatus::measured, 1, mean,
                     core::wilson_interval(mean, judged));
}

TEST(AudienceQuality, IsNeverRaisedByFollowersNoMoreAuthenticThanTheMean) {
  core::Random random(8, "followers");
  for (int i = 0; i < 1'000'000; ++i) {
    const double judged = 1.0 + static_cast<double>(random.below(1000)), mean = random.uniform();
    const double sum = mean * judged, follower = mean * random.uniform();
    ASSERT_LE(part_of(sum + follower, judged + 1.0).log_odds, part_of(sum, judged).log_odds + 1e-12);
  }
}

}  // namespace
}  // namespace vouch::credibility
