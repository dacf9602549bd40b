// Trust of every creator of a snapshot: how many people's whole attention, or a trusted creator's, comes to it (trust_walk.h),
// and how it stands among creators of its platform and size band.
//
// Score: trust in people, accounts counted by p(a) or, with seeds, from the seeds. Interval (90 %): followers in the data are a
// sample of those who could be, each drawn as by Poisson: the variance of the sum is the sum of squares, so
//   score · e^(±1.645 · √Σ contribution² ÷ score);   of a score of 0: [0, 3 mean masses]
// Percentile: the soft percentile (soft_percentile.h, ramp ln 2) of ln(offset · mean mass + w · score) among peers, w the
// followers for each member in the data where these are stated as a random sample, else 1. Peers: creators with a score of the
// platform and size band; where fewer than 30, of the band on all platforms; where fewer than 5, none: unknown.
// Its interval is that of the score; peers are held.
//
// Influence of one account of no owner, of mass m ≤ 1 person, with bands and the mean mass unchanged: on the score at most B = m
// ÷ (1 − d²), on the percentile at most (ln(1 + w · B ÷ (k + w · score)) + m · w̄ ÷ ((1 − d) · k · peers)) ÷ (2 ln 2), k = offset
// · mean mass, w̄ the largest w. For the accounts of one owner the same with C people instead of m.
//
// Status: unknown where nobody is in its audience; estimated where the coverage is not all followers or a random sample of
// them, or none of them was judged; else measured.
//
// Sections, one a creator: trust.status (u8), trust.score, .low, .high, .percentile, .percentile_low, .percentile_high
// (f64), trust.peers (u32, 0: unknown), trust.wide (u8, 1: peers of all platforms).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/core/interval.h"
#include "engine/core/result.h"
#include "engine/credibility/trust_rules.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::credibility {

enum class TrustStatus : std::uint8_t { measured, estimated, unknown };
/// A stable name such as "measured".
[[nodiscard]] constexpr std::string_view name_of(TrustStatus status) {
  switch (status) {
    case TrustStatus::measured: return "measured";
    case TrustStatus::estimated: return "estimated";
    case TrustStatus::unknown: return "unknown";
  }
  return "";
}

struct TrustFigure {
  TrustStatus status = TrustStatus::unknown;
  double score = 0.0;                    // people; 0 where unknown
  core::Interval interval{0.0, 0.0};     // 90 %, of the score
  double percentile = 0.0;               // 0 where there are no peers
  core::Interval percentiles{0.0, 1.0};  // 90 %
  std::uint32_t peers = 0;               // itself included; 0: the percentile is unknown
  bool all_platforms = false;            // peers are of all platforms
  bool operator==(const TrustFigure&) const = default;
};

struct TrustOptions {
  std::span<const std::uint32_t> seeds = {};  // accounts, distinct; empty: every account starts walkers
  unsigned threads = 1;                       // 0: as many as the machine has
};

/// Computes from the sections so far (catalog, graph, authenticity, owners' accounts) and writes the sections. Holds 4 bytes an
/// account.
[[nodiscard]] core::Result<void> write_trust(const snapshot::Snapshot& so_far, snapshot::Writer& out, const TrustRules& rules,
                                             const TrustOptions& options = {});

/// Immutable, safe to share; refers to the snapshot's sections.
class Trust {
 public:
  /// Fails with corrupt where sections are missing or do not belong to this catalog.
  [[nodiscard]] static core::Result<Trust> open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog);

  [[nodiscard]] TrustFigure of(core::CreatorIndex creator) const;

 private:
  std::span<const std::uint8_t> status_, wide_;
  std::span<const std::uint32_t> peers_;
  std::span<const double> score_, low_, high_, percentile_, percentile_low_, percentile_high_;
};

}  // namespace vouch::credibility
