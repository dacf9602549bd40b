// Whom a creator's engagement is compared with: its platform, where at least 30 creators have figures of their own, else all
// platforms of the same measure together. A group holds the quantile curve of its peers and t, the pooled spread of ln(1 + x)
// among posts of the same creator: t² = (Σ n·s² + 10 · .8²) ÷ (Σ (n − 1) + 10) over creators with at least two posts.
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
#include "engine/credibility/post_figures.h"
#include "engine/credibility/quantile_curve.h"

namespace vouch::credibility {

inline constexpr std::size_t kPlatformPeers = 30;  // fewer: the group of the measure takes over
inline constexpr std::size_t kLeastPeers = 5;      // fewer: nobody to compare with
inline constexpr double kAssumedSpread = 0.8;      // t where no creator has two posts. Source: an assumption
inline constexpr double kAssumedPosts = 10.0;      // that the assumption weighs as much as

/// One creator with followers and a figure.
struct EngagedCreator {
  std::string platform;  // as it stands in the data
  double log_followers = 0.0;
  MedianEngagement engagement;
};

struct PeerGroup {
  QuantileCurve curve;
  double spread = kAssumedSpread;
  bool measured = false;  // all peers are of one platform and have posts
};

/// Immutable, safe to share.
class PeerGroups {
 public:
  /// The order of the creators decides the last bits of the spread: give them by index.
  [[nodiscard]] static PeerGroups of(const std::vector<EngagedCreator>& creators);

  /// nullptr where there are too few peers.
  [[nodiscard]] const PeerGroup* group(std::string_view platform) const;

  void write(core::Encoder& out) const;
  [[nodiscard]] static core::Result<PeerGroups> read(core::Decoder& in);

 private:
  std::map<std::string, PeerGroup, std::less<>> platforms_;  // by name in lower case (ASCII)
  std::array<std::optional<PeerGroup>, 2> measures_;         // by Measure
};

}  // namespace vouch::credibility
