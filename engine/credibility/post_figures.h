// What people did with a creator's posts: the engagement of a post by its platform's rule, and the median over the latest
// posts with the interval that so few of them allow.
//
//   instagram         likes + comments
//   tiktok, youtube   (likes + comments + shares) ÷ views, per 10 000 views
//   other platforms   likes + comments + shares
//
// A figure that the data lacks is left out of the sum; without likes (or views, where they divide) a post says nothing.
// Medians are compared as ln(1 + median). Around the true one the observed one is taken as normal with variance π/2 · σ²/n,
// σ² = (n·s² + m·t²) ÷ (n + m): the creator's own spread s², shrunk to the platform's t² with the weight of m posts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/core/interval.h"

namespace vouch::credibility {

/// What a platform's engagement is counted in; figures of different kinds are never compared.
enum class Measure : std::uint8_t { per_post, per_view };

struct PlatformRule {
  Measure measure = Measure::per_post;
  bool shares = true;  // whether shares count
};

/// The rule of a platform as users write it, in either case.
[[nodiscard]] PlatformRule rule_of(std::string_view platform);

/// Figures of one post; catalog::kUnknown where the data has none.
struct PostCounts {
  std::int64_t likes = catalog::kUnknown;
  std::int64_t comments = catalog::kUnknown;
  std::int64_t shares = catalog::kUnknown;
  std::int64_t views = catalog::kUnknown;
};
[[nodiscard]] std::optional<double> engagement_of(const PostCounts& post, const PlatformRule& rule);

/// Engagements of the owner's latest posts at or before as_of that say something, latest first, at most so many.
/// Undated posts count as older than all others.
[[nodiscard]] std::vector<double> latest_figures(const catalog::PostColumns& posts, core::OwnerIndex owner,
                                                 const PlatformRule& rule, std::int64_t as_of_s, std::size_t most);

struct MedianEngagement {
  double median = 0.0;                      // of an even number the mean of the two in the middle
  double variance = 0.0;                    // s²: of ln(1 + x), divided by n
  std::uint32_t posts = 0;                  // 0: a declared figure, which counts as one post
  [[nodiscard]] double log_median() const;  // ln(1 + median)
};
/// nullopt without figures. Requires figures >= 0.
[[nodiscard]] std::optional<MedianEngagement> median_of(std::vector<double> figures);

/// 90 % interval of ln(1 + median), never below 0; `spread` is the platform's t, `shrink_posts` m.
[[nodiscard]] core::Interval log_interval(const MedianEngagement& engagement, double spread, double shrink_posts);

}  // namespace vouch::credibility
