#include "engine/audience/counted_similar.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/audience/interval.h"
#include "engine/core/top_k.h"

namespace vouch::audience {
namespace {

struct Better {
  bool operator()(const CountedSimilar& a, const CountedSimilar& b) const {
    return a.value != b.value ? a.value > b.value : a.creator < b.creator;
  }
};

double sum_of(std::span<const std::uint64_t> counts) {
  return static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
}

}  // namespace

CountedAnswer counted_similar(const CountedOverlaps& overlaps, std::span<const std::int64_t> audience_sizes,
                              core::CreatorIndex creator, std::uint32_t k) {
  const auto others = overlaps.others(creator);
  const auto shared = overlaps.shared(creator);
  const auto stated = [&](std::uint32_t index) { return audience_sizes[index] > 0; };
  CountedAnswer answer;
  answer.considered = others.size();
  answer.by_stated_sizes = !others.empty() && stated(creator.value) && std::all_of(others.begin(), others.end(), stated);
  const auto total = [&](core::CreatorIndex of) {
    return answer.by_stated_sizes ? static_cast<double>(audience_sizes[of.value]) : sum_of(overlaps.shared(of));
  };
  core::TopK<CountedSimilar, Better> best(k, Better{});
  for (std::size_t i = 0; i < others.size(); ++i) {
    if (shared[i] == 0) continue;
    const core::CreatorIndex other(others[i]);
    const auto count = static_cast<double>(shared[i]);
    const double scale = std::sqrt(total(creator)) * std::sqrt(total(other));
    const double value = std::min(1.0, count / scale);
    const core::Interval people = expected_sum_interval({.sum = count, .squares = count, .largest = 1.0});
    best.offer({.creator = other,
                .shared = shared[i],
                .value = value,
                .interval = {.low = std::min(value, people.low / scale), .high = std::clamp(people.high / scale, value, 1.0)}});
  }
  answer.creators = best.take();
  return answer;
}

}  // namespace vouch::audience
