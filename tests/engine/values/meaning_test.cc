// Pooled vectors and the cosine with a brand's, on texts that are points of the compass.
#include "engine/values/meaning.h"

#include <cmath>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/compass_embedder.h"
#include "tests/support/temporary_folder.h"

namespace vouch::values {
namespace {

using ::testing::ElementsAre;

constexpr std::int64_t kYear = 365 * 86'400;

struct Said {
  std::string text;
  std::int64_t at_s = 10 * kYear;
  std::optional<std::int64_t> likes{};
};

/// Creators a, b, c … and a brand that says things.
class CompassWorld {
 public:
  explicit CompassWorld(const std::vector<std::vector<Said>>& creators, const std::string& brand = {}, bool embeds = true)
      : snapshot_(built(creators, brand, embeds)),
        catalog_(catalog::Catalog::open(snapshot_).value()),
        vectors_(OwnerVectors::open(snapshot_, catalog_).value()) {}

  [[nodiscard]] const OwnerVectors& vectors() const { return vectors_; }
  [[nodiscard]] const catalog::Catalog& catalog() const { return catalog_; }
  [[nodiscard]] std::vector<int> of(std::uint32_t owner) const {
    const Components row = vectors_.of(core::OwnerIndex(owner));
    return {row.begin(), row.end()};
  }
  /// In degrees from north to east.
  [[nodiscard]] double angle(std::uint32_t owner) const {
    const auto row = of(owner);
    return std::atan2(row[1], row[0]) * 180.0 / 3.14159265358979;
  }
  [[nodiscard]] AskingMeaning asking(std::vector<std::uint32_t> partners) const {
    return AskingMeaning(vectors_, vectors_.of(catalog_.owner(core::BrandIndex(0U))), partners);
  }

 private:
  snapshot::Snapshot built(const std::vector<std::vector<Said>>& creators, const std::string& brand, bool embeds) {
    auto options = build::test_options();
    if (embeds) options.embedder = std::make_shared<const vouch::testing::CompassEmbedder>();
    auto builder = build::Builder::make(folder_ / "x.vouch", std::move(options));
    const auto take = [&](const catalog::Record& record) { EXPECT_FALSE(builder->accept(record).value().has_value()); };
    for (std::size_t i = 0; i < creators.size(); ++i) take(build::creator(std::string(1, static_cast<char>('a' + i))));
    take(build::brand("brand", brand));
    int number = 0;
    for (std::size_t i = 0; i < creators.size(); ++i) {
      const std::string id(1, static_cast<char>('a' + i));
      for (const Said& said : creators[i]) {
        const std::string post = "p" + std::to_string(++number);
        auto record = build::post(post, build::of_creator(id), said.at_s, said.text);
        record.likes = said.likes;
        take(record);
      }
    }
    EXPECT_TRUE(builder->finish().has_value());
    return snapshot::Snapshot::open(folder_ / "x.vouch").value();
  }

