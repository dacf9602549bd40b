// What the catalog knows of a creator's engagement on a day: the median of its latest posts, or, where no post says
// anything, what a tool declared: median_likes with median_comments (and median_views where views divide), else
// engagement_rate, a share of followers or of views within [0, 1].
#pragma once

#include <cstdint>
#include <optional>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/credibility/engagement_rules.h"
#include "engine/credibility/post_figures.h"

namespace vouch::credibility {

/// Immutable, safe to share; refers to the sections behind the catalog.
class EngagementSource {
 public:
  EngagementSource() = default;
  EngagementSource(const catalog::Catalog& catalog, const EngagementRules& rules);

  /// nullopt without followers or figures. Its `posts` is 0 where the figure is declared.
  [[nodiscard]] std::optional<MedianEngagement> of(core::CreatorIndex creator, std::int64_t as_of_s) const;
  /// ln followers. Requires followers > 0.
  [[nodiscard]] double log_followers(core::CreatorIndex creator) const;
  [[nodiscard]] std::string_view platform(core::CreatorIndex creator) const;
  [[nodiscard]] const EngagementRules& rules() const { return rules_; }

 private:
  [[nodiscard]] std::optional<double> declared(core::CreatorIndex creator, const PlatformRule& rule) const;
  [[nodiscard]] std::optional<double> metric(core::CreatorIndex creator, std::optional<catalog::Label> name) const;

  catalog::Catalog catalog_;
  EngagementRules rules_;
  std::optional<catalog::Label> median_likes_, median_comments_, median_views_, engagement_rate_;
};

}  // namespace vouch::credibility
