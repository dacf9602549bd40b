// What a creator's history of follower counts shows on a day: stretches of unusual growth, and how much of today's count came
// by them. "Unusual" is all that it says: a gift, a scandal or a television evening look the same from outside.
//
// share = Σ over bursts of (surplus - lost) ÷ followers of the last entry, at least 0. Interval (90 %): each surplus is known
// to within its expected gain's interval; on top of the upper end comes the smallest burst that would have been noticed
// at a typical step (the median of those a quarter, a half and three quarters through), since one below it may be hidden.
//
// unknown, with the interval [0, 1]: no entries, fewer than least_entries, or less than least_days between first and last.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/interval.h"

namespace vouch::credibility {

struct GrowthRules;

enum class GrowthStatus : std::uint8_t { measured, no_history, too_few_entries, too_short };
/// A stable name such as "too_short".
[[nodiscard]] constexpr std::string_view name_of(GrowthStatus status) {
  switch (status) {
    case GrowthStatus::measured: return "measured";
    case GrowthStatus::no_history: return "no_history";
    case GrowthStatus::too_few_entries: return "too_few_entries";
    case GrowthStatus::too_short: return "too_short";
  }
  return "";
}

enum class GrowthKind : std::uint8_t { burst, burst_then_loss, saw_teeth };
[[nodiscard]] constexpr std::string_view name_of(GrowthKind kind) {
  switch (kind) {
    case GrowthKind::burst: return "burst";
    case GrowthKind::burst_then_loss: return "burst_then_loss";
    case GrowthKind::saw_teeth: return "saw_teeth";
  }
  return "";
}

struct GrowthFinding {
  GrowthKind kind = GrowthKind::burst;
  std::int64_t from_s = 0, to_s = 0;  // entries between which it lies
  double gained = 0.0;                // accounts; of saw teeth all rises together
  double expected = 0.0;              // of the creator's own growth
  core::Interval interval;            // 90 %, of the expected
  double organic_per_year = 0.0;      // as unlikely findings that a creator-year of organic growth has
  double lost = 0.0;                  // accounts; of saw teeth all falls together
  std::int64_t lost_by_s = 0;         // to_s where nothing was lost
  std::uint32_t teeth = 0;            // 0 unless saw teeth
  bool operator==(const GrowthFinding&) const = default;
};

struct GrowthFigure {
  GrowthStatus status = GrowthStatus::no_history;
  std::uint32_t entries = 0;  // that were used
  double days = 0.0;          // between the first and the last of them
  double share = 0.0;         // of the last count, gained in unusual bursts and not lost again; 0 where unknown
  core::Interval interval{.low = 0.0, .high = 1.0};
  std::vector<GrowthFinding> findings;  // by from_s
  bool operator==(const GrowthFigure&) const = default;
};

/// Judges the entries at or before as_of. Requires times that ascend and counts of at least 0. O(n · side_steps).
[[nodiscard]] GrowthFigure judge_growth(std::span<const std::int64_t> at_s, std::span<const std::int64_t> followers,
                                        std::int64_t as_of_s, const GrowthRules& limits);
}  // namespace vouch::credibility
