// Whom a creator's engagement is compared with: its platform, where enough creators have figures of their own, else all
// platforms of the same measure together. A group holds the quantile curve of its peers and t, the pooled spread of ln(1 + x)
// among posts of the same creator: t² = (Σ n·s² + m · u²) ÷ (Σ (n − 1) + m) over creators with at least two posts, u the assumed
// spread, m the posts that it counts as.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/codec.h"
#include "engine/core/result.h"
#include "engine/credibility/engagement_rules.h"
#include "engine/credibility/post_figures.h"
#include "engine/credibility/quantile_curve.h"

namespace vouch::credibility {

/// One creator with followers and a figure.
struct EngagedCreator {
  std::string platform;  // as it stands in the data
  double log_followers = 0.0;
  MedianEngagement engagement;
};

struct PeerGroup {
  QuantileCurve curve;
  double spread = 0.0;    // t
  bool measured = false;  // all peers are of one platform and have posts
};

/// Immutable, safe to share.
class PeerGroups {
 public:
  /// The order of the creators decides the last bits of the spread: give them by index.
  [[nodiscard]] static PeerGroups of(const std::vector<EngagedCreator>& creators, const EngagementRules& rules,
                                     const PeerRules& enough);

  /// nullptr where there are too few peers.
  [[nodiscard]] const PeerGroup* group(std::string_view platform) const;

  void write(core::Encoder& out) const;
  [[nodiscard]] static core::Result<PeerGroups> read(core::Decoder& in);

 private:
  std::map<std::string, PeerGroup, std::less<>> platforms_;  // by name in lower case (ASCII)
  std::array<std::optional<PeerGroup>, 2> measures_;         // by Measure
};

}  // namespace vouch::credibility
