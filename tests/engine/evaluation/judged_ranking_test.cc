// The measures of one query: by hand, and against plain versions that count pairs and walk the list.
#include "engine/evaluation/judged_ranking.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::evaluation {
namespace {

// rank      1  2  3  4  5  6
// grade     0  2  0  1  0  0     and one relevant document (grade 1) that was not ranked
const std::vector<std::int32_t> kRanked = {0, 2, 0, 1, 0, 0};
const std::vector<std::int32_t> kMissed = {1, 0};

double value(MeasureKind kind, std::uint32_t cutoff = 0) {
  const auto found = value_of({kind, cutoff}, judge(kRanked, {}, kMissed));
  EXPECT_TRUE(found);
  return found.value_or(-1);
}

TEST(JudgedRanking, measures_of_a_small_ranking) {
  EXPECT_DOUBLE_EQ(value(MeasureKind::recall, 1), 0);
  EXPECT_DOUBLE_EQ(value(MeasureKind::recall, 2), 1.0 / 3);
  EXPECT_DOUBLE_EQ(value(MeasureKind::recall, 100), 2.0 / 3);
  EXPECT_DOUBLE_EQ(value(MeasureKind::precision, 4), 2.0 / 4);
  EXPECT_DOUBLE_EQ(value(MeasureKind::precision, 10), 2.0 / 10);
  EXPECT_DOUBLE_EQ(value(MeasureKind::average_precision), (1.0 / 2 + 2.0 / 4) / 3);
  EXPECT_DOUBLE_EQ(value(MeasureKind::average_precision, 3), (1.0 / 2) / 3);
  EXPECT_DOUBLE_EQ(value(MeasureKind::reciprocal_rank), 1.0 / 2);
  EXPECT_DOUBLE_EQ(value(MeasureKind::reciprocal_rank, 1), 0);
  EXPECT_DOUBLE_EQ(value(MeasureKind::success, 1), 0);
  EXPECT_DOUBLE_EQ(value(MeasureKind::success, 2), 1);
  EXPECT_DOUBLE_EQ(value(MeasureKind::r_precision), 1.0 / 3);
  EXPECT_DOUBLE_EQ(value(MeasureKind::median_rank), 2);
  EXPECT_DOUBLE_EQ(value(MeasureKind::retrieved), 6);
  EXPECT_DOUBLE_EQ(value(MeasureKind::relevant), 3);
  EXPECT_DOUBLE_EQ(value(MeasureKind::relevant_retrieved), 2);
  EXPECT_NEAR(value(MeasureKind::ndcg), (2 / std::log2(3) + 1 / std::log2(5)) / (2 + 1 / std::log2(3) + 1 / std::log2(4)), 1e-12);
  EXPECT_NEAR(value(MeasureKind::ndcg, 2), (2 / std::log2(3)) / (2 + 1 / std::log2(3)), 1e-12);
  // pairs (relevant, other) in the right order: rank 2 beats 3 of 4, rank 4 beats 2 of 4
  EXPECT_DOUBLE_EQ(value(MeasureKind::auc), 5.0 / 8);
}

TEST(JudgedRanking, a_tie_is_half_a_pair) {
  // scores    9  5  5  5  1
  // relevant        x     x
  const std::vector<float> scores = {9, 5, 5, 5, 1};
  const std::vector<std::int32_t> grades = {0, 0, 1, 0, 1};
  // the one among the ties: loses to 1, ties with 2; the last: loses to 3
  EXPECT_DOUBLE_EQ(*value_of({MeasureKind::auc, 0}, judge(grades, scores)), (0 + 2 * 0.5 + 0) / 6);
}

TEST(JudgedRanking, what_is_not_defined_has_no_value) {
  const Measure auc{MeasureKind::auc, 0};
  EXPECT_FALSE(value_of(auc, judge(std::vector<std::int32_t>{0, 0})));
  EXPECT_FALSE(value_of(auc, judge(std::vector<std::int32_t>{1, 1})));
  EXPECT_FALSE(value_of(auc, judge({})));
}

TEST(JudgedRanking, without_a_relevant_document_nothing_is_found) {
  const JudgedRanking nothing = judge(std::vector<std::int32_t>{0, -1});
  for (const auto kind : {MeasureKind::recall, MeasureKind::average_precision, MeasureKind::ndcg, MeasureKind::r_precision}) {
    EXPECT_EQ(value_of({kind, 10}, nothing), 0.0);
  }
  EXPECT_EQ(value_of({MeasureKind::median_rank, 0}, nothing), std::numeric_limits<double>::infinity());
}

/// A ranking with ties: scores never rise, grades are 0, 1 or 2.
struct Case {
  std::vector<float> scores;
  std::vector<std::int32_t> grades;
};

Case any_case() {
  Case made;
  const auto size = *rc::gen::inRange(1, 60);
  for (int i = 0; i < size; ++i) {
    made.scores.push_back(static_cast<float>(*rc::gen::inRange(0, 12)));
    made.grades.push_back(*rc::gen::element(0, 0, 0, 1, 2));
  }
  std::sort(made.scores.begin(), made.scores.end(), std::greater<>());
  return made;
}

RC_GTEST_PROP(Auc, equals_the_count_of_all_pairs, ()) {
  const Case made = any_case();
  double right = 0;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < made.grades.size(); ++i) {
    for (std::size_t j = 0; j < made.grades.size(); ++j) {
      if (made.grades[i] <= 0 || made.grades[j] > 0) continue;
      ++pairs;
      right += made.scores[i] > made.scores[j] ? 1 : made.scores[i] == made.scores[j] ? 0.5 : 0;
    }
  }
  const auto found = value_of({MeasureKind::auc, 0}, judge(made.grades, made.scores));
  RC_ASSERT(found.has_value() == (pairs > 0));
  if (found) RC_ASSERT(*found == right / static_cast<double>(pairs));
}

