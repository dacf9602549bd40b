// The engagement signal: how a creator's median engagement stands among peers of the same platform with as many followers.
// The median is over the latest posts at or before a day (post_figures.h), the percentile from curves of the snapshot's
// peers at its default day (quantile_curve.h), the interval that of the median, mapped through the curve.
//
// measured: from posts, among enough peers of the platform that have posts themselves. estimated: from figures that a
// tool declared (median_likes, median_comments, median_views, engagement_rate), or among peers whose figures are declared,
// or, where the platform has too few, among those of all platforms with the same measure. unknown: no followers, no
// figures, or too few peers of any platform (engagement_rules.h).
//
// Sections: engagement.status, .declared (u8), .posts (u32), .median, .percentile, .low, .high (f64), one a creator, at the
// default day; engagement.curves (bytes): curves and spreads by platform.
#pragma once

#include <cstdint>
#include <span>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/core/interval.h"
#include "engine/core/result.h"
#include "engine/credibility/engagement_source.h"
#include "engine/credibility/peer_groups.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::credibility {

enum class EngagementStatus : std::uint8_t { measured, estimated, unknown };

struct EngagementFigure {
  EngagementStatus status = EngagementStatus::unknown;
  bool declared = false;    // from a declared figure, not from posts
  std::uint32_t posts = 0;  // that the median is over
  double median = 0.0;      // engagements a post, or per 10 000 views; 0 where there is none
  double percentile = 0.0;  // in (0, 1); 0 where unknown
  core::Interval interval;  // 90 %, of the percentile; [0, 1] where unknown
};

/// Where one creator stands on a day among these peers. Complexity: its posts.
[[nodiscard]] EngagementFigure figure_among(const EngagementSource& source, const PeerGroups& peers, core::CreatorIndex creator,
                                            std::int64_t as_of_s);

/// Computes and writes the sections from the catalog among the sections so far.
[[nodiscard]] core::Result<void> write_engagement(const snapshot::Snapshot& so_far, snapshot::Writer& out,
                                                  const EngagementRules& rules, const PeerRules& enough);

/// Immutable, safe to share; refers to the snapshot's sections.
class Engagement {
 public:
  /// Fails with corrupt where sections are missing or do not belong to this catalog.
  [[nodiscard]] static core::Result<Engagement> open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog,
                                                     const EngagementRules& rules);

  /// At the default day, latest_event_s: read from the sections.
  [[nodiscard]] EngagementFigure of(core::CreatorIndex creator) const;
  /// At another day: posts after it are left out, the peers stay those of the snapshot.
  [[nodiscard]] EngagementFigure of(core::CreatorIndex creator, std::int64_t as_of_s) const;

 private:
  EngagementSource source_;
  PeerGroups groups_;
  std::int64_t default_day_s_ = 0;
  std::span<const std::uint8_t> status_, declared_;
  std::span<const std::uint32_t> posts_;
  std::span<const double> median_, percentile_, low_, high_;
};

}  // namespace vouch::credibility
