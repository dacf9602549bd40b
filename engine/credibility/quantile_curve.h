// Where a creator's median engagement stands among peers with as many followers: quantile curves over ln followers. Peers
// are cut into bins of equal number along followers, the outermost halved towards their ends; each bin has a knot at its
// median and gives quantiles of ln(1 + x) at 21 levels; each level is made to never fall with followers (isotonic.h), so
// curves neither fall nor cross. Between knots and between levels they are linear, beyond the outer knots flat, beyond the
// outer levels exponential tails. Hence, at fixed peers, more followers with the same engagement never raise the percentile
// and more engagement never lowers it.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/core/codec.h"
#include "engine/core/result.h"

namespace vouch::credibility {

struct Peer {
  double log_followers = 0.0;
  double log_engagement = 0.0;  // ln(1 + median)
};

inline constexpr std::array<double, 21> kLevels = {.025, .05, .10, .15, .20, .25, .30, .35, .40, .45, .50,
                                                   .55,  .60, .65, .70, .75, .80, .85, .90, .95, .975};

/// Immutable, safe to share.
class QuantileCurve {
 public:
  QuantileCurve() = default;  // of no peers; ask nothing of it
  /// Requires at least one peer, all finite. The order of the peers does not matter.
  [[nodiscard]] static QuantileCurve fit(std::vector<Peer> peers);

  /// In (0, 1). Requires at least one peer.
  [[nodiscard]] double percentile(const Peer& peer) const;
  [[nodiscard]] std::uint64_t peers() const { return peers_; }

  void write(core::Encoder& out) const;
  /// Fails with corrupt unless knots ascend and curves neither fall nor cross.
  [[nodiscard]] static core::Result<QuantileCurve> read(core::Decoder& in);

 private:
  using Levels = std::array<double, kLevels.size()>;
  [[nodiscard]] Levels at(double log_followers) const;
  [[nodiscard]] bool valid() const;

  std::vector<double> knots_;   // ln followers, ascending strictly
  std::vector<Levels> curves_;  // by knot
  double low_tail_ = 1.0;       // mean distance of the peers beyond the outer levels from them
  double high_tail_ = 1.0;
  std::uint64_t peers_ = 0;
};

}  // namespace vouch::credibility
