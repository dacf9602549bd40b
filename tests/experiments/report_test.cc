// Reports: figures that TREC files repeat, files that parse and are the same bytes again, text that cannot break out.
#include "experiments/report.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/experiments/small_split.h"

namespace vouch::experiments {
namespace {

ExperimentConfig small_config() {
  ExperimentConfig config;
  config.name = "small";
  config.title = "R&D <small>";
  config.measures = {.measures = {*evaluation::parse_measure("R@5"), *evaluation::parse_measure("AUC")}, .resamples = 200};
  config.run_depth = 0;
  config.models = {{"floor", RandomModel{}},
                   {"good", WeightsModel{only(0)}},
                   {"chosen", ChosenWeightsModel{.grid = {only(0), only(4)}, .choose_by = {evaluation::MeasureKind::auc, 0}}}};
  return config;
}

struct Made {
  Split split = planted_split(30);
  std::vector<ModelResult> results;
  Report report;
};

Made made() {
  Made all;
  const ExperimentConfig config = small_config();
  const PlantedScorer scorer(all.split);
  all.results = *run_models(config.models, all.split, scorer, {.outcome = {.depth = config.run_depth}});
  all.report = *make_report(config, all.split, all.results, {"snapshot-id"});
  all.report.notes = {"a <note>"};
  return all;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

TEST(Report, the_better_model_is_above_by_a_significant_difference) {
  const Made all = made();
  ASSERT_EQ(all.report.pooled.figures.size(), 6U);
  EXPECT_GT(*all.report.pooled.figures[3].value, 0.99);
  const auto& comparison = all.report.pooled.comparisons[1];
  EXPECT_EQ(comparison.first, "good");
  EXPECT_EQ(comparison.second, "floor");
  EXPECT_GT(comparison.interval.low, 0);
  EXPECT_LT(comparison.p_value, 0.01);
}

TEST(Report, the_trec_files_give_the_figures_again) {
  const Made all = made();
  const auto folder = std::filesystem::path(::testing::TempDir()) / "report_trec";
  ASSERT_TRUE(write_trec(all.split, all.results, folder));
  std::ifstream qrels_in(folder / "qrels.trec");
  const auto qrels = evaluation::Qrels::read(qrels_in);
  ASSERT_TRUE(qrels);
  for (std::size_t m = 0; m < all.results.size(); ++m) {
    std::ifstream run_in(folder / "runs" / (all.results[m].config.name + ".trec"));
    const auto run = evaluation::Run::read(run_in);
    ASSERT_TRUE(run);
    const auto scores = evaluation::score_run(*run, *qrels, small_config().measures.measures);
    ASSERT_TRUE(scores);
    EXPECT_EQ(scores->queries, all.report.scores[m].queries);
    EXPECT_EQ(scores->values, all.report.scores[m].values);
  }
  std::filesystem::remove_all(folder);
}

TEST(Report, files_are_the_same_bytes_again) {
  const auto root = std::filesystem::path(::testing::TempDir()) / "report_bytes";
  ASSERT_TRUE(write_report(made().report, root / "a"));
  ASSERT_TRUE(write_report(made().report, root / "b" / "deep"));
  for (const char* name : {"report.json", "report.csv", "comparisons.csv", "queries.csv", "report.tex", "report.html"}) {
    const std::string bytes = bytes_of(root / "a" / name);
    EXPECT_FALSE(bytes.empty()) << name;
    EXPECT_EQ(bytes, bytes_of(root / "b" / "deep" / name)) << name;
  }
  std::filesystem::remove_all(root);
}

TEST(Report, json_holds_figures_comparisons_models_and_cuts) {
  const auto json = nlohmann::json::parse(report_json(made().report));
  EXPECT_EQ(json["experiment"], "small");
  EXPECT_EQ(json["figures"].size(), 6U);
  EXPECT_EQ(json["figures"][0]["model"], "floor");
  EXPECT_EQ(json["figures"][0]["measure"], "R@5");
  EXPECT_EQ(json["comparisons"].size(), 6U);
  EXPECT_EQ(json["models"][2]["folds"].size(), 2U);
  EXPECT_EQ(json["models"][2]["folds"][0]["weights"]["audience"], 1.0);
  EXPECT_EQ(json["cuts"][0]["snapshot"], "snapshot-id");
  EXPECT_EQ(json["cuts"][0]["queries"], 30);
}

TEST(Report, tables_have_a_row_for_each_figure) {
  const Made all = made();
  const std::string csv = report_csv(all.report);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 6 + 6);
  EXPECT_EQ(csv.substr(0, csv.find('\n')), "cut,model,measure,value,low,high,queries,brands");
  EXPECT_NE(csv.find("all,good,AUC,1.000000,1.000000,1.000000,30,30\n"), std::string::npos) << csv;
  const std::string queries = queries_csv(all.report);
  EXPECT_EQ(std::count(queries.begin(), queries.end(), '\n'), 1 + 3 * 30);
  EXPECT_NE(report_tex(all.report).find("good & "), std::string::npos);
}

TEST(Report, texts_cannot_break_out_of_the_page) {
  const std::string page = report_html(made().report);
  EXPECT_NE(page.find("<title>R&amp;D &lt;small&gt;</title>"), std::string::npos);
  EXPECT_NE(page.find("<li>a &lt;note&gt;</li>"), std::string::npos);
  EXPECT_EQ(page.find("<small>"), std::string::npos);
  EXPECT_EQ(page.find("http"), std::string::npos);
}

TEST(Report, numbers_are_printed_the_same_everywhere) {
  EXPECT_EQ(fixed(0.12345, 4), "0.1235");
  EXPECT_EQ(fixed(-2, 2), "-2.00");
  EXPECT_EQ(fixed(std::numeric_limits<double>::infinity(), 2), "infinity");
}

TEST(Report, a_folder_that_cannot_be_made_is_an_error) {
  const auto written = write_report(made().report, "/dev/null/report");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, core::ErrorCode::unavailable);
}

}  // namespace
}  // namespace vouch::experiments
