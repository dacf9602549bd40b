// The bootstrap of a mean needs each cluster's sum and count; that of a median walks the sorted values with the drawn
// multiplicities, O(n) a draw. The randomisation test adds integers, so that equal sums are equal.
#include "engine/evaluation/resampling.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <numeric>

#include "engine/core/random.h"

namespace vouch::evaluation {
namespace {

constexpr std::size_t kMaxExactClusters = 16;  // 65,536 sign patterns

std::size_t cluster_count(std::span<const std::uint32_t> clusters) {
  return clusters.empty() ? 0 : std::size_t{*std::max_element(clusters.begin(), clusters.end())} + 1;
}

/// How often each cluster was drawn, for one resample.
void draw(core::Random& random, std::vector<std::uint32_t>& times) {
  std::fill(times.begin(), times.end(), 0U);
  for (std::size_t i = 0; i < times.size(); ++i) ++times[random.below(times.size())];
}

class MeanOfDraw {
 public:
  MeanOfDraw(std::span<const double> values, std::span<const std::uint32_t> clusters)
      : sums_(cluster_count(clusters)), counts_(sums_.size()) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      sums_[clusters[i]] += values[i];
      ++counts_[clusters[i]];
    }
  }

  [[nodiscard]] double operator()(std::span<const std::uint32_t> times) const {
    double sum = 0;
    std::uint64_t count = 0;
    for (std::size_t c = 0; c < times.size(); ++c) {
      sum += static_cast<double>(times[c]) * sums_[c];
      count += std::uint64_t{times[c]} * counts_[c];
    }
    return sum / static_cast<double>(count);
  }

 private:
  std::vector<double> sums_;
  std::vector<std::uint64_t> counts_;
};

class MedianOfDraw {
 public:
  MedianOfDraw(std::span<const double> values, std::span<const std::uint32_t> clusters) {
    for (std::size_t i = 0; i < values.size(); ++i) sorted_.push_back({values[i], clusters[i]});
    std::sort(sorted_.begin(), sorted_.end());
  }

  [[nodiscard]] double operator()(std::span<const std::uint32_t> times) const {
    std::uint64_t count = 0;
    for (const auto& [value, cluster] : sorted_) count += times[cluster];
    const std::uint64_t lower = (count - 1) / 2;  // the same place as upper where the count is odd
    const std::uint64_t upper = count / 2;
    double below = 0;
    std::uint64_t passed = 0;
    for (const auto& [value, cluster] : sorted_) {
      const std::uint64_t next = passed + times[cluster];
      if (passed <= lower && lower < next) below = value;
      if (upper < next) return below == value ? value : (below + value) / 2;
      passed = next;
    }
    return below;
  }

 private:
  std::vector<std::pair<double, std::uint32_t>> sorted_;
};

template <class OfDraw>
Interval percentiles(const OfDraw& of_draw, std::size_t clusters, const ResamplingOptions& options) {
  core::Random random(options.seed, "bootstrap");
  std::vector<std::uint32_t> times(clusters);
  std::vector<double> drawn(std::max<std::size_t>(options.resamples, 1));
  for (double& value : drawn) {
    draw(random, times);
    value = of_draw(times);
  }
  std::sort(drawn.begin(), drawn.end());
  const double last = static_cast<double>(drawn.size() - 1);
  const double tail = (1 - options.level) / 2;
  return {drawn[static_cast<std::size_t>(std::floor(tail * last))],
          drawn[static_cast<std::size_t>(std::ceil((1 - tail) * last))]};
}

