// Which counts of followers are taken while rows come: with time and count, and no second one at a time. A row that repeats the
// earliest or the latest time of its creator so far is refused, which is what files in order of time need; one that repeats a
// time between shows only where rows are sorted. 16 bytes a creator, however many rows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/catalog/record_sink.h"
#include "engine/core/civil_time.h"

namespace vouch::catalog {

class HistoryTimes {
 public:
  /// What is wrong with a row of creator number `creator`; nullopt: it is taken.
  [[nodiscard]] std::optional<RowProblem> add(std::size_t creator, const FollowerHistoryRecord& record) {
    if (!record.at_s) return RowProblem{"at", "", "a time"};
    if (record.followers.value_or(-1) < 0) {
      return RowProblem{"followers", record.followers ? std::to_string(*record.followers) : "", "a whole number of at least 0"};
    }
    if (ranges_.size() <= creator) ranges_.resize(creator + 1);
    Range& range = ranges_[creator];
    const std::int64_t at = *record.at_s;
    if (at == range.first || at == range.last) {
      return RowProblem{"at", "a second count of '" + std::string(record.creator_id) + "' at " + core::iso_time(at),
                        "a time that no earlier row of this creator has"};
    }
    range = {.first = std::min(range.first, at), .last = std::max(range.last, at)};
    return std::nullopt;
  }

 private:
  struct Range {  // empty at first
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
  };
  std::vector<Range> ranges_;
};

}  // namespace vouch::catalog
