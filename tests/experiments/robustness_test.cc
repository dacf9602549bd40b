// A whole robustness report, in small: what must hold of its figures, the same bytes twice, a dataset in place of generated
// worlds, and refusals.
#include <fstream>
#include <map>

#include <gtest/gtest.h>

#include "datasets/synthetic/synthetic_world.h"
#include "experiments/robustness/robustness_report.h"
#include "experiments/run_recipe.h"
#include "tests/support/temporary_folder.h"

namespace vouch::experiments {
namespace {

namespace fs = std::filesystem;

const fs::path kQuick = fs::path(VOUCH_EXPERIMENTS) / "robustness-quick.toml";

std::map<std::string, std::string> contents_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[entry.path().lexically_relative(folder).string()] = testing::read_file(entry.path());
  }
  return files;
}

const AttackFigures& figures_of(const RobustnessReport& report, std::string_view attack, std::size_t strength) {
  for (const AttackReport& one : report.attacks) {
    if (one.name == attack) return one.figures.at(strength);
  }
  throw std::runtime_error("no attack " + std::string(attack));
}

const NoticeFigures& notice(const AttackFigures& figures, Notice what) { return figures.notices[static_cast<std::size_t>(what)]; }

TEST(Robustness, OfTheQuickRecipeSaysWhatAttacksGainAndRepeatsToTheByte) {
  const vouch::testing::TemporaryFolder folder;
  const auto report = run_robustness(kQuick, folder / "first", {.threads = 1});
  ASSERT_TRUE(report) << report.error().message;
  ASSERT_TRUE(run_robustness(kQuick, folder / "second", {.threads = 2}));
  const auto first = contents_of(folder / "first");
  EXPECT_EQ(first, contents_of(folder / "second"));
  for (const char* name : {"robustness.json", "attacks.csv", "notices.csv", "searches.csv", "pairs.csv", "robustness.html"})
    EXPECT_TRUE(first.contains(name)) << name;
  EXPECT_EQ(first.size(), 6U);  // nothing of the work is left

  const AttackFigures& bought = figures_of(*report, "buy-followers", 1);
  EXPECT_EQ(bought.attackers, 8U);
  EXPECT_EQ(bought.mean_gain.n, 64U);  // eight attackers before eight brands
  EXPECT_GT(bought.added_accounts, 8U);
  EXPECT_GT(notice(bought, Notice::growth).recall.hits, notice(bought, Notice::growth).before.hits);
  const AttackFigures& stuffed = figures_of(*report, "stuff-keywords", 0);
  EXPECT_EQ(stuffed.mean_gain.n, 8U);  // each before its brand alone
  EXPECT_GT(stuffed.mean_gain.interval.low, 0.0);
  const AttackFigures& pods = figures_of(*report, "pods", 0);
  EXPECT_EQ(notice(pods, Notice::pod).recall.hits, 8U);
  EXPECT_LT(pods.credibility_after.value, pods.credibility_before.value);
  EXPECT_EQ(figures_of(*report, "farm-trust", 1).attackers, 4U);  // no more than 400 accounts a world
  EXPECT_EQ(report->searches.front().pairs.size(), 4U);
}

TEST(Robustness, TakesADatasetAndSaysThatItHasNoTruth) {
  const vouch::testing::TemporaryFolder folder;
  ASSERT_TRUE(
      datasets::generate_world(folder / "data", {.creators = 60, .accounts = 1000, .edges = 5000, .brands = 3, .seed = 5}));
  fs::remove_all(folder / "data" / "truth");
  testing::write_file(folder / "own.toml", R"(kind = "robustness"
name = "own"
[data]
source = "data"
[attackers]
a_band = 4
[success]
resamples = 20
[[attacks]]
name = "none"
kind = "inflate"
strengths = [1]
followers = true
engagement = true
)");
  const auto report = run_robustness(folder / "own.toml", folder / "out");
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_FALSE(report->markets.front().has_truth);
  EXPECT_EQ(report->markets.front().clean, 60U);
  EXPECT_EQ(report->markets.front().profile, "balanced@1");
  EXPECT_NE(robustness_json(*report).find("The data has no truth beside it"), std::string::npos);
  const AttackFigures& none = figures_of(*report, "none", 0);  // counts as they are: nobody moves
  EXPECT_EQ(none.attackers, 4U);
  EXPECT_EQ(none.mean_gain.value, 0.0);
  EXPECT_EQ(none.points.interval.high, 0.0);
  EXPECT_EQ(none.others_moved.value, 0.0);
  EXPECT_EQ(none.credibility_before.value, none.credibility_after.value);
}

TEST(Robustness, NamesWhatIsMissing) {
  const vouch::testing::TemporaryFolder folder;
  const std::string rest =
      "[attackers]\na_band = 1\n[success]\n[[attacks]]\nname = \"a\"\nkind = \"inflate\"\nstrengths = [2]\n"
      "followers = true\nengagement = true\n";
  testing::write_file(folder / "x.toml", "kind = \"robustness\"\nname = \"x\"\n[data]\nsource = \"nowhere\"\n" + rest);
  const auto missing = run_robustness(folder / "x.toml", folder / "out");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, core::ErrorCode::not_found);
  EXPECT_NE(missing.error().message.find("nowhere (data.source)"), std::string::npos) << missing.error().message;
  EXPECT_EQ(run_robustness(folder / "none.toml", folder / "out").error().code, core::ErrorCode::not_found);
}

TEST(Recipes, AreRunByTheirKind) {
  const vouch::testing::TemporaryFolder folder;
  testing::write_file(folder / "x.toml", "kind = \"robustnes\"\n");
  const auto wrong = run_recipe(folder / "x.toml", folder / "out");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, core::ErrorCode::invalid_argument);
  EXPECT_EQ(wrong.error().message, "x.toml:1: kind: unknown kind of experiment 'robustnes', did you mean 'robustness'?");
  testing::write_file(folder / "x.toml", "kind = \"robustness\"\n");
  EXPECT_EQ(run_recipe(folder / "x.toml", folder / "out").error().message, "x.toml:1: 'name' is missing");
  testing::write_file(folder / "x.toml", "seed = 1\n");  // the kind of those that state none
  EXPECT_EQ(run_recipe(folder / "x.toml", folder / "out").error().message, "x.toml:1: 'name' is missing");
}

}  // namespace
}  // namespace vouch::experiments
