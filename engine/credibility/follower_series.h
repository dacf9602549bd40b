// A creator's counts of followers as steps that can be judged: entries up to a day, without those that say nothing of their
// own. Left out are a count that repeats the one before within some days (many tools show a stored count), one closer than a
// day to the one before, a 0 behind a count above 0 and a count that stands alone between two that agree (failed readings).
//
// Tools round: "45.3K". Counts of at most s digits that are not trailing zeros are taken as rounded to s digits, so two of them
// say their difference to within one unit of the last digit.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/credibility/growth_rules.h"

namespace vouch::credibility {

struct FollowerSeries {
  std::vector<std::int64_t> at_s;
  std::vector<double> day;    // since the first entry
  std::vector<double> count;  // whole numbers
  std::vector<double> unit;   // to which the count is rounded; 0 where it is exact
  [[nodiscard]] std::size_t size() const { return count.size(); }
  [[nodiscard]] std::size_t steps() const { return count.empty() ? 0 : count.size() - 1; }
  [[nodiscard]] double span_days() const { return day.empty() ? 0.0 : day.back(); }
  /// Within which a difference of two counts is known.
  [[nodiscard]] double rounding(std::size_t from, std::size_t to) const { return std::max(unit[from], unit[to]); }
};

/// Entries at or before as_of. Requires times that ascend and counts of at least 0. O(n).
[[nodiscard]] FollowerSeries series_of(std::span<const std::int64_t> at_s, std::span<const std::int64_t> followers,
                                       std::int64_t as_of_s, const GrowthRules& limits);

}  // namespace vouch::credibility
