// Equal to trec_eval's own expected outputs to the last printed digit, on its own test files (in the folder that VOUCH_DATA
// names; skipped where it is not set).
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "engine/evaluation/evaluation.h"

namespace vouch::evaluation {
namespace {

std::string folder() {
  const char* data = std::getenv("VOUCH_DATA");
  return data == nullptr ? std::string() : std::string(data) + "/reliability/trec_eval-test/test/";
}

std::string fixed4(double value) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.4f", value);
  return text.data();
}

/// trec_eval's printed measures that exist here, as (their name, ours).
std::vector<std::pair<std::string, std::string>> shared_measures() {
  std::vector<std::pair<std::string, std::string>> names = {{"map", "AP"},
                                                            {"recip_rank", "RR"},
                                                            {"ndcg", "nDCG"},
                                                            {"Rprec", "Rprec"},
                                                            {"success_1", "Success@1"},
                                                            {"success_5", "Success@5"},
                                                            {"success_10", "Success@10"}};
  for (const char* cutoff : {"5", "10", "15", "20", "30", "100", "200", "500", "1000"}) {
    const std::string k = cutoff;
    names.insert(names.end(),
                 {{"P_" + k, "P@" + k}, {"recall_" + k, "R@" + k}, {"ndcg_cut_" + k, "nDCG@" + k}, {"map_cut_" + k, "AP@" + k}});
  }
  return names;
}

/// Compares every printed figure of an expected output that is a shared measure and starts with `prefix`; returns how many
/// there were.
std::size_t expect_equal(const std::string& run_file, const std::string& qrels_file, const std::string& expected_file,
                         const std::string& prefix = "") {
  std::ifstream run_in(folder() + run_file);
  std::ifstream qrels_in(folder() + qrels_file);
  const auto run = Run::read(run_in, run_file);
  const auto qrels = Qrels::read(qrels_in, qrels_file);
  if (!run || !qrels) {
    ADD_FAILURE() << (run ? qrels.error().message : run.error().message);
    return 0;
  }
  std::map<std::string, std::size_t> column;
  std::vector<Measure> measures;
  for (const auto& [theirs, ours] : shared_measures()) {
    column[theirs] = measures.size();
    measures.push_back(*parse_measure(ours));
  }
  const auto scores = score_run(*run, *qrels, measures);
  std::size_t compared = 0;
  std::ifstream expected(folder() + expected_file);
  for (std::string name, query, value; expected >> name >> query >> value;) {
    const auto found = column.find(name);
    if (found == column.end() || !name.starts_with(prefix)) continue;
    std::optional<double> ours;
    if (query == "all") ours = figure_of(*scores, found->second, {.resamples = 1}).value;
    for (std::size_t q = 0; q < scores->queries.size(); ++q) {
      if (scores->queries[q] == query) ours = scores->value(q, found->second);
    }
    EXPECT_EQ(fixed4(ours.value_or(-1)), value) << name << " of " << query << " in " << expected_file;
    ++compared;
  }
  return compared;
}

class TrecEval : public testing::Test {
 protected:
  void SetUp() override {
    if (folder().empty() || !std::ifstream(folder() + "out.test.aq"))
      GTEST_SKIP() << "VOUCH_DATA does not name the research data";
  }
};

TEST_F(TrecEval, all_shared_measures_of_each_query_and_of_all) {
  EXPECT_GE(expect_equal("results.test", "qrels.test", "out.test.aq"), 160U);
}

TEST_F(TrecEval, graded_gains) { EXPECT_GE(expect_equal("results.test", "qrels.rel_level", "out.test.aql", "ndcg"), 40U); }

TEST_F(TrecEval, comment_lines_and_scores_with_many_digits) {
  EXPECT_GE(expect_equal("results.comment.test", "qrels.comment.test", "out.comment.test"), 11U);
}

TEST_F(TrecEval, comments_in_qrels_change_nothing) {
  EXPECT_GE(expect_equal("results.test", "qrels.test.with-comments", "out.test.aq"), 160U);
}

TEST_F(TrecEval, junk_after_the_tag_is_refused) {
  std::ifstream in(folder() + "results.trunc");
  const auto run = Run::read(in, "results.trunc");
  ASSERT_FALSE(run);
  EXPECT_EQ(run.error().message, "results.trunc:1: expected 6 columns (query, Q0, document, rank, score, tag), found 9");
}

}  // namespace
}  // namespace vouch::evaluation
