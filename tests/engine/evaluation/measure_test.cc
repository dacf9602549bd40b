// Names of measures: every spelling that the common tools use, and clear refusals.
#include "engine/evaluation/measure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vouch::evaluation {
namespace {

TEST(MeasureNames, spellings_of_one_measure_mean_the_same) {
  const Measure recall{MeasureKind::recall, 50};
  for (const char* name : {"R@50", "recall_50", "recall@50", "Recall@50", "r@50"})
    EXPECT_EQ(*parse_measure(name), recall) << name;
  for (const char* name : {"AP", "map", "MAP"})
    EXPECT_EQ(*parse_measure(name), (Measure{MeasureKind::average_precision, 0})) << name;
  for (const char* name : {"AP@100", "map_cut_100"})
    EXPECT_EQ(*parse_measure(name), (Measure{MeasureKind::average_precision, 100}));
  for (const char* name : {"RR", "MRR", "recip_rank"})
    EXPECT_EQ(*parse_measure(name), (Measure{MeasureKind::reciprocal_rank, 0}));
  for (const char* name : {"nDCG@10", "ndcg_cut_10", "ndcg_10"})
    EXPECT_EQ(*parse_measure(name), (Measure{MeasureKind::ndcg, 10}));
  EXPECT_EQ(*parse_measure("num_rel_ret"), (Measure{MeasureKind::relevant_retrieved, 0}));
}

TEST(MeasureNames, a_canonical_name_reads_back_as_itself) {
  for (const char* name : {"R@50", "P@10", "AP", "AP@5", "RR", "RR@10", "nDCG", "nDCG@10", "Success@1", "Rprec", "AUC", "MedR",
                           "NumRet", "NumRel", "NumRelRet"}) {
    const auto measure = parse_measure(name);
    ASSERT_TRUE(measure) << name;
    EXPECT_EQ(name_of(*measure), name);
  }
}

TEST(MeasureNames, a_list_keeps_its_order_and_drops_repetitions) {
  const auto measures = parse_measures("AUC, R@50  recall_50,P@5");
  ASSERT_TRUE(measures);
  EXPECT_THAT(*measures, testing::ElementsAre(Measure{MeasureKind::auc, 0}, Measure{MeasureKind::recall, 50},
                                              Measure{MeasureKind::precision, 5}));
}

TEST(MeasureNames, wrong_names_are_refused_with_what_was_expected) {
  const auto text = [](const char* name) {
    const auto measure = parse_measure(name);
    EXPECT_FALSE(measure) << name;
    EXPECT_EQ(measure.error().code, core::ErrorCode::invalid_argument);
    return measure.error().message;
  };
  EXPECT_EQ(text("recal@50"), "unknown measure 'recal@50', did you mean 'recall'?");
  EXPECT_EQ(text("zzzzzzzz"), "unknown measure 'zzzzzzzz'");
  EXPECT_EQ(text("R"), "measure 'R' needs a cutoff, as in 'R@50'");
  EXPECT_EQ(text("AUC@10"), "measure 'AUC' has no cutoff, found 'AUC@10'");
  EXPECT_EQ(text("R@0"), "measure 'R@0': expected a cutoff of 1 or more, found '0'");
  EXPECT_EQ(text("R@"), "measure 'R@': expected a cutoff of 1 or more, found ''");
  EXPECT_EQ(text("R@-5"), "measure 'R@-5': expected a cutoff of 1 or more, found '-5'");
  EXPECT_EQ(text("R@99999999999"), "measure 'R@99999999999': expected a cutoff of 1 or more, found '99999999999'");
  EXPECT_EQ(parse_measures(" , ").error().message, "no measure given, expected names such as 'R@50,AUC'");
  EXPECT_EQ(parse_measures("AUC,nope").error().message, "unknown measure 'nope'");
}

}  // namespace
}  // namespace vouch::evaluation
