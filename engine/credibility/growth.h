// Growth of every creator of a snapshot: figures at the default day from sections, at any other day judged anew from the
// catalog's history (growth_figure.h).
//
// Sections, one a creator: growth.status (u8), growth.entries (u32), growth.days, .share, .low, .high (f64);
// growth.finding_offsets (u64, one more); one a finding: growth.kind (u8), growth.from_s, .to_s, .lost_by_s (i64),
// growth.gained, .expected, .expected_low, .expected_high, .organic_per_year, .lost (f64), growth.teeth (u32).
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/credibility/growth_figure.h"
#include "engine/credibility/growth_rules.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::credibility {

/// Judges all creators of the catalog among the sections so far at its latest event, and writes the sections. threads 0: as
/// many as the machine has. Calls progress between blocks of creators.
[[nodiscard]] core::Result<void> write_growth(const snapshot::Snapshot& so_far, snapshot::Writer& out, const GrowthRules& rules,
                                              unsigned threads = 1,
                                              const std::function<void(std::uint64_t done, std::uint64_t total)>& progress = {});

/// Immutable, safe to share; refers to the snapshot's sections.
class Growth {
 public:
  /// `rules`: those that the snapshot was built with. Fails with corrupt where sections are missing or do not belong to this
  /// catalog.
  [[nodiscard]] static core::Result<Growth> open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog,
                                                 const GrowthRules& rules);

  /// At the default day, latest_event_s: read from the sections.
  [[nodiscard]] GrowthFigure of(core::CreatorIndex creator) const;
  /// At another day: entries after it are left out.
  [[nodiscard]] GrowthFigure of(core::CreatorIndex creator, std::int64_t as_of_s) const;

 private:
  catalog::HistoryColumns history_;
  std::int64_t default_day_s_ = 0;
  GrowthRules rules_;
  std::span<const std::uint8_t> status_, kind_;
  std::span<const std::uint32_t> entries_, teeth_;
  std::span<const std::uint64_t> finding_offsets_;
  std::span<const std::int64_t> from_s_, to_s_, lost_by_s_;
  std::span<const double> days_, share_, low_, high_;
  std::span<const double> gained_, expected_, expected_low_, expected_high_, organic_per_year_, lost_;
};

}  // namespace vouch::credibility