/// The clusters' sums as integers, in a unit so small that rounding is far below the values and no sum overflows.
std::vector<std::int64_t> integer_sums(std::span<const double> differences, std::span<const std::uint32_t> clusters) {
  std::vector<double> sums(cluster_count(clusters));
  for (std::size_t i = 0; i < differences.size(); ++i) sums[clusters[i]] += differences[i];
  double total = 0;
  for (const double sum : sums) total += std::abs(sum);
  std::vector<std::int64_t> integers(sums.size(), 0);
  if (total == 0) return integers;
  int exponent = 0;
  static_cast<void>(std::frexp(total, &exponent));  // total < 2^exponent
  for (std::size_t c = 0; c < sums.size(); ++c)
    integers[c] = static_cast<std::int64_t>(std::llround(std::ldexp(sums[c], 60 - exponent)));
  return integers;
}

}  // namespace

std::vector<std::uint32_t> clusters_of(std::span<const std::string> queries, std::string_view separator) {
  std::map<std::string_view, std::uint32_t> numbers;
  std::vector<std::uint32_t> clusters;
  clusters.reserve(queries.size());
  for (const std::string& query : queries) {
    const auto cut = separator.empty() ? std::string::npos : query.rfind(separator);
    const std::string_view name = std::string_view(query).substr(0, cut);
    clusters.push_back(numbers.emplace(name, static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  return clusters;
}

double aggregate(std::span<const double> values, Aggregation aggregation) {
  assert(!values.empty());
  if (aggregation == Aggregation::median) {
    std::vector<std::uint32_t> one_each(values.size());
    std::iota(one_each.begin(), one_each.end(), 0U);
    return MedianOfDraw(values, one_each)(std::vector<std::uint32_t>(values.size(), 1));
  }
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  return aggregation == Aggregation::sum ? sum : sum / static_cast<double>(values.size());
}

Interval bootstrap(std::span<const double> values, std::span<const std::uint32_t> clusters, Aggregation aggregation,
                   const ResamplingOptions& options) {
  assert(values.size() == clusters.size() && !values.empty());
  switch (aggregation) {
    case Aggregation::mean: return percentiles(MeanOfDraw(values, clusters), cluster_count(clusters), options);
    case Aggregation::median: return percentiles(MedianOfDraw(values, clusters), cluster_count(clusters), options);
    case Aggregation::sum: break;
  }
  const double sum = aggregate(values, aggregation);
  return {sum, sum};
}

RandomisationTest randomisation_test(std::span<const double> differences, std::span<const std::uint32_t> clusters,
                                     const ResamplingOptions& options) {
  assert(differences.size() == clusters.size() && !differences.empty());
  const std::vector<std::int64_t> sums = integer_sums(differences, clusters);
  const std::int64_t observed = std::abs(std::accumulate(sums.begin(), sums.end(), std::int64_t{0}));
  const auto slack = static_cast<std::int64_t>(2 * differences.size() + sums.size());  // what rounding may have moved
  const auto as_extreme = [&](std::int64_t sum) { return std::abs(sum) >= observed - slack; };
  if (sums.size() <= kMaxExactClusters) {
    const std::uint32_t patterns = 1U << sums.size();
    std::uint32_t extreme = 0;
    for (std::uint32_t signs = 0; signs < patterns; ++signs) {
      std::int64_t sum = 0;
      for (std::size_t c = 0; c < sums.size(); ++c) sum += ((signs >> c) & 1U) != 0 ? -sums[c] : sums[c];
      if (as_extreme(sum)) ++extreme;
    }
    return {static_cast<double>(extreme) / static_cast<double>(patterns), true};
  }
  core::Random random(options.seed, "randomisation test");
  std::size_t extreme = 0;
  for (std::size_t r = 0; r < options.resamples; ++r) {
    std::int64_t sum = 0;
    std::uint64_t bits = 0;
    for (std::size_t c = 0; c < sums.size(); ++c, bits >>= 1U) {
      if (c % 64 == 0) bits = random.next();
      sum += (bits & 1U) != 0 ? -sums[c] : sums[c];
    }
    if (as_extreme(sum)) ++extreme;
  }
  return {static_cast<double>(1 + extreme) / static_cast<double>(1 + options.resamples), false};
}

}  // namespace vouch::evaluation
