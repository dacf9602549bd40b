// Scores per query, figures over queries, comparisons between runs.
#include "engine/evaluation/evaluation.h"

#include <algorithm>
#include <numeric>

namespace vouch::evaluation {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr std::size_t kMaxResamples = 10'000'000;

void append_values(RunScores& scores, std::string query, const JudgedRanking& ranking) {
  scores.queries.push_back(std::move(query));
  for (const Measure measure : scores.measures) scores.values.push_back(value_of(measure, ranking));
}

/// The defined values of one measure with their queries.
struct Column {
  std::vector<std::string> queries;
  std::vector<double> values;
};

Column column_of(const RunScores& scores, std::size_t measure) {
  Column column;
  for (std::size_t q = 0; q < scores.queries.size(); ++q) {
    if (const auto value = scores.value(q, measure)) {
      column.queries.push_back(scores.queries[q]);
      column.values.push_back(*value);
    }
  }
  return column;
}

std::optional<std::size_t> place_of(const RunScores& scores, Measure measure) {
  const auto found = std::find(scores.measures.begin(), scores.measures.end(), measure);
  if (found == scores.measures.end()) return std::nullopt;
  return static_cast<std::size_t>(found - scores.measures.begin());
}

/// first - second where both have a value; rows of both are sorted by query.
Column paired_differences(const RunScores& first, std::size_t first_column, const RunScores& second, std::size_t second_column) {
  Column column;
  for (std::size_t i = 0, j = 0; i < first.queries.size() && j < second.queries.size();) {
    const int order = first.queries[i].compare(second.queries[j]);
    if (order == 0) {
      const auto a = first.value(i, first_column);
      const auto b = second.value(j, second_column);
      if (a && b) {
        column.queries.push_back(first.queries[i]);
        column.values.push_back(*a - *b);
      }
    }
    if (order <= 0) ++i;
    if (order >= 0) ++j;
  }
  return column;
}

std::size_t count_of(std::span<const std::uint32_t> clusters) {
  return clusters.empty() ? 0 : std::size_t{*std::max_element(clusters.begin(), clusters.end())} + 1;
}

}  // namespace

Result<RunScores> score_run(const Run& run, const Qrels& qrels, std::span<const Measure> measures, bool complete) {
  RunScores scores{.run = run.tag(), .measures = {measures.begin(), measures.end()}, .queries = {}, .values = {}};
  for (const auto& [query, grades] : qrels.queries()) {
    const bool is_missing = !run.queries().contains(query);
    if (is_missing) ++scores.queries_missing;
    if (is_missing && !complete) continue;
    append_values(scores, query, judge(run, query, grades));
  }
  for (const auto& [query, entries] : run.queries()) {
    if (!qrels.queries().contains(query)) ++scores.queries_unjudged;
  }
  if (scores.queries.empty()) {
    return fail(ErrorCode::invalid_argument, "run '" + run.tag() +
                                                 "' and the qrels share no query: " + std::to_string(run.queries().size()) +
                                                 " in the run, " + std::to_string(qrels.queries().size()) + " judged");
  }
  return scores;
}

RunScores score_rankings(std::string name, std::span<const std::string> queries, std::span<const JudgedRanking> rankings,
                         std::span<const Measure> measures) {
  RunScores scores{.run = std::move(name), .measures = {measures.begin(), measures.end()}, .queries = {}, .values = {}};
  std::vector<std::size_t> order(queries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return queries[a] < queries[b]; });
  for (const std::size_t q : order) append_values(scores, queries[q], rankings[q]);
  return scores;
}

Figure figure_of(const RunScores& scores, std::size_t measure, const ResamplingOptions& options) {
  const Measure what = scores.measures[measure];
  const Aggregation aggregation = aggregation_of(what.kind);
  const Column column = column_of(scores, measure);
  Figure figure{.run = scores.run, .measure = what, .value = {}, .interval = {}, .queries = column.values.size()};
  if (column.values.empty()) return figure;
  const auto clusters = clusters_of(column.queries, options.cluster_separator);
  figure.clusters = count_of(clusters);
  figure.value = aggregate(column.values, aggregation);
  figure.interval = bootstrap(column.values, clusters, aggregation, options);
  return figure;
}

std::optional<Comparison> compare(const RunScores& first, const RunScores& second, Measure measure,
                                  const ResamplingOptions& options) {
  const auto first_column = place_of(first, measure);
  const auto second_column = place_of(second, measure);
  if (aggregation_of(measure.kind) != Aggregation::mean || !first_column || !second_column) return std::nullopt;
  const Column column = paired_differences(first, *first_column, second, *second_column);
  if (column.values.empty()) return std::nullopt;
  const auto clusters = clusters_of(column.queries, options.cluster_separator);
  const RandomisationTest test = randomisation_test(column.values, clusters, options);
  return Comparison{.first = first.run,
                    .second = second.run,
                    .measure = measure,
                    .queries = column.values.size(),
                    .clusters = count_of(clusters),
                    .difference = aggregate(column.values, Aggregation::mean),
                    .interval = bootstrap(column.values, clusters, Aggregation::mean, options),
                    .p_value = test.p_value,
                    .exact = test.exact};
}

Result<Evaluation> evaluate(std::span<const RunScores> runs, const ResamplingOptions& options) {
  if (!(options.level > 0 && options.level < 1)) {
    return fail(ErrorCode::invalid_argument,
                "expected a level of intervals between 0 and 1, found " + std::to_string(options.level));
  }
  if (options.resamples == 0 || options.resamples > kMaxResamples) {
    return fail(ErrorCode::invalid_argument, "expected 1 to 10000000 resamples, found " + std::to_string(options.resamples));
  }
  Evaluation evaluation;
  for (const RunScores& run : runs) {
    for (std::size_t m = 0; m < run.measures.size(); ++m) evaluation.figures.push_back(figure_of(run, m, options));
  }
  for (std::size_t later = 1; later < runs.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      for (const Measure measure : runs[later].measures) {
        if (auto comparison = compare(runs[later], runs[earlier], measure, options)) {
          evaluation.comparisons.push_back(*std::move(comparison));
        }
      }
    }
  }
  return evaluation;
}

}  // namespace vouch::evaluation
