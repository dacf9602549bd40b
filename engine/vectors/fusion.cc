#include "engine/vectors/fusion.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace vouch::vectors {
namespace {

/// A side on the common scale, in whole units.
struct Scaled {
  std::vector<std::optional<std::int64_t>> values;
  std::int64_t mean = 0, low = 0, high = 0;  // for those of whom it is unknown
  bool known = false;                        // of anybody
};

core::Result<Scaled> scaled(const FusedSide& side, const std::string& name) {
  double highest = side.least;
  for (std::size_t i = 0; i < side.scores.size(); ++i) {
    if (!side.scores[i]) continue;
    if (!std::isfinite(*side.scores[i]) || *side.scores[i] < side.least) {
      return core::fail(core::ErrorCode::invalid_argument, name + " score " + std::to_string(i) + " is " +
                                                               std::to_string(*side.scores[i]) + ", expected at least " +
                                                               std::to_string(side.least));
    }
    highest = std::max(highest, *side.scores[i]);
  }
  Scaled result;
  result.values.resize(side.scores.size());
  std::vector<std::int64_t> known;
  const double range = highest - side.least;
  for (std::size_t i = 0; i < side.scores.size(); ++i) {
    if (!side.scores[i]) continue;
    const double share = range > 0.0 ? (*side.scores[i] - side.least) / range : 0.0;
    result.values[i] = static_cast<std::int64_t>(std::floor(share * static_cast<double>(kFusedWhole) + 0.5));
    known.push_back(*result.values[i]);
  }
  if (known.empty()) return result;
  std::ranges::sort(known);
  std::int64_t sum = 0;
  for (const std::int64_t value : known) sum += value;
  result.known = true;
  result.mean = sum / static_cast<std::int64_t>(known.size());
  result.low = known[(known.size() - 1) / 20];
  result.high = known[known.size() - 1 - (known.size() - 1) / 20];
  return result;
}

/// α and 1 − α in 2¹⁶ parts, of those sides that are known at all.
struct Weights {
  std::int64_t dense = 0, term = 0;
};

Weights weights_of(const Scaled& dense, const Scaled& term, double dense_weight) {
  constexpr std::int64_t whole = 1 << 16;
  if (!term.known) return {.dense = whole, .term = 0};
  if (!dense.known) return {.dense = 0, .term = whole};
  const auto share = static_cast<std::int64_t>(std::floor(dense_weight * static_cast<double>(whole) + 0.5));
  return {.dense = share, .term = whole - share};
}

}  // namespace

core::Result<std::vector<Fused>> fused(const FusedSide& dense, const FusedSide& term, const FusionOptions& options) {
  if (dense.scores.size() != term.scores.size()) {
    return core::fail(core::ErrorCode::invalid_argument, "found " + std::to_string(dense.scores.size()) + " dense and " +
                                                             std::to_string(term.scores.size()) +
                                                             " term scores, expected as many of each");
  }
  if (!(options.dense_weight >= 0.0 && options.dense_weight <= 1.0)) {
    return core::fail(core::ErrorCode::invalid_argument,
                      "weight of dense scores is " + std::to_string(options.dense_weight) + ", expected 0 to 1");
  }
  const auto a = scaled(dense, "dense"), b = scaled(term, "term");
  if (!a) return core::fail(a.error());
  if (!b) return core::fail(b.error());
  const Weights weights = weights_of(*a, *b, options.dense_weight);
  const auto combined = [&](std::int64_t x, std::int64_t y) { return (weights.dense * x + weights.term * y) >> 16; };
  std::vector<Fused> all;
  for (std::size_t i = 0; i < a->values.size(); ++i) {
    const auto &x = a->values[i], &y = b->values[i];
    if (!x && !y) continue;
    all.push_back({.index = static_cast<std::uint32_t>(i),
                   .value = combined(x.value_or(a->mean), y.value_or(b->mean)),
                   .low = combined(x.value_or(std::min(a->low, a->mean)), y.value_or(std::min(b->low, b->mean))),
                   .high = combined(x.value_or(std::max(a->high, a->mean)), y.value_or(std::max(b->high, b->mean)))});
  }
  std::ranges::sort(all,
                    [](const Fused& p, const Fused& q) { return p.value != q.value ? p.value > q.value : p.index < q.index; });
  return all;
}

}  // namespace vouch::vectors
