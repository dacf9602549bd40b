#include "engine/ranking/score.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/apportion.h"

namespace vouch::ranking {
namespace {

constexpr double kFixedOne = 1099511627776.0;  // 2^40

double total_weight(const Profile& profile) { return std::accumulate(profile.weights.begin(), profile.weights.end(), 0.0); }

double weighted_sum(const Profile& profile, const Strengths& strengths) {
  double sum = 0.0;
  for (std::size_t i = 0; i < kSignals; ++i) sum += profile.weights[i] * strengths[i].strength;
  return sum;
}

}  // namespace

FixedScore fixed(double points) { return static_cast<FixedScore>(std::floor(points * kFixedOne + 0.5)); }

std::int64_t thousandths(FixedScore score) {
  return static_cast<std::int64_t>(std::floor(static_cast<double>(score) / kFixedOne * 1000.0 + 0.5));
}

std::optional<double> score(const Profile& profile, const Strengths& strengths) {
  bool known = false;
  for (std::size_t i = 0; i < kSignals; ++i) known |= profile.weights[i] > 0.0 && strengths[i].status != Status::unknown;
  if (!known) return std::nullopt;
  return 100.0 * weighted_sum(profile, strengths) / total_weight(profile);
}

Interval score_interval(const Profile& profile, const Strengths& strengths) {
  double low_squares = 0.0;
  double high_squares = 0.0;
  double low = weighted_sum(profile, strengths);
  double high = low;
  for (std::size_t i = 0; i < kSignals; ++i) {
    const double weight = profile.weights[i];
    const Strength& s = strengths[i];
    if (s.status == Status::unknown) {
      low -= weight * s.strength;
      high += weight * std::max(0.0, s.interval.high - s.strength);
    } else {
      const double below = weight * std::max(0.0, s.strength - s.interval.low);
      const double above = weight * std::max(0.0, s.interval.high - s.strength);
      low_squares += below * below;
      high_squares += above * above;
    }
  }
  const double scale = 100.0 / total_weight(profile);
  return {std::clamp((low - std::sqrt(low_squares)) * scale, 0.0, 100.0),
          std::clamp((high + std::sqrt(high_squares)) * scale, 0.0, 100.0)};
}

std::array<std::int64_t, kSignals> contributions(const Profile& profile, const Strengths& strengths, std::int64_t total) {
  std::array<double, kSignals> shares{};
  for (std::size_t i = 0; i < kSignals; ++i) shares[i] = profile.weights[i] * strengths[i].strength;
  const auto parts = core::apportion(total, shares);
  std::array<std::int64_t, kSignals> result{};
  std::copy(parts.begin(), parts.end(), result.begin());
  return result;
}

double evidence_share(const Profile& profile, const Strengths& strengths) {
  double known = 0.0;
  for (std::size_t i = 0; i < kSignals; ++i) known += strengths[i].status == Status::unknown ? 0.0 : profile.weights[i];
  return known / total_weight(profile);
}

}  // namespace vouch::ranking
