// The credibility index of every creator of a snapshot: figures at the default day from sections, audits and other days computed
// anew from the same evidence, with the snapshot's peers.
//
// Sections, one a creator: credibility.status (u8), .index, .low, .high (f64); and credibility.peers (bytes): the quartiles of
// habits, the quantiles of parts.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "engine/audience/authenticity.h"
#include "engine/audience/graph.h"
#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/credibility/credibility_audit.h"
#include "engine/credibility/part_peers.h"
#include "engine/credibility/rules.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::credibility {

/// Audits all creators of the sections so far at the latest event and writes the sections. threads 0: as many as the machine
/// has. Complexity: each audience, post and comment twice.
[[nodiscard]] core::Result<void> write_credibility(
    const snapshot::Snapshot& so_far, snapshot::Writer& out, const Rules& rules, unsigned threads = 1,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress = {});

/// The parts of a snapshot that audits read; all must live longer than what is made of them.
struct OpenedParts {
  const catalog::Catalog& catalog;
  const audience::AudienceGraph& graph;
  const audience::Authenticity& authentic;
  const Engagement& engagement;
  const Pods& pods;
  const Growth& growth;
  const Trust& trust;
  const Rules& rules;  // that the snapshot was built with
};

/// Immutable, safe to share; refers to the snapshot's sections and to the parts it was opened with.
class Credibility {
 public:
  /// Fails with corrupt where sections are missing or do not belong to this catalog.
  [[nodiscard]] static core::Result<Credibility> open(const snapshot::Snapshot& snapshot, const OpenedParts& parts);

  /// At the default day, latest_event_s: read from the sections.
  [[nodiscard]] CredibilityFigure of(core::CreatorIndex creator) const;
  /// At another day: what came after it is left out, the peers stay those of the snapshot.
  [[nodiscard]] CredibilityFigure of(core::CreatorIndex creator, std::int64_t as_of_s) const;
  /// All that the figure of a day rests on.
  [[nodiscard]] CredibilityAudit audit(core::CreatorIndex creator, std::int64_t as_of_s) const;
  /// Where creators stand among their peers.
  [[nodiscard]] const PartPeers& standings() const { return standings_; }
  /// The judged accounts of a creator's audience with the lowest p, at most so many.
  [[nodiscard]] std::vector<std::uint32_t> least_likely(core::CreatorIndex creator, std::size_t most) const {
    return audience_->least_likely(creator, most);
  }

 private:
  AuditSources sources_;
  std::shared_ptr<const AudienceQualitySource> audience_;
  HabitPeers peers_;
  PartPeers standings_;
  std::int64_t default_day_s_ = 0;
  std::span<const std::uint8_t> status_;
  std::span<const double> index_, low_, high_;
};

}  // namespace vouch::credibility
