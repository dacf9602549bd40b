// Ranking quality on real data must not fall: the future-ties protocol at one cut, on the Instagram sample in the folder that
// VOUCH_DATA names (skipped where it is not set). The whole recipe, with three cuts, is experiments/future_ties.toml.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "experiments/experiment.h"

namespace vouch::experiments {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kConfig = R"(name = "gate"
seed = 1
[data]
convert = "instagram-2020"
source = "${VOUCH_DATA}/instagram_2020"
[split]
kind = "time"
cuts = [0.8]
[measures]
names = ["R@50", "AUC"]
resamples = 1000
[[models]]
name = "random"
kind = "random"
[[models]]
name = "audience"
kind = "weights"
weights = { audience = 1 }
[[models]]
name = "values"
kind = "weights"
weights = { values = 1 }
[[models]]
name = "both"
kind = "weights"
weights = { audience = 0.3, values = 1 }
)";

double value(const Report& report, std::string_view model, std::string_view measure) {
  for (const auto& figure : report.pooled.figures) {
    if (figure.run == model && evaluation::name_of(figure.measure) == measure) return figure.value.value_or(-1);
  }
  return -1;
}

TEST(FutureTies, audience_and_values_together_find_whom_a_brand_works_with_next) {
  const char* data = std::getenv("VOUCH_DATA");
  if (data == nullptr || !fs::exists(fs::path(data) / "instagram_2020"))
    GTEST_SKIP() << "VOUCH_DATA does not name the research data";
  const auto folder = fs::path(testing::TempDir()) / "future_ties_test";
  fs::remove_all(folder);
  fs::create_directories(folder);
  std::ofstream(folder / "gate.toml") << kConfig;
  const auto report = run_experiment(folder / "gate.toml", folder / "out", {.research_data = data});
  fs::remove_all(folder);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->cuts.front().candidates, 16929U);
  EXPECT_EQ(report->cuts.front().queries, 673U);
  EXPECT_EQ(report->cuts.front().positives, 1582U);
  EXPECT_NEAR(value(*report, "random", "AUC"), 0.5, 0.03);
  EXPECT_GE(value(*report, "both", "AUC"), 0.80) << figures_text(*report);
  EXPECT_GE(value(*report, "both", "R@50"), 0.07) << figures_text(*report);
  for (const char* measure : {"R@50", "AUC"}) {
    for (const char* alone : {"audience", "values"}) {
      EXPECT_GT(value(*report, "both", measure), value(*report, alone, measure)) << figures_text(*report);
    }
  }
}

}  // namespace
}  // namespace vouch::experiments
