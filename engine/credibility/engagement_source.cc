#include "engine/credibility/engagement_source.h"

#include <cmath>
#include <utility>

#include "engine/core/deterministic_math.h"

namespace vouch::credibility {
namespace {

constexpr double kViewsUnit = 10000.0;

std::optional<catalog::Label> find_label(const catalog::Catalog& catalog, std::string_view text) {
  const std::size_t found = catalog.labels.find_sorted(text);
  if (found == catalog.labels.size()) return std::nullopt;
  return static_cast<catalog::Label>(found);
}

}  // namespace

EngagementSource::EngagementSource(const catalog::Catalog& catalog, const EngagementRules& rules)
    : catalog_(catalog),
      rules_(rules),
      median_likes_(find_label(catalog, "median_likes")),
      median_comments_(find_label(catalog, "median_comments")),
      median_views_(find_label(catalog, "median_views")),
      engagement_rate_(find_label(catalog, "engagement_rate")) {}

std::optional<MedianEngagement> EngagementSource::of(core::CreatorIndex creator, std::int64_t as_of_s) const {
  if (catalog_.creators.followers[creator.value] <= 0) return std::nullopt;
  const PlatformRule rule = rule_of(platform(creator));
  auto latest = latest_figures(catalog_.posts, catalog_.owner(creator), rule, as_of_s, rules_.latest_posts);
  if (auto median = median_of(std::move(latest))) return median;
  const auto figure = declared(creator, rule);
  if (!figure) return std::nullopt;
  return MedianEngagement{.median = *figure, .variance = 0.0, .posts = 0};
}

double EngagementSource::log_followers(core::CreatorIndex creator) const {
  return core::det_log(static_cast<double>(catalog_.creators.followers[creator.value]));
}

std::string_view EngagementSource::platform(core::CreatorIndex creator) const {
  return catalog_.label(catalog_.creators.platform[creator.value]);
}

std::optional<double> EngagementSource::declared(core::CreatorIndex creator, const PlatformRule& rule) const {
  const auto likes = metric(creator, median_likes_);
  const double engagements = likes.value_or(0.0) + metric(creator, median_comments_).value_or(0.0);
  const auto rate = metric(creator, engagement_rate_);
  const bool rate_is_share = rate && *rate <= 1.0;
  if (rule.measure == Measure::per_view) {
    const auto views = metric(creator, median_views_);
    if (likes && views && *views > 0.0) return kViewsUnit * engagements / *views;
    return rate_is_share ? std::optional(kViewsUnit * *rate) : std::nullopt;
  }
  if (likes) return engagements;
  if (!rate_is_share) return std::nullopt;
  return *rate * static_cast<double>(catalog_.creators.followers[creator.value]);
}

std::optional<double> EngagementSource::metric(core::CreatorIndex creator, std::optional<catalog::Label> name) const {
  if (!name) return std::nullopt;
  const auto& metrics = catalog_.metrics;
  for (std::uint64_t i = metrics.creator_offsets[creator.value]; i < metrics.creator_offsets[creator.value + 1]; ++i) {
    const double value = metrics.value[i];
    if (metrics.name[i] == *name && std::isfinite(value) && value >= 0.0) return value;
  }
  return std::nullopt;
}

}  // namespace vouch::credibility