  vouch::testing::TemporaryFolder folder_;
  snapshot::Snapshot snapshot_;
  catalog::Catalog catalog_;
  OwnerVectors vectors_;
};

TEST(OwnerVectors, ArePooledAndSayHowFarPostsSpread) {
  const CompassWorld world({{{"n"}, {"n"}}, {{"n"}, {"e"}}, {{"?"}}, {}, {{"n"}}});
  EXPECT_THAT(world.of(0), ElementsAre(127, 0)) << "of length kUnit, cut at 127";
  EXPECT_EQ(world.vectors().texts(core::OwnerIndex(0U)), 2U);
  EXPECT_NEAR(world.vectors().spread(core::OwnerIndex(0U)), 0.0, 1e-9);
  EXPECT_NEAR(world.angle(1), 45.0, 0.1);
  EXPECT_NEAR(world.vectors().spread(core::OwnerIndex(1U)), 1.0, 1e-9) << "as far apart as chance would put two";
  for (const std::uint32_t nothing : {2U, 3U}) {
    EXPECT_THAT(world.of(nothing), ElementsAre(0, 0));
    EXPECT_EQ(world.vectors().texts(core::OwnerIndex(nothing)), 0U);
  }
  EXPECT_EQ(world.vectors().spread(core::OwnerIndex(4U)), 1.0) << "one post alone says nothing of spread";
  EXPECT_EQ(world.vectors().space(), "compass@1");
}

TEST(OwnerVectors, CountTimeBehindTheOwnersLatestPost) {
  const std::vector<Said> now = {{"n n e", 10 * kYear, 100}, {"e", 9 * kYear, 50}};
  std::vector<Said> long_ago = now;
  for (Said& said : long_ago) said.at_s -= 8 * kYear;
  const CompassWorld world({now, long_ago});
  EXPECT_EQ(world.of(0), world.of(1)) << "who stopped is as well known as before";
}

TEST(Meaning, IsTheCosineWithWhatTheBrandAndItsPartnersSay) {
  const CompassWorld world({{{"n"}}, {{"e"}}, {{"s"}}, {}}, "n");
  const auto alone = world.asking({});
  EXPECT_NEAR(alone.cosine(core::CreatorIndex(0U)).value(), 1.0, 1e-12);
  EXPECT_NEAR(alone.cosine(core::CreatorIndex(1U)).value(), 0.0, 1e-12);
  EXPECT_EQ(alone.cosine(core::CreatorIndex(2U)), 0.0) << "against it, not below nothing";
  EXPECT_FALSE(alone.cosine(core::CreatorIndex(3U)).has_value());
  const auto with_partner = world.asking({1});
  EXPECT_NEAR(with_partner.cosine(core::CreatorIndex(0U)).value(), std::sqrt(0.5), 1e-12) << "halves";
  EXPECT_NEAR(with_partner.cosine(core::CreatorIndex(1U)).value(), 0.0, 1e-12) << "nobody speaks for himself";
}

TEST(Meaning, IsUnknownWhereTheBrandSaysNothingOrNothingWasEmbedded) {
  const CompassWorld silent({{{"n"}}, {{"e"}}});
  EXPECT_FALSE(silent.asking({}).cosine(core::CreatorIndex(0U)).has_value());
  EXPECT_FALSE(silent.asking({0}).cosine(core::CreatorIndex(0U)).has_value()) << "the only partner is left out";
  EXPECT_TRUE(silent.asking({0}).cosine(core::CreatorIndex(1U)).has_value());
  const CompassWorld blind({{{"n"}}}, "n", false);
  EXPECT_EQ(blind.vectors().dims(), 0U);
  EXPECT_FALSE(blind.asking({}).cosine(core::CreatorIndex(0U)).has_value());
  EXPECT_TRUE(blind.asking({}).posts(blind.catalog(), core::CreatorIndex(0U), 11 * kYear).empty());
}

TEST(Meaning, NamesThePostsThatSayMostForAndAgainst) {
  const CompassWorld world({{{"s"}, {"n e"}, {"n"}, {"?"}, {"n", 20 * kYear}}}, "n");
  const auto posts = world.asking({}).posts(world.catalog(), core::CreatorIndex(0U), 11 * kYear);
  std::vector<std::string_view> ids;
  for (const auto& one : posts) ids.push_back(world.catalog().posts.keys[one.post]);
  EXPECT_THAT(ids, ElementsAre("p3", "p2", "p1")) << "not what cannot be read, nor what is later than the day";
  EXPECT_NEAR(posts[2].cosine, -1.0, 1e-12);
}

RC_GTEST_PROP(MeaningProperty, RepeatingAPostNeverSaysMore, ()) {
  const auto times = *rc::gen::inRange(1, 30);
  std::string words = "n";
  for (int i = 0; i < times; ++i) words += " n";
  const CompassWorld once({{{"n"}, {"e"}}}, "n"), often({{{words}, {"e"}}}, "n");
  RC_ASSERT(once.asking({}).cosine(core::CreatorIndex(0U)) == often.asking({}).cosine(core::CreatorIndex(0U)));
}

RC_GTEST_PROP(MeaningProperty, TheOrderOfPostsDoesNotMatter, ()) {
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  core::Random random(seed, "posts");
  std::vector<Said> posts;
  for (std::uint64_t n = 1 + random.below(8); n > 0; --n) {
    posts.push_back({.text = std::string(1, "nesw"[random.below(4)]),
                     .at_s = static_cast<std::int64_t>(random.below(5)) * kYear,
                     .likes = static_cast<std::int64_t>(random.below(100))});
  }
  const CompassWorld before({posts});
  std::reverse(posts.begin(), posts.end());
  RC_ASSERT(before.of(0) == CompassWorld({posts}).of(0));
}

}  // namespace
}  // namespace vouch::values
