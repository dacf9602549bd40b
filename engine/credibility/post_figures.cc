#include "engine/credibility/post_figures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/deterministic_math.h"
#include "engine/core/normal.h"

namespace vouch::credibility {
namespace {

constexpr double kViewsUnit = 10000.0;
constexpr double kHalfPi = 1.5707963267948966;  // variance of a normal sample's median over that of its mean

bool same_ignoring_case(std::string_view text, std::string_view lower) {
  return std::ranges::equal(text, lower, [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

double known(std::int64_t count) { return count < 0 ? 0.0 : static_cast<double>(count); }

double log1p_of(double x) { return core::det_log(1.0 + x); }

}  // namespace

PlatformRule rule_of(std::string_view platform) {
  if (same_ignoring_case(platform, "instagram")) return {.measure = Measure::per_post, .shares = false};
  if (same_ignoring_case(platform, "tiktok") || same_ignoring_case(platform, "youtube")) return {.measure = Measure::per_view};
  return {};
}

std::optional<double> engagement_of(const PostCounts& post, const PlatformRule& rule) {
  if (post.likes < 0) return std::nullopt;
  const double engagements = known(post.likes) + known(post.comments) + (rule.shares ? known(post.shares) : 0.0);
  if (rule.measure == Measure::per_post) return engagements;
  if (post.views <= 0) return std::nullopt;
  return kViewsUnit * engagements / static_cast<double>(post.views);
}

std::vector<double> latest_figures(const catalog::PostColumns& posts, core::OwnerIndex owner, const PlatformRule& rule,
                                   std::int64_t as_of_s, std::size_t most) {
  std::vector<double> figures;
  const std::uint64_t first = posts.owner_offsets[owner.value];
  for (std::uint64_t i = posts.owner_offsets[owner.value + 1]; i > first && figures.size() < most; --i) {
    const std::uint64_t post = i - 1;  // undated posts come first, with the lowest time
    if (posts.at_s[post] > as_of_s) continue;
    const PostCounts counts{
        .likes = posts.likes[post], .comments = posts.comments[post], .shares = posts.shares[post], .views = posts.views[post]};
    if (const auto figure = engagement_of(counts, rule)) figures.push_back(*figure);
  }
  return figures;
}

double MedianEngagement::log_median() const { return log1p_of(median); }

std::optional<MedianEngagement> median_of(std::vector<double> figures) {
  if (figures.empty()) return std::nullopt;
  std::ranges::sort(figures);
  const std::size_t n = figures.size();
  MedianEngagement engagement;
  engagement.posts = static_cast<std::uint32_t>(n);
  engagement.median = 0.5 * (figures[(n - 1) / 2] + figures[n / 2]);
  for (double& figure : figures) figure = log1p_of(figure);
  double sum = 0.0;
  for (const double y : figures) sum += y;
  const double mean = sum / static_cast<double>(n);
  double squares = 0.0;
  for (const double y : figures) squares += (y - mean) * (y - mean);
  engagement.variance = squares / static_cast<double>(n);
  return engagement;
}

core::Interval log_interval(const MedianEngagement& engagement, double spread, double shrink_posts) {
  const double n = std::max(1.0, static_cast<double>(engagement.posts));
  const double variance = (n * engagement.variance + shrink_posts * spread * spread) / (n + shrink_posts);
  const double half = core::kNormal95 * std::sqrt(kHalfPi * variance / n);
  const double center = engagement.log_median();
  return {.low = std::max(0.0, center - half), .high = center + half};
}

}  // namespace vouch::credibility
