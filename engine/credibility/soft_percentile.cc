#include "engine/credibility/soft_percentile.h"

#include <algorithm>
#include <cmath>

namespace vouch::credibility {
namespace {

std::int64_t fixed(double figure) { return static_cast<std::int64_t>(std::floor(figure * 0x1p32)); }

}  // namespace

SoftPercentile::SoftPercentile(std::span<const double> peers, double ramp) : ramp_(fixed(ramp)) {
  sorted_.reserve(peers.size());
  for (const double figure : peers) sorted_.push_back(fixed(figure));
  std::ranges::sort(sorted_);
  sums_.assign(1, 0);
  for (const std::int64_t figure : sorted_) sums_.push_back(sums_.back() + figure);
}

double SoftPercentile::of(double figure) const {
  const std::int64_t own = fixed(figure);
  const auto first = std::ranges::lower_bound(sorted_, own - ramp_) - sorted_.begin();  // peers before are wholly below
  const auto last = std::ranges::upper_bound(sorted_, own + ramp_) - sorted_.begin();
  const auto near = static_cast<double>(last - first);
  const auto near_sum = static_cast<double>(sums_[static_cast<std::size_t>(last)] - sums_[static_cast<std::size_t>(first)]);
  const double above = near / 2.0 + (near * static_cast<double>(own) - near_sum) / (2.0 * static_cast<double>(ramp_));
  return std::clamp((static_cast<double>(first) + above) / static_cast<double>(sorted_.size()), 0.0, 1.0);
}

}  // namespace vouch::credibility
