// Ranking quality on real data must not fall: the future-ties protocol at one cut, on the Instagram sample in the folder that
// VOUCH_DATA names (skipped where it is not set). The whole recipe, with three cuts, is experiments/future_ties.toml.
#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "tests/experiments/experiment_runs.h"

namespace vouch::experiments {
namespace {

const std::string kConfig = config_of("gate", "convert = \"instagram-2020\"\nsource = \"${VOUCH_DATA}/instagram_2020\"\n",
                                      "cuts = [0.8]\n", "names = [\"R@50\", \"AUC\"]\nresamples = 1000\n") +
                            R"([[models]]
name = "values"
kind = "weights"
weights = { values = 1 }
[[models]]
name = "both"
kind = "weights"
weights = { audience = 0.3, values = 1 }
)";

class FutureTies : public ExperimentTest {};

TEST_F(FutureTies, audience_and_values_together_find_whom_a_brand_works_with_next) {
  const char* data = std::getenv("VOUCH_DATA");
  if (data == nullptr || !std::filesystem::exists(std::filesystem::path(data) / "instagram_2020"))
    GTEST_SKIP() << "VOUCH_DATA does not name the research data";
  const auto report = run(kConfig, "gate", {.research_data = data});
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->cuts.front().candidates, 16929U);
  EXPECT_EQ(report->cuts.front().queries, 673U);
  EXPECT_EQ(report->cuts.front().positives, 1582U);
  EXPECT_NEAR(pooled_figure(*report, "random", "AUC"), 0.5, 0.03);
  EXPECT_GE(pooled_figure(*report, "both", "AUC"), 0.80) << figures_text(*report);
  EXPECT_GE(pooled_figure(*report, "both", "R@50"), 0.07) << figures_text(*report);
  for (const char* measure : {"R@50", "AUC"}) {
    for (const char* alone : {"audience", "values"}) {
      EXPECT_GT(pooled_figure(*report, "both", measure), pooled_figure(*report, alone, measure)) << figures_text(*report);
    }
  }
}

}  // namespace
}  // namespace vouch::experiments
