// Uncertainty by resampling, seeded and the same on every machine.
//   interval:  percentile bootstrap (B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993, ch. 13)
//   p value:   paired randomisation test, two-sided (M. Smucker, J. Allan, B. Carterette, "A Comparison of Statistical
//              Significance Tests for Information Retrieval Evaluation", 2007): under the null hypothesis the two systems'
//              values of a cluster could as well be swapped
// Queries that belong together (one brand at several dates) are one cluster, drawn and swapped as a whole: taking them
// for independent would make intervals too narrow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/evaluation/measure.h"

namespace vouch::evaluation {

struct ResamplingOptions {
  std::size_t resamples = 10'000;      // draws for an interval and for a p value
  double level = 0.95;                 // of the interval
  std::uint64_t seed = 1;              // another seed moves the last digits
  std::string cluster_separator = {};  // cluster of a query: its id up to the last separator; empty: each query is its own
};

struct Interval {
  double low = 0;
  double high = 0;
  bool operator==(const Interval&) const = default;
};

/// Numbers the clusters of these queries from 0 by first occurrence.
[[nodiscard]] std::vector<std::uint32_t> clusters_of(std::span<const std::string> queries, std::string_view separator);

/// The figure that values become. Median of an even number: the mean of the middle two. Requires values.
[[nodiscard]] double aggregate(std::span<const double> values, Aggregation aggregation);

/// Bootstrap interval of the aggregate, clusters drawn with replacement. Requires as many clusters as values, at least one.
/// One cluster alone gives an interval of no width; a sum (a count over these very queries) has none either.
[[nodiscard]] Interval bootstrap(std::span<const double> values, std::span<const std::uint32_t> clusters, Aggregation aggregation,
                                 const ResamplingOptions& options);

struct RandomisationTest {
  double p_value = 1;
  bool exact = false;  // all sign patterns counted (at most 16 clusters), else (1 + as extreme) / (1 + resamples)
};

/// Tests whether the mean of paired differences is 0. Requires as many clusters as differences, at least one, all finite.
[[nodiscard]] RandomisationTest randomisation_test(std::span<const double> differences, std::span<const std::uint32_t> clusters,
                                                   const ResamplingOptions& options);

}  // namespace vouch::evaluation
