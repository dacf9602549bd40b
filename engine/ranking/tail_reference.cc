#include "engine/ranking/tail_reference.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "engine/core/deterministic_math.h"

namespace vouch::ranking {
namespace {

constexpr double kLinearEnd = 5.4;
constexpr double kLevelsPerDecade = 16.0;
constexpr double kShapePriorPairs = 20.0;
constexpr double kLn10 = 2.30258509299404568402;

/// 1/alpha by Hill's estimate over the top 1 % of values > 0, shrunk to 1. Values descend.
double pareto_shape(const std::vector<double>& descending) {
  const auto positive = static_cast<std::size_t>(
      std::partition_point(descending.begin(), descending.end(), [](double x) { return x > 0.0; }) - descending.begin());
  const std::size_t top = std::min(positive, descending.size() / 100 + 1);
  if (top == 0) return 1.0;
  const double threshold = descending[top - 1];
  double logs = 0.0;
  for (std::size_t i = 0; i + 1 < top; ++i) logs += core::det_log(descending[i] / threshold);
  const auto n = static_cast<double>(top - 1);
  return (n + kShapePriorPairs) / (logs + kShapePriorPairs);
}

}  // namespace

double strength_of_tail(double t) { return t <= kLinearEnd ? t / 6.0 : 1.0 - 0.1 * core::det_exp(-(t - kLinearEnd) / 0.6); }

TailReference TailReference::from(std::vector<double> values) {
  TailReference reference;
  reference.pairs_ = values.size();
  if (values.empty()) return reference;
  std::sort(values.begin(), values.end(), std::greater<>());
  const auto n = static_cast<double>(values.size());
  const auto tail_at = [&](double x) {  // −log₁₀ of the share of pairs at or above x
    const auto above = std::upper_bound(values.begin(), values.end(), x, std::greater<>()) - values.begin();
    return std::max(0.0, -core::det_log10(static_cast<double>(above) / n));
  };
  std::vector<double> xs;
  const auto levels = static_cast<int>(std::floor(kLevelsPerDecade * core::det_log10(n)));
  for (int level = 0; level <= levels; ++level) {
    const double share = core::det_exp(-kLn10 * level / kLevelsPerDecade);
    const auto place = std::clamp<std::size_t>(static_cast<std::size_t>(std::ceil(n * share)), 1, values.size());
    xs.push_back(values[place - 1]);
  }
  xs.push_back(values.front());
  // The smallest value above the lowest one: where most pairs share nobody, everything above starts at its own level.
  const auto lowest = std::lower_bound(values.begin(), values.end(), values.back(), std::greater<>());
  if (lowest != values.begin()) xs.push_back(*(lowest - 1));
  std::sort(xs.begin(), xs.end());
  xs.erase(std::unique(xs.begin(), xs.end()), xs.end());
  for (const double x : xs) reference.knots_.push_back({x, tail_at(x)});
  reference.pareto_shape_ = pareto_shape(values);
  return reference;
}

double TailReference::tail(double x) const {
  if (knots_.empty() || x <= knots_.front().x) return knots_.empty() ? 0.0 : knots_.front().t;
  const Knot& last = knots_.back();
  if (x > last.x) {
    if (last.x <= 0.0) return last.t;
    return last.t + pareto_shape_ * core::det_log10(x / last.x);
  }
  const auto above = std::lower_bound(knots_.begin(), knots_.end(), x, [](const Knot& k, double v) { return k.x < v; });
  const Knot& low = *(above - 1);
  return low.t + (above->t - low.t) * ((x - low.x) / (above->x - low.x));
}

double TailReference::percentile(double x) const { return 1.0 - core::det_exp(-kLn10 * tail(x)); }

void TailReference::write(core::Encoder& out) const {
  out.write(pairs_);
  out.write(pareto_shape_);
  out.write(static_cast<std::uint32_t>(knots_.size()));
  for (const Knot& knot : knots_) {
    out.write(knot.x);
    out.write(knot.t);
  }
}

core::Result<TailReference> TailReference::read(core::Decoder& in) {
  TailReference reference;
  const auto pairs = in.read<std::uint64_t>();
  const auto shape = in.read<double>();
  const auto size = in.read<std::uint32_t>();
  if (!pairs || !shape || !size) return core::fail(core::ErrorCode::corrupt, "a reference distribution ends too soon");
  if (*size > in.left() / (2 * sizeof(double)))
    return core::fail(core::ErrorCode::corrupt, "a reference distribution has too many knots");
  reference.pairs_ = *pairs;
  reference.pareto_shape_ = *shape;
  for (std::uint32_t i = 0; i < *size; ++i) {
    const auto x = in.read<double>();
    const auto t = in.read<double>();
    if (!x || !t) return core::fail(core::ErrorCode::corrupt, "a reference distribution ends too soon");
    const bool rises = reference.knots_.empty() || (*x > reference.knots_.back().x && *t >= reference.knots_.back().t);
    if (!rises || !std::isfinite(*x) || !std::isfinite(*t)) {
      return core::fail(core::ErrorCode::corrupt, "the knots of a reference distribution do not rise");
    }
    reference.knots_.push_back({*x, *t});
  }
  if (!(*shape > 0.0) || !std::isfinite(*shape)) return core::fail(core::ErrorCode::corrupt, "a tail shape is not positive");
  return reference;
}

}  // namespace vouch::ranking
