#include "engine/credibility/disclosure_habits.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/core/deterministic_math.h"
#include "engine/core/proportion.h"
#include "engine/credibility/post_figures.h"

namespace vouch::credibility {
namespace {

/// b less a, after Newcombe: each side's distance to its own bound, as a root of squares.
Estimate difference(const SampledShare& a, const SampledShare& b) {
  const auto root = [](double x, double y) { return std::sqrt(x * x + y * y); };
  const double value = b.value - a.value;
  return {.value = value,
          .interval = {.low = value - root(b.value - b.interval.low, a.interval.high - a.value),
                       .high = value + root(b.interval.high - b.value, a.value - a.interval.low)}};
}

std::optional<Estimate> trend_of(std::span<const ClassifiedPost> posts, std::uint32_t least) {
  std::vector<std::pair<std::int64_t, bool>> dated;  // at the same second commercial ones are the later, whatever the order
  for (const ClassifiedPost& post : posts) {
    if (post.at_s) dated.emplace_back(*post.at_s, is_commercial(post.post_class));
  }
  if (dated.size() < least) return std::nullopt;
  std::sort(dated.begin(), dated.end());
  const auto half = dated.begin() + static_cast<std::ptrdiff_t>(dated.size() / 2);
  const auto share = [](auto from, auto to) {
    const auto hits = std::count_if(from, to, [](const auto& one) { return one.second; });
    return sampled_share(static_cast<std::uint32_t>(hits), static_cast<std::uint32_t>(to - from));
  };
  return difference(share(dated.begin(), half), share(half, dated.end()));
}

std::optional<Estimate> ratio_of(std::vector<double> paid, std::vector<double> organic, std::uint32_t least,
                                 const EngagementRules& rules) {
  if (std::min(paid.size(), organic.size()) < least) return std::nullopt;
  std::sort(paid.begin(), paid.end());  // sums do not depend on the order
  std::sort(organic.begin(), organic.end());
  const auto upper = median_of(std::move(paid)), lower = median_of(std::move(organic));
  if (!upper || !lower) return std::nullopt;
  // Half widths of both medians; log_interval cuts at 0, so the upper side is the true one.
  const auto half_width = [&rules](const MedianEngagement& one) {
    return log_interval(one, rules.assumed_spread, rules.shrink_posts).high - one.log_median();
  };
  const double a = half_width(*upper), b = half_width(*lower);
  const double center = upper->log_median() - lower->log_median();
  const double half = std::sqrt(a * a + b * b);
  return Estimate{.value = core::det_exp(center),
                  .interval = {.low = core::det_exp(center - half), .high = core::det_exp(center + half)}};
}

}  // namespace

SampledShare sampled_share(std::uint32_t hits, std::uint32_t n) {
  const double share = static_cast<double>(hits) / n;
  return {.hits = hits, .n = n, .value = share, .interval = core::wilson_interval(share, n)};
}

DisclosureHabits habits_of(std::span<const ClassifiedPost> posts, const DisclosureHabitRules& rules,
                           const EngagementRules& engagement) {
  DisclosureHabits habits;
  std::uint32_t commercial = 0, known = 0, clear = 0;
  std::vector<double> paid, organic;
  for (const ClassifiedPost& post : posts) {
    const bool counted = is_commercial(post.post_class);
    commercial += counted ? 1 : 0;
    known += post.known_paid ? 1 : 0;
    clear += post.known_paid && post.verdict == Verdict::clear ? 1 : 0;
    if (post.engagement) (counted ? paid : organic).push_back(*post.engagement);
  }
  if (!posts.empty()) habits.saturation = sampled_share(commercial, static_cast<std::uint32_t>(posts.size()));
  if (known > 0) habits.disclosure_rate = sampled_share(clear, known);
  habits.trend = trend_of(posts, rules.least_trend_posts);
  habits.paid_to_organic = ratio_of(std::move(paid), std::move(organic), rules.least_ratio_posts, engagement);
  return habits;
}

}  // namespace vouch::credibility