RC_GTEST_PROP(Auc, of_the_reversed_ranking_is_the_rest_to_one, ()) {
  const Case made = any_case();
  const auto forward = value_of({MeasureKind::auc, 0}, judge(made.grades, made.scores));
  RC_PRE(forward.has_value());
  const std::vector<std::int32_t> grades(made.grades.rbegin(), made.grades.rend());
  std::vector<float> scores(made.scores.rbegin(), made.scores.rend());
  for (float& score : scores) score = -score;
  RC_ASSERT(std::abs(*forward + *value_of({MeasureKind::auc, 0}, judge(grades, scores)) - 1) < 1e-12);
}

RC_GTEST_PROP(Measures, equal_a_walk_down_the_list, ()) {
  const Case made = any_case();
  const auto depth = static_cast<std::size_t>(*rc::gen::inRange(1, 70));
  const std::size_t end = std::min(depth, made.grades.size());
  double found = 0;
  double precisions = 0;
  double gain = 0;
  for (std::size_t i = 0; i < end; ++i) {
    if (made.grades[i] <= 0) continue;
    found += 1;
    precisions += found / static_cast<double>(i + 1);
    gain += made.grades[i] / std::log2(static_cast<double>(i) + 2);
  }
  auto sorted = made.grades;
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  double ideal = 0;
  for (std::size_t i = 0; i < end; ++i) ideal += std::max(0, sorted[i]) / std::log2(static_cast<double>(i) + 2);
  const auto relevant = static_cast<double>(std::count_if(sorted.begin(), sorted.end(), [](int grade) { return grade > 0; }));
  const JudgedRanking ranking = judge(made.grades, made.scores);
  const auto k = static_cast<std::uint32_t>(depth);
  const auto close = [](std::optional<double> a, double b) { return a && std::abs(*a - b) < 1e-12; };
  RC_ASSERT(close(value_of({MeasureKind::recall, k}, ranking), relevant > 0 ? found / relevant : 0));
  RC_ASSERT(close(value_of({MeasureKind::precision, k}, ranking), found / static_cast<double>(depth)));
  RC_ASSERT(close(value_of({MeasureKind::average_precision, k}, ranking), relevant > 0 ? precisions / relevant : 0));
  RC_ASSERT(close(value_of({MeasureKind::ndcg, k}, ranking), ideal > 0 ? gain / ideal : 0));
}

RC_GTEST_PROP(Measures, a_relevant_document_moved_up_lowers_nothing, ()) {
  const Case made = any_case();
  RC_PRE(made.grades.size() >= 2U);
  const auto at = static_cast<std::size_t>(*rc::gen::inRange<int>(1, static_cast<int>(made.grades.size())));
  RC_PRE(made.grades[at] > made.grades[at - 1]);
  auto better = made.grades;
  std::swap(better[at], better[at - 1]);
  for (const char* name : {"R@5", "P@5", "AP", "RR", "nDCG", "nDCG@5", "Success@3", "Rprec", "AUC"}) {
    const Measure measure = *parse_measure(name);
    RC_ASSERT(value_of(measure, judge(better)).value_or(0) >= value_of(measure, judge(made.grades)).value_or(0) - 1e-12);
  }
}

}  // namespace
}  // namespace vouch::evaluation
