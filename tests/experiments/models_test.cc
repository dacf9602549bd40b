// Models over a planted split: baselines, weights chosen on other brands, checks of what a scorer returns.
#include "experiments/models.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/experiments/small_split.h"

namespace vouch::experiments {
namespace {

constexpr evaluation::Measure kAuc{evaluation::MeasureKind::auc, 0};

double mean_auc(const Outcome& outcome) {
  double sum = 0;
  for (const auto& ranking : outcome.rankings) sum += evaluation::value_of(kAuc, ranking).value_or(0);
  return sum / static_cast<double>(outcome.rankings.size());
}

TEST(Models, random_is_even_and_repeats_with_its_seed) {
  const Split split = planted_split(400);
  const auto once = rank_queries(split, random_order(split, 1), {});
  const auto again = rank_queries(split, random_order(split, 1), {.threads = 1});
  const auto other = rank_queries(split, random_order(split, 2), {});
  ASSERT_TRUE(once && again && other);
  EXPECT_EQ(once->tops, again->tops);
  EXPECT_NE(once->tops, other->tops);
  EXPECT_NEAR(mean_auc(*once), 0.5, 0.03);
}

TEST(Models, popularity_orders_by_distinct_brands_and_ties_by_all_ties) {
  History history = small_history();
  for (const char* brand : {"blau", "cora"}) add_tie(history, brand, "e", 6);
  for (std::int64_t day = 1; day < 7; ++day) add_tie(history, "blau", "d", day);
  const auto split = split_by_time(history, {.cuts = {0.7}, .min_earlier_creators = 2});
  ASSERT_TRUE(split);
  const PlantedScorer scorer(*split);
  const auto results = run_models({{"popularity", PopularityModel{}}, {"ties", TiesModel{}}}, *split, scorer, {});
  ASSERT_TRUE(results) << results.error().message;
  const auto first = [&](std::size_t model) { return split->cuts[0].candidates[(*results)[model].outcome.tops[0].front()]; };
  EXPECT_EQ(first(0), "e");  // two brands
  EXPECT_EQ(first(1), "d");  // seven ties with one brand
}

TEST(Models, chosen_weights_come_from_other_brands) {
  const Split split = planted_split(60);
  const PlantedScorer scorer(split);
  const ChosenWeightsModel chosen{.grid = {only(4), only(0), only(2)}, .choose_by = kAuc, .folds = 2};
  const auto results = run_models({{"chosen", chosen}, {"audience", WeightsModel{only(0)}}}, split, scorer, {});
  ASSERT_TRUE(results) << results.error().message;
  const ModelResult& model = results->front();
  ASSERT_EQ(model.folds.size(), 2U);
  EXPECT_EQ(model.folds[0].used_on_queries + model.folds[1].used_on_queries, 60U);
  for (const ChosenFold& fold : model.folds) {
    EXPECT_EQ(fold.weights, only(0));
    EXPECT_EQ(fold.chosen_on_queries + fold.used_on_queries, 60U);
  }
  EXPECT_EQ(model.outcome.tops, results->back().outcome.tops);
}

/// Good on the brands of one fold only: choosing must not see the fold that it chooses for.
class OneSidedScorer final : public Scorer {
 public:
  explicit OneSidedScorer(const Split& split) : inner_(split) {}
  core::Result<Ordered> rank(const Query& query, const Weighting& weighting) const override {
    const bool audience = std::get<Weights>(weighting)[0] > 0;
    const bool good = audience == (fold_of(query.brand_id, 1, 2) == 0);
    return inner_.rank(query, good ? only(0) : only(4));
  }

 private:
  PlantedScorer inner_;
};

TEST(Models, a_fold_never_sees_its_own_brands_when_weights_are_chosen) {
  const Split split = planted_split(60);
  const OneSidedScorer scorer(split);
  const ChosenWeightsModel chosen{.grid = {only(0), only(2)}, .choose_by = kAuc, .folds = 2};
  const auto results = run_models({{"chosen", chosen}}, split, scorer, {.seed = 1});
  ASSERT_TRUE(results);
  // Weight 0 is right for fold 0 and wrong elsewhere: chosen on the others, each fold gets what is wrong for itself.
  EXPECT_EQ(results->front().folds[0].weights, only(2));
  EXPECT_EQ(results->front().folds[1].weights, only(0));
  EXPECT_LT(mean_auc(results->front().outcome), 0.1);
}

TEST(Models, equal_scores_count_half_for_auc_whatever_their_order) {
  const Split split = planted_split(1);  // positives 5 and 30
  std::vector<std::uint32_t> order = {5};
  for (std::uint32_t c = 6; c < 60; ++c) order.push_back(c);
  std::vector<float> scores(order.size(), 0);
  scores[0] = 1;
  const auto outcome = rank_queries(split, [&](const Query&) -> core::Result<Ordered> { return Ordered{order, scores}; }, {});
  ASSERT_TRUE(outcome);
  EXPECT_DOUBLE_EQ(mean_auc(*outcome), (1 + 0.5) / 2);  // one above all others, one tied with all of them
}

TEST(Models, errors_name_model_and_query) {
  const Split split = planted_split(3);
  const PlantedScorer scorer(split);
  const auto results = run_models({{"odd", ProfileModel{"nope"}}}, split, scorer, {});
  ASSERT_FALSE(results);
  EXPECT_EQ(results.error().code, core::ErrorCode::not_found);
  EXPECT_EQ(results.error().message, "model odd: query b1000@70: no profile 'nope'");
}

TEST(Models, an_order_that_is_not_of_the_candidates_is_a_defect) {
  const Split split = planted_split(1);
  const auto message = [&](std::vector<std::uint32_t> order) {
    const auto outcome =
        rank_queries(split, [&](const Query&) -> core::Result<Ordered> { return Ordered{.candidates = order}; }, {});
    EXPECT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, core::ErrorCode::internal);
    return outcome.error().message;
  };
  EXPECT_EQ(message({0}), "query b1000@70: a known partner or no candidate was ranked");
  EXPECT_EQ(message({60}), "query b1000@70: a known partner or no candidate was ranked");
  EXPECT_EQ(message({7, 7}), "query b1000@70: a known partner or no candidate was ranked");
  EXPECT_EQ(message({7}), "query b1000@70: expected 55 candidates in the ranking, found 1");
}

}  // namespace
}  // namespace vouch::experiments
