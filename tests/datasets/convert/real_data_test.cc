// The converters on the published data, where VOUCH_DATA names it: the figures that their authors state, and no reject.
#include <cstdlib>
#include <filesystem>
#include <optional>

#include <gtest/gtest.h>

#include "datasets/convert/convert.h"
#include "tests/datasets/dataset_fixture.h"

namespace vouch::datasets {
namespace {

std::optional<std::filesystem::path> data(std::string_view folder) {
  const char* const root = std::getenv("VOUCH_DATA");
  if (root == nullptr) return std::nullopt;
  const auto path = std::filesystem::path(root) / folder;
  if (!std::filesystem::exists(path)) return std::nullopt;
  return path;
}

/// The summary of a conversion whose dataset reads back without a reject.
ConvertSummary clean(std::string_view format, const std::filesystem::path& source) {
  const TemporaryDataset folder;
  const auto summary = convert(format, source, folder.path());
  if (!summary) {
    ADD_FAILURE() << summary.error().message;
    return {};
  }
  const auto report = check_dataset(folder.path(), {});
  if (!report) {
    ADD_FAILURE() << report.error().message;
    return {};
  }
  EXPECT_EQ(report->rejected, 0U);
  EXPECT_TRUE(report->problems.empty());
  return *summary;
}

TEST(ConvertRealDataTest, InstagramReadsBackWithoutAReject) {
  const auto source = data("instagram_2020");
  if (!source) GTEST_SKIP() << "needs VOUCH_DATA with instagram_2020";
  const ConvertSummary summary = clean("instagram-2020", *source);
  EXPECT_EQ(summary.creators, 34263U);
  EXPECT_EQ(summary.brands, 1838U);
  EXPECT_EQ(summary.audience_events, 384265U);
}

TEST(ConvertRealDataTest, GowallaHasTheInteractionsOfItsSplit) {
  const auto source = data("gowalla");
  if (!source) GTEST_SKIP() << "needs VOUCH_DATA with gowalla";
  const ConvertSummary summary = clean("lightgcn", *source);
  EXPECT_EQ(summary.brands, 29858U);
  EXPECT_EQ(summary.creators, 40981U);
  EXPECT_EQ(summary.collaborations, 810128U + 217242U);
}

TEST(ConvertRealDataTest, LastFmHasTheFiguresOfItsReadme) {
  const auto source = data("lastfm_hetrec2011");
  if (!source) GTEST_SKIP() << "needs VOUCH_DATA with lastfm_hetrec2011";
  const ConvertSummary summary = clean("hetrec2011", *source);
  EXPECT_EQ(summary.creators, 17632U);
  EXPECT_EQ(summary.accounts, 1892U);
  EXPECT_EQ(summary.audience_events, 92834U);
}

TEST(ConvertRealDataTest, TwitchHasItsChannelsAndPairs) {
  const auto source = data("twitch_overlap_2022");
  if (!source) GTEST_SKIP() << "needs VOUCH_DATA with twitch_overlap_2022";
  const ConvertSummary summary = clean("twitch-gexf", *source);
  EXPECT_EQ(summary.creators, 1496U);
  EXPECT_EQ(summary.metrics, 1496U);
  EXPECT_EQ(summary.overlaps, 41139U);
}

}  // namespace
}  // namespace vouch::datasets
