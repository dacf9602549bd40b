// Trust as sections of a snapshot: own accounts, seeds, figures, and what is refused.
#include "engine/credibility/trust.h"

#include <cmath>
#include <cstdio>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/core/random.h"
#include "engine/credibility/trust_figures.h"
#include "engine/credibility/trust_rules.h"
#include "engine/credibility/trust_seeds.h"
#include "tests/support/carried_rules.h"
#include "tests/support/small_catalog.h"
#include "tests/support/small_world.h"

namespace vouch::credibility {
namespace {

using vouch::testing::carried_rules;

using vouch::testing::Audiences;
using vouch::testing::SmallOwner;

/// What a build would have written before the stage; pseudonym of account a is 1000 + 10 a. Owners: creators, then one brand.
struct TrustInput {
  std::vector<SmallOwner> creators;
  Audiences audiences;                       // by owner
  std::vector<std::uint64_t> own = {};       // pseudonyms of the creators' accounts
  std::vector<std::uint64_t> profiles = {};  // further accounts of the first creator
  std::vector<std::uint16_t> judged = {};    // p of all accounts

  [[nodiscard]] core::Result<void> write(snapshot::Writer& out) const {
    auto with_accounts = creators;
    for (std::size_t c = 0; c < own.size(); ++c) with_accounts[c].account = own[c];
    if (auto done = vouch::testing::write_catalog(with_accounts, {SmallOwner{}}, out); !done) return done;
    if (auto done = vouch::testing::write_graph(audiences, out); !done) return done;
    std::vector<std::uint64_t> offsets(creators.size() + 2, profiles.size());
    offsets.front() = 0;
    const std::vector<std::uint32_t> platforms(profiles.size());
    const std::vector<std::uint64_t> bits = {~std::uint64_t{0}};
    auto done = out.write("profiles.owner_offsets", std::span<const std::uint64_t>(offsets));
    if (done) done = out.write("profiles.platform", std::span<const std::uint32_t>(platforms));
    if (done) done = out.write("profiles.accounts", std::span<const std::uint64_t>(profiles));
    if (judged.empty() || !done) return done;
    if (done = out.write("audience.authentic", std::span<const std::uint16_t>(judged)); !done) return done;
    return out.write("audience.judged", std::span<const std::uint64_t>(bits));
  }
  [[nodiscard]] snapshot::Snapshot before() const {
    return vouch::testing::sections([this](snapshot::Writer& out) { return write(out); });
  }
  [[nodiscard]] snapshot::Snapshot after(const std::vector<std::uint32_t>& seeds = {}) const {
    return vouch::testing::sections([&](snapshot::Writer& out) -> core::Result<void> {
      if (auto done = write(out); !done) return done;
      const auto so_far = out.so_far();
      if (!so_far) return core::fail(so_far.error());
      return write_trust(*so_far, out, carried_rules().trust, {.seeds = seeds});
    });
  }
};

Trust opened(const snapshot::Snapshot& snapshot) {
  return Trust::open(snapshot, catalog::Catalog::open(snapshot).value()).value();
}
TrustFigure figure(const Trust& trust, std::uint32_t creator) { return trust.of(core::CreatorIndex(creator)); }

TEST(Trust, OfASnapshotComesFromItsAccountsAndFromCreatorsThatFollow) {
  //  accounts 0, 1 follow A;  1, 2 follow B;  A's own account, 2, follows B;  nobody follows C
  const TrustInput input{.creators = {SmallOwner{.coverage = catalog::Coverage::all_followers}, SmallOwner{}, SmallOwner{}},
                         .audiences = {{0, 1}, {1, 2}, {}, {}},
                         .own = {1020},
                         .judged = {65535, 65535, 32768}};
  const auto snapshot = input.after();
  const Trust trust = opened(snapshot);
  EXPECT_EQ(figure(trust, 0).status, TrustStatus::measured);
  EXPECT_NEAR(figure(trust, 0).score, 1.5, 1e-6);
  EXPECT_EQ(figure(trust, 1).status, TrustStatus::estimated) << "its coverage is not stated";
  EXPECT_NEAR(figure(trust, 1).score, 0.5 + 0.5 + 0.5 * 1.5, 1e-4);
  EXPECT_EQ(figure(trust, 2), TrustFigure{}) << "nobody is in its audience";
  EXPECT_EQ(figure(trust, 1).peers, 0U) << "two are too few to compare";
}

TEST(Trust, OfAccountsThatNobodyJudgedIsEstimatedByThePrior) {
  const TrustInput input{.creators = {SmallOwner{.coverage = catalog::Coverage::all_followers}}, .audiences = {{0, 1}, {}}};
  const auto snapshot = input.after();
  const TrustFigure one = figure(opened(snapshot), 0);
  EXPECT_EQ(one.status, TrustStatus::estimated);
  EXPECT_NEAR(one.score, 1.8, 1e-4);
  EXPECT_NEAR(one.interval.high / one.score, std::exp(1.6448536 / std::sqrt(2.0)), 1e-6);
}

TEST(Trust, FromSeedsReachesOnlyWhomTheyFollow) {
  const TrustInput input{.creators = {SmallOwner{}, SmallOwner{}}, .audiences = {{0, 1, 2, 3}, {4}, {}}};
  const auto snapshot = input.after({4});
  const Trust trust = opened(snapshot);
  EXPECT_NEAR(figure(trust, 1).score, 1.0, 1e-6);
  EXPECT_NEAR(figure(trust, 0).score, 0.001 / 0.999, 1e-6);
}

TEST(Trust, OfOwnAccountsTakesProfilesAndTheFirstOfSeveralOwners) {
  const TrustInput input{.creators = {SmallOwner{}, SmallOwner{}},
                         .audiences = {{0, 1, 2}, {0, 1, 2}, {}},
                         .own = {1010, 1020},
                         .profiles = {1020, 1000, 77}};
  const auto snapshot = input.before();
  const auto own =
      own_accounts(snapshot, catalog::Catalog::open(snapshot).value(), audience::AudienceGraph::open(snapshot).value());
  const std::vector<OwnAccount> expected = {{.account = 0, .owner = 0}, {.account = 1, .owner = 0}, {.account = 2, .owner = 0}};
  EXPECT_EQ(own.value(), expected);
}

TEST(Trust, SeedsAreAccountsAndCreatorsOwnAndThoseUnknownAreCounted) {
  const TrustInput input{.creators = {SmallOwner{}, SmallOwner{}}, .audiences = {{0, 1, 2}, {0}, {}}, .own = {0, 1020}};
  const auto snapshot = input.before();
  const auto catalog = catalog::Catalog::open(snapshot).value();
  const TrustedNames names{.accounts = {1010, 5, 1010},
                           .creators = {std::string(catalog.creators.keys[1]), std::string(catalog.creators.keys[0]), "nobody"}};
  const auto seeds = find_seeds(snapshot, names).value();
  EXPECT_EQ(seeds.accounts, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(seeds.given, 5U);
  EXPECT_EQ(seeds.found, 2U) << "the first creator's account is not known";
}

TEST(TrustFigures, CompareWithThePlatformsSizeBandElseWithAllPlatforms) {
  std::vector<TrustedCreator> creators;
  const auto add = [&](const char* platform, std::size_t n, catalog::SizeBand band) {
    for (std::size_t i = 0; i < n; ++i) {
      const double score = 1000.0 * std::pow(3.0, static_cast<double>(i));
      creators.push_back({TrustStatus::measured, platform, band, score, score});
    }
  };
  add("instagram", 30, catalog::SizeBand::micro);
  add("tiktok", 29, catalog::SizeBand::micro);
  add("tiktok", 4, catalog::SizeBand::mega);
  const auto figures = trust_figures(creators, 1.0, carried_rules().trust);
  EXPECT_EQ(figures[0].peers, 30U);
  EXPECT_NEAR(figures[0].percentile, 0.5 / 30.0, 1e-9) << "half of itself";
  EXPECT_NEAR(figures[29].percentile, 29.5 / 30.0, 1e-9);
  EXPECT_TRUE(figures[30].all_platforms);
  EXPECT_EQ(figures[30].peers, 59U);
  EXPECT_EQ(figures[59].peers, 0U);
  EXPECT_EQ(figures[59].percentiles, (core::Interval{0.0, 1.0}));
}

TEST(TrustFigures, OfARandomSampleStandForAllFollowers) {
  std::vector<TrustedCreator> creators(6, {TrustStatus::measured, "", catalog::SizeBand::nano, 100.0, 100.0});
  creators[0].score = 10.0;
  creators[0].weight = 10.0;
  const auto figures = trust_figures(creators, 1.0, carried_rules().trust);
  EXPECT_NEAR(figures[0].percentile, 0.5, 1e-9);
  EXPECT_NEAR(figures[0].score, 10.0, 0.0);
}

/// The most that one account may move a percentile by, as trust.h states it.
double percentile_bound(double score, double mass, std::size_t peers) {
  const double own = std::log1p(most_from_one(mass, carried_rules().trust.damping) / (carried_rules().trust.offset + score));
  const double others =
      most_from_one_together(mass, carried_rules().trust.damping) / (carried_rules().trust.offset * static_cast<double>(peers));
  return (own + others) / (2.0 * std::log(carried_rules().trust.ramp));
}

TEST(TrustFigures, OneAccountMovesNoPercentileFurtherThanTheBoundSays) {
  core::Random random(5, "one account");
  for (int round = 0; round < 300; ++round) {
    std::vector<TrustedCreator> creators(40, {TrustStatus::measured, "", catalog::SizeBand::nano, 0.0, 1.0});
    for (TrustedCreator& one : creators) one.score = std::exp(4.0 * random.uniform()) - 1.0;
    auto moved = creators;
    moved[0].score += most_from_one(1.0, carried_rules().trust.damping);
    moved[1].score +=
        most_from_one_together(1.0, carried_rules().trust.damping) - most_from_one(1.0, carried_rules().trust.damping);
    const auto before = trust_figures(creators, 1.0, carried_rules().trust),
               after = trust_figures(moved, 1.0, carried_rules().trust);
    for (const std::size_t c : {0U, 2U, 39U})
      EXPECT_LE(std::abs(after[c].percentile - before[c].percentile), percentile_bound(creators[c].score, 1.0, 40) + 1e-9);
  }
}

TEST(TrustFigures, IntervalsHoldTheRateThatFollowersAreDrawnFrom) {
  constexpr int kRounds = 4000;
  for (const double mean : {10.0, 30.0, 300.0}) {
    core::Random random(11, "intervals", static_cast<std::uint64_t>(mean));
    int held = 0, counted = 0;
    for (int round = 0; round < kRounds; ++round) {
      TrustedCreator one{.status = TrustStatus::measured};
      for (std::uint64_t follower = random.poisson(mean); follower > 0; --follower) {
        const double gives = (random.chance(0.2) ? 0.05 : 0.9) / static_cast<double>(1 + random.below(4));
        one.score += gives;
        one.squares += gives * gives;
      }
      if (one.score == 0.0) continue;
      const double rate = mean * (0.2 * 0.05 + 0.8 * 0.9) * (1.0 + 0.5 + 1.0 / 3.0 + 0.25) / 4.0;
      const auto interval = trust_figures({one}, 1.0, carried_rules().trust).front().interval;
      held += interval.low <= rate && rate <= interval.high ? 1 : 0;
      ++counted;
    }
    const double share = held / static_cast<double>(counted);
    std::printf("intervals with %.0f followers on average: %.3f hold the rate\n", mean, share);
    EXPECT_GT(share, 0.87);
    EXPECT_LT(share, 0.93);
  }
}

TEST(TrustFigures, FewerFollowersWidenTheInterval) {
  const auto width = [](double n) {
    const TrustedCreator one{.status = TrustStatus::measured, .score = 0.5 * n, .squares = 0.25 * n};
    const auto interval = trust_figures({one}, 1.0, carried_rules().trust).front().interval;
    return interval.high / interval.low;
  };
  EXPECT_GT(width(1), width(2));
  EXPECT_GT(width(100), width(1000));
  const auto nobody = trust_figures({{.status = TrustStatus::estimated}}, 0.9, carried_rules().trust).front().interval;
  EXPECT_EQ(nobody.low, 0.0);
  EXPECT_NEAR(nobody.high, 2.7, 0.01);
}

std::string refused(const std::function<core::Result<void>(snapshot::Writer&)>& write) {
  const auto snapshot = vouch::testing::sections([&](snapshot::Writer& out) -> core::Result<void> {
    if (auto done = vouch::testing::write_catalog({SmallOwner{}}, {}, out); !done) return done;
    return write(out);
  });
  const auto trust = Trust::open(snapshot, catalog::Catalog::open(snapshot).value());
  return trust ? "" : trust.error().message;
}

TEST(Trust, ThatDoesNotBelongToTheCatalogIsRefused) {
  EXPECT_NE(refused([](snapshot::Writer&) { return core::Result<void>(); }).find("trust.status"), std::string::npos);
  const auto with_status = [](const std::vector<std::uint8_t>& status) {
    return refused([&](snapshot::Writer& out) { return out.write("trust.status", std::span<const std::uint8_t>(status)); });
  };
  EXPECT_EQ(with_status({0, 0}), "section trust.status has 2 elements, expected 1");
  EXPECT_EQ(with_status({3}), "section trust.status has a value out of range");
  const std::vector<double> nan = {std::nan("")};
  EXPECT_EQ(refused([&](snapshot::Writer& out) {
              const std::vector<std::uint8_t> status = {0};
              if (auto done = out.write("trust.status", std::span<const std::uint8_t>(status)); !done) return done;
              return out.write("trust.score", std::span<const double>(nan));
            }),
            "section trust.score has a value out of range");
}

}  // namespace
}  // namespace vouch::credibility
