// The synthetic world as a whole: seeded, the same bytes anywhere, layers that do not disturb one another, a dataset that
// reads without a reject.
#include "datasets/synthetic/synthetic_world.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "datasets/dataset_reader.h"
#include "engine/core/hash.h"
#include "tests/datasets/dataset_fixture.h"
#include "tests/support/temporary_folder.h"

namespace vouch::datasets {
namespace {

using vouch::testing::TemporaryFolder;
constexpr WorldOptions kSmall{.creators = 60, .accounts = 1500, .edges = 6000, .brands = 5, .seed = 1};

/// The content hash of every file, by its name within the folder.
std::map<std::string, std::string> hashes(const std::filesystem::path& folder) {
  std::map<std::string, std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string bytes = vouch::testing::read_file(entry.path());
    found[std::filesystem::relative(entry.path(), folder).string()] = core::hex(core::blake2b(core::as_bytes(bytes)));
  }
  return found;
}

std::map<std::string, std::string> world(const WorldOptions& options) {
  const TemporaryFolder folder;
  const auto summary = generate_world(folder.path(), options);
  EXPECT_TRUE(summary) << summary.error().message;
  return hashes(folder.path());
}

TEST(SyntheticWorldTest, TheSameSeedGivesTheSameFilesAndAnotherSeedOthers) {
  WorldOptions options = kSmall;
  options.creators = 300;  // enough for pods
  const auto first = world(options);
  for (const unsigned threads : {1U, 2U, 5U}) {
    options.threads = threads;
    EXPECT_EQ(first, world(options)) << threads;
  }
  WorldOptions other = options;
  other.seed = 2;
  const auto second = world(other);
  ASSERT_EQ(first.size(), second.size());
  for (const auto& [name, hash] : first) {
    if (name == "account.key") continue;
    EXPECT_NE(hash, second.at(name)) << name;
  }
}

TEST(SyntheticWorldTest, TheBytesAreTheSameOnEveryMachine) {
  std::string all;
  for (const auto& [name, hash] : world(kSmall)) all += name + " " + hash + "\n";
  // Changes with the world's constants and words alone. A difference between two machines is a defect.
  EXPECT_EQ(core::hex(core::blake2b(core::as_bytes(all))).substr(0, 16), "9b34375f3015ed55") << all;
}

TEST(SyntheticWorldTest, LayersDoNotDisturbOneAnother) {
  const auto first = world(kSmall);
  WorldOptions more = kSmall;
  more.edges = 9000;
  const auto second = world(more);
  EXPECT_NE(first.at("audience.csv"), second.at("audience.csv"));
  for (const std::string name : {"posts.csv", "creators.csv", "brands.csv", "collaborations.csv", "comments.csv",
                                 "posts-sponsored.csv", "truth/good_match.csv", "truth/pods.csv", "accounts.csv"}) {
    EXPECT_EQ(first.at(name), second.at(name)) << name;
  }
}

TEST(SyntheticWorldTest, EveryPhenomenonHasItsTruth) {
  const auto files = world({.creators = 300, .accounts = 3000, .edges = 20000, .brands = 5, .seed = 1});
  for (const std::string name :
       {"good_match", "creators", "brands", "accounts", "bought", "pods", "sponsored_posts", "labelled_posts"}) {
    EXPECT_TRUE(files.contains("truth/" + name + ".csv")) << name;
  }
}

TEST(SyntheticWorldTest, ReadsBackWithoutAReject) {
  const TemporaryFolder folder;
  const auto summary = generate_world(folder.path(), kSmall);
  ASSERT_TRUE(summary) << summary.error().message;
  const auto report = check_dataset(folder.path(), {});
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->rejected, 0U);
  EXPECT_TRUE(report->problems.empty());
  std::uint64_t edges = 0, posts = 0;
  for (const auto& file : report->files) {
    EXPECT_FALSE(file.table.empty()) << file.file;
    for (const auto& column : file.columns) EXPECT_FALSE(column.column.empty()) << file.file << " " << column.header;
    if (file.table == "audience") edges += file.rows;
    if (file.table == "posts") posts += file.rows;
  }
  EXPECT_EQ(summary->creators, 60U);
  EXPECT_EQ(summary->brands, 5U);
  EXPECT_EQ(summary->edges, edges);
  EXPECT_EQ(summary->posts, posts);
}

TEST(SyntheticWorldTest, WritesAboutAsManyEdgesAsAskedForWhereAccountsSuffice) {
  for (const std::uint64_t edges : {20000U, 60000U}) {
    const TemporaryFolder folder;
    const auto summary =
        generate_world(folder.path(), {.creators = 300, .accounts = 20000, .edges = edges, .brands = 8, .seed = 1});
    ASSERT_TRUE(summary) << summary.error().message;
    EXPECT_NEAR(static_cast<double>(summary->edges) / static_cast<double>(edges), 1.0, 0.1) << edges;
  }
}

TEST(SyntheticWorldTest, TheSmallestWorldHasOneOfEach) {
  const TemporaryFolder folder;
  const auto summary = generate_world(folder.path(), {.creators = 1, .accounts = 100, .edges = 1, .brands = 1, .seed = 1});
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_EQ(summary->creators, 1U);
  EXPECT_EQ(summary->brands, 1U);
  EXPECT_EQ(summary->accounts, 100U);
}

TEST(SyntheticWorldTest, RefusesNumbersOutOfRangeByName) {
  const TemporaryFolder folder;
  const auto refused = [&](const WorldOptions& options) {
    const auto done = generate_world(folder.path() / "w", options);
    EXPECT_FALSE(done);
    EXPECT_EQ(done.error().code, core::ErrorCode::invalid_argument);
    return done.error().message;
  };
  EXPECT_EQ(refused({.creators = 0}), "found 0 creators, expected 1 to 50000000");
  EXPECT_EQ(refused({.accounts = 99}), "found 99 accounts, expected 100 to 4000000000");
  EXPECT_EQ(refused({.edges = 0}), "found 0 edges, expected 1 to 100000000000");
  EXPECT_EQ(refused({.brands = 1000001}), "found 1000001 brands, expected 1 to 1000000");
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "w"));
}

TEST(SyntheticWorldTest, KeepsWhatIsInTheFolder) {
  const TemporaryFolder folder;
  vouch::testing::write_file(folder / "mine.txt", "mine");
  const auto done = generate_world(folder.path(), kSmall);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, core::ErrorCode::conflict);
}

TEST(SyntheticWorldTest, ProgressNamesEachLayerAndReachesItsEnd) {
  const TemporaryFolder folder;
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> layers;
  WorldOptions options = kSmall;
  options.threads = 1;
  ASSERT_TRUE(generate_world(folder.path(), options, [&](const WorldProgress& progress) {
    layers[std::string(progress.layer)] = {progress.done, progress.total};
  }));
  EXPECT_EQ(layers.size(), 14U);
  for (const auto& [layer, progress] : layers) EXPECT_EQ(progress.first, progress.second) << layer;
}

TEST(SyntheticWorldTest, ProgressOfLayersSideBySideNeverGoesBack) {
  const TemporaryFolder folder;
  std::vector<std::string> layers;
  WorldOptions options = kSmall;
  options.threads = 3;
  ASSERT_TRUE(generate_world(folder.path(), options, [&](const WorldProgress& progress) {
    if (layers.empty() || layers.back() != progress.layer) layers.emplace_back(progress.layer);
  }));
  std::ranges::sort(layers);
  EXPECT_EQ(std::ranges::adjacent_find(layers), layers.end()) << "a layer came back";
}

}  // namespace
}  // namespace vouch::datasets
