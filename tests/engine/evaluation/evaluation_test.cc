// From TREC text to figures and comparisons: means as trec_eval has them, queries that one side lacks, refusals.
#include "engine/evaluation/evaluation.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace vouch::evaluation {
namespace {

constexpr std::string_view kQrels = "q1 0 d1 1\nq1 0 d2 1\nq1 0 d3 1\nq1 0 d4 0\nq2 0 d9 1\nq2 0 d1 0\nq3 0 e1 1\nq3 0 e2 1\n";
const std::vector<Measure> kRecall5 = {{MeasureKind::recall, 5}};

std::string run_text(std::string_view tag, const std::vector<std::pair<std::string, std::vector<std::string>>>& rankings) {
  std::string text;
  for (const auto& [query, documents] : rankings) {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      text += query + " Q0 " + documents[i] + " " + std::to_string(99 - i) + " " + std::to_string(documents.size() - i) + ".5 " +
              std::string(tag) + "\n";
    }
  }
  return text;
}

RunScores scored(std::string_view tag, const std::vector<std::pair<std::string, std::vector<std::string>>>& rankings,
                 const std::vector<Measure>& measures = kRecall5, bool complete = false) {
  const auto scores = score_run(*Run::read(run_text(tag, rankings)), *Qrels::read(kQrels), measures, complete);
  EXPECT_TRUE(scores);
  return *scores;
}

const std::vector<std::pair<std::string, std::vector<std::string>>> kFirst = {{"q1", {"d1", "x1", "x2", "d2", "x3", "x4", "d3"}},
                                                                              {"q2", {"y1", "d9", "y2"}},
                                                                              {"q3", {"z1", "z2", "z3", "z4", "z5", "e1", "e2"}}};
const std::vector<std::pair<std::string, std::vector<std::string>>> kSecond = {
    {"q1", {"x1", "x2", "x3", "x4", "x5", "d1", "d2", "d3"}}, {"q2", {"y1", "d9"}}, {"q3", {"e1", "e2", "z1"}}};

TEST(Evaluation, recall_is_the_mean_over_queries) {
  EXPECT_DOUBLE_EQ(*figure_of(scored("one", kFirst), 0, {}).value, 5.0 / 9);
  EXPECT_DOUBLE_EQ(*figure_of(scored("two", kSecond), 0, {}).value, 2.0 / 3);
  EXPECT_DOUBLE_EQ(*figure_of(scored("one", kFirst, {{MeasureKind::recall, 10}}), 0, {}).value, 1);
}

TEST(Evaluation, queries_that_one_side_lacks_are_counted_and_left_out) {
  const RunScores scores = scored("partial", {{"q1", {"d1"}}, {"q9", {"d1"}}});
  EXPECT_EQ(scores.queries, (std::vector<std::string>{"q1"}));
  EXPECT_EQ(scores.queries_missing, 2U);
  EXPECT_EQ(scores.queries_unjudged, 1U);
  const RunScores complete = scored("partial", {{"q1", {"d1"}}}, kRecall5, true);
  EXPECT_EQ(complete.queries, (std::vector<std::string>{"q1", "q2", "q3"}));
  EXPECT_DOUBLE_EQ(*figure_of(complete, 0, {}).value, 1.0 / 9);
}

TEST(Evaluation, runs_are_compared_on_the_queries_that_both_have) {
  const auto evaluation =
      evaluate(std::vector<RunScores>{scored("one", kFirst), scored("two", {{"q1", {"x1"}}, {"q2", {"d9"}}})}, {});
  ASSERT_TRUE(evaluation);
  ASSERT_EQ(evaluation->figures.size(), 2U);
  ASSERT_EQ(evaluation->comparisons.size(), 1U);
  const Comparison& comparison = evaluation->comparisons.front();
  EXPECT_EQ(comparison.first, "two");
  EXPECT_EQ(comparison.second, "one");
  EXPECT_EQ(comparison.queries, 2U);
  EXPECT_DOUBLE_EQ(comparison.difference, (0 - 2.0 / 3 + 0) / 2);
  EXPECT_TRUE(comparison.exact);
  EXPECT_DOUBLE_EQ(comparison.p_value, 1);
}

TEST(Evaluation, a_measure_that_is_defined_nowhere_has_no_value) {
  const RunScores scores = scored("one", {{"q2", {"d9"}}}, {{MeasureKind::auc, 0}});
  const Figure figure = figure_of(scores, 0, {});
  EXPECT_FALSE(figure.value);
  EXPECT_EQ(figure.queries, 0U);
}

TEST(Evaluation, counts_are_added_up_and_medians_are_not_compared) {
  const std::vector<Measure> measures = {{MeasureKind::relevant_retrieved, 0}, {MeasureKind::median_rank, 0}};
  const RunScores one = scored("one", kFirst, measures);
  EXPECT_DOUBLE_EQ(*figure_of(one, 0, {}).value, 6);
  EXPECT_DOUBLE_EQ(*figure_of(one, 1, {}).value, 2);
  EXPECT_TRUE(evaluate(std::vector<RunScores>{one, scored("two", kSecond, measures)}, {})->comparisons.empty());
}

TEST(Evaluation, clusters_are_counted) {
  const std::vector<std::string> queries = {"a@80", "a@70", "b@70"};
  const std::vector<JudgedRanking> rankings(3, judge(std::vector<std::int32_t>{0, 1}));
  const RunScores scores = score_rankings("m", queries, rankings, kRecall5);
  EXPECT_EQ(scores.queries, (std::vector<std::string>{"a@70", "a@80", "b@70"}));
  const Figure figure = figure_of(scores, 0, {.cluster_separator = "@"});
  EXPECT_EQ(figure.queries, 3U);
  EXPECT_EQ(figure.clusters, 2U);
}

TEST(Evaluation, refuses_what_cannot_be_scored) {
  const auto nothing = score_run(*Run::read("z Q0 d 1 1 t\n"), *Qrels::read(kQrels), kRecall5);
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().code, core::ErrorCode::invalid_argument);
  EXPECT_EQ(nothing.error().message, "run 't' and the qrels share no query: 1 in the run, 3 judged");
  EXPECT_EQ(evaluate({}, {.level = 1}).error().message, "expected a level of intervals between 0 and 1, found 1.000000");
  EXPECT_EQ(evaluate({}, {.resamples = 0}).error().message, "expected 1 to 10000000 resamples, found 0");
}

}  // namespace
}  // namespace vouch::evaluation
