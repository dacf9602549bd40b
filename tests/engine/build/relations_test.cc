#include "engine/build/relations.h"

#include <bit>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch::build {
namespace {

using ::testing::ElementsAre;
using vouch::testing::TemporaryFolder;

catalog::AudienceShareRecord share(std::string_view value, double part, std::string_view of,
                                   std::optional<std::int64_t> at_s = {}) {
  return {.owner = of_creator("u"),
          .dimension = "country",
          .value = value,
          .of = of,
          .source = {},
          .share = part,
          .at_s = at_s,
          .n = {}};
}

catalog::MetricRecord metric(std::string_view name, double value, std::optional<std::int64_t> at_s,
                             std::optional<std::int64_t> n = {}) {
  return {.creator_id = "u", .name = name, .source = {}, .value = value, .window_days = {}, .n_posts = n, .at_s = at_s};
}

TEST(AudienceShares, KeepTheLatestOfFollowersForEachValue) {
  const TemporaryFolder folder;
  const Built built =
      build(folder / "x.vouch", {creator("u"), share("DE", .1, "likers", 900), share("DE", .5, "followers", 100),
                                 share("DE", .6, "followers", 200), share("AT", .2, "viewers"), share("DE", 1.5, "followers")});
  EXPECT_THAT(built.problems, ElementsAre("share: 1.500000, expected a share from 0 to 1"));
  const auto catalog = built.catalog();
  EXPECT_THAT(catalog.shares.owner_offsets, ElementsAre(0U, 2U));
  EXPECT_EQ(catalog.label(catalog.shares.value[0]), "AT");
  EXPECT_EQ(catalog.label(catalog.shares.dimension[1]), "country");
  EXPECT_THAT(catalog.shares.share, ElementsAre(.2, .6));
}

TEST(Metrics, KeepTheLatestOfEachName) {
  const TemporaryFolder folder;
  const Built built =
      build(folder / "x.vouch", {creator("u"), metric("reach", 7, {}), metric("reach", 5, 100), metric("reach", 6, 100, 30),
                                 metric("median_likes", 1, {}), metric("saves", std::numeric_limits<double>::infinity(), 1)});
  EXPECT_THAT(built.problems, ElementsAre("value: inf, expected a finite number"));
  const auto catalog = built.catalog();
  EXPECT_EQ(catalog.label(catalog.metrics.name[0]), "median_likes");
  EXPECT_THAT(catalog.metrics.value, ElementsAre(1.0, 6.0));
}

TEST(Collaborations, AreOrderedAndCountOnceEach) {
  const TemporaryFolder folder;
  const Built built = build(folder / "x.vouch", {creator("u"), creator("v"), brand("b"), brand("a"), collaboration("b", "v", 5),
                                                 collaboration("b", "u", 9), collaboration("b", "u"), collaboration("b", "v", 5),
                                                 collaboration("a", "v", 1)});
  const auto catalog = built.catalog();
  EXPECT_THAT(catalog.collaborations.brand_offsets, ElementsAre(0U, 1U, 4U));
  EXPECT_THAT(catalog.collaborations.creator, ElementsAre(1U, 0U, 0U, 1U));
  EXPECT_THAT(catalog.collaborations.at_s, ElementsAre(1, catalog::kUnknown, 9, 5));
  EXPECT_EQ(built.report.collaborations, 4);
}

TEST(Collaborations, OfCreatorsAndBrandsOutsideTheDatasetAreLeftOutAndCounted) {
  const TemporaryFolder folder;
  const Built built = build(folder / "x.vouch", {creator("u"), brand("b"), collaboration("b", "gone", 5),
                                                 collaboration("gone", "u", 6), collaboration("b", "u", 1)});
  EXPECT_EQ(built.problems, std::vector<std::string>{});
  EXPECT_EQ(built.report.collaborations, 1);
  EXPECT_EQ(built.report.collaborations_outside, 2);
  EXPECT_EQ(built.catalog().latest_event_s, 1);
}

TEST(Embeddings, AreKeptBitForBitBySpaceAndOwner) {
  const TemporaryFolder folder;
  const std::vector<float> first{1.0F, -0.5F};
  const std::vector<float> second{0.25F, 3.0F};
  const std::vector<float> other{9.0F};
  const std::vector<float> broken{1.0F, std::numeric_limits<float>::quiet_NaN()};
  const Built built =
      build(folder / "x.vouch",
            {creator("u"), brand("b"), catalog::EmbeddingRecord{of_brand("b"), "text", first},
             catalog::EmbeddingRecord{of_creator("u"), "text", second}, catalog::EmbeddingRecord{of_creator("u"), "nodes", other},
             catalog::EmbeddingRecord{of_creator("u"), "text", first}, catalog::EmbeddingRecord{of_brand("b"), "nodes", first},
             catalog::EmbeddingRecord{of_creator("u"), "more", broken}});
  EXPECT_THAT(built.problems, ElementsAre("id: duplicate 'u', expected an id that no earlier row has",
                                          "values: 2 values, expected 1, as in the first row of its space",
                                          "values: a value that is not finite, expected finite numbers"));
  const auto catalog = built.catalog();
  const auto spaces = built.snapshot.array<std::uint32_t>("embeddings.space").value();
  EXPECT_EQ(catalog.label(spaces[0]), "nodes");
  EXPECT_THAT(built.snapshot.array<std::uint32_t>("embeddings.owner").value(), ElementsAre(0U, 0U, 1U));
  EXPECT_THAT(built.snapshot.array<std::uint64_t>("embeddings.offsets").value(), ElementsAre(0U, 1U, 3U, 5U));
  const auto bits = [](float value) { return std::bit_cast<std::uint32_t>(value); };
  EXPECT_THAT(built.snapshot.array<std::uint32_t>("embeddings.values").value(),
              ElementsAre(bits(9.0F), bits(0.25F), bits(3.0F), bits(1.0F), bits(-0.5F)));
}

TEST(Profiles, HoldAccountsAsPseudonyms) {
  const TemporaryFolder folder;
  const catalog::ProfileRecord profile{
      .owner = of_creator("u"), .platform = "youtube", .handle = "u_tv", .url = "https://x/u", .account_id = "u-on-youtube"};
  const catalog::ProfileRecord unknown{
      .owner = of_creator("w"), .platform = "youtube", .handle = {}, .url = {}, .account_id = {}};
  const Built built = build(folder / "x.vouch", {creator("u"), profile, profile, unknown});
  EXPECT_THAT(built.problems, ElementsAre("owner_id: unknown owner 'w', expected the id of a creator"));
  EXPECT_THAT(built.snapshot.array<std::uint64_t>("profiles.owner_offsets").value(), ElementsAre(0U, 1U));
  EXPECT_THAT(built.snapshot.array<std::uint64_t>("profiles.accounts").value(),
              ElementsAre(test_key().pseudonym("u-on-youtube")));
  EXPECT_EQ(built.snapshot.texts("profiles.handles").value()[0], "u_tv");
}

}  // namespace
}  // namespace vouch::build
