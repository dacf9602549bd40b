// What stands above the engine sees of evaluation: rankings and judgements in, figures with intervals and significance out.
//   Run::read, Qrels::read -> score_run -> evaluate
// Queries follow trec_eval: scored are those that are both in the qrels and in the run. Judged queries that a run lacks are
// counted in `queries_missing` and left out, or with `complete` (trec_eval's -c) scored as an empty ranking; queries without
// judgement are counted and left out. Two runs are compared on the queries for which both have a value. Nothing here
// depends on the order of lines, on a clock or on the machine.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/evaluation/judged_ranking.h"
#include "engine/evaluation/measure.h"
#include "engine/evaluation/resampling.h"
#include "engine/evaluation/trec.h"

namespace vouch::evaluation {

/// A run's value per query and measure.
struct RunScores {
  std::string run;                            // the run's tag, or the name that its caller gives
  std::vector<Measure> measures;              // columns
  std::vector<std::string> queries;           // rows, bytewise
  std::vector<std::optional<double>> values;  // [queries x measures, row-major]; nullopt: not defined for the query
  std::size_t queries_missing = 0;            // judged, but not in the run
  std::size_t queries_unjudged = 0;           // in the run, but not judged

  [[nodiscard]] std::optional<double> value(std::size_t query, std::size_t measure) const {
    return values[query * measures.size() + measure];
  }
};

/// Scores a run. `complete`: judged queries that it lacks are scored as well. Fails with invalid_argument where no query is left.
[[nodiscard]] core::Result<RunScores> score_run(const Run& run, const Qrels& qrels, std::span<const Measure> measures,
                                                bool complete = false);

/// Scores rankings that were judged in memory; `queries` [as rankings]. Rows come out bytewise by query.
[[nodiscard]] RunScores score_rankings(std::string name, std::span<const std::string> queries,
                                       std::span<const JudgedRanking> rankings, std::span<const Measure> measures);

/// One figure of one run.
struct Figure {
  std::string run;
  Measure measure;
  std::optional<double> value;  // nullopt: defined for no query
  Interval interval;
  std::size_t queries = 0;   // for which it is defined
  std::size_t clusters = 0;  // that were resampled
};

/// One measure between two runs, on the queries that both have.
struct Comparison {
  std::string first;
  std::string second;
  Measure measure;
  std::size_t queries = 0;
  std::size_t clusters = 0;
  double difference = 0;  // mean of first - second
  Interval interval;      // of the difference
  double p_value = 1;     // two-sided
  bool exact = false;     // p by counting all sign patterns
};

struct Evaluation {
  std::vector<Figure> figures;          // runs in the order given, measures in theirs
  std::vector<Comparison> comparisons;  // each later run against each earlier, for measures that are means
};

/// The figure of one measure. Requires measure < scores.measures.size().
[[nodiscard]] Figure figure_of(const RunScores& scores, std::size_t measure, const ResamplingOptions& options);

/// Compares the two runs in one measure. nullopt: the measure is no mean, one lacks it, or they share no query that has it.
[[nodiscard]] std::optional<Comparison> compare(const RunScores& first, const RunScores& second, Measure measure,
                                                const ResamplingOptions& options);

/// All figures and comparisons. Fails with invalid_argument for options out of range (level in (0, 1), 1 to 10^7 resamples).
[[nodiscard]] core::Result<Evaluation> evaluate(std::span<const RunScores> runs, const ResamplingOptions& options);

}  // namespace vouch::evaluation
