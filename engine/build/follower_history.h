// Counts of followers while records come, sorted by creator and time under the memory limit. A creator has one count at a
// time, the first that came: a repeated one is refused as it comes (catalog/history_times.h), or, where that does not see it,
// left out and counted when rows are sorted.
//
// Sections: history.creator_offsets (u64), history.at_s, history.followers (i64).
#pragma once

#include <cstdint>
#include <optional>
#include <tuple>

#include "engine/build/external_sort.h"
#include "engine/build/owners.h"
#include "engine/catalog/history_times.h"
#include "engine/catalog/record_sink.h"
#include "engine/core/result.h"
#include "engine/snapshot/writer.h"

namespace vouch::build {

class FollowerHistory {
 public:
  /// Takes an eighth of the memory of `space`.
  explicit FollowerHistory(const SortSpace& space);

  /// Requires a creator. Refuses a row without time or count, a count below 0 and a repeated time.
  [[nodiscard]] core::Result<std::optional<catalog::RowProblem>> add(const catalog::FollowerHistoryRecord& record,
                                                                     SeenOwner creator);
  /// Writes the sections. Call once.
  [[nodiscard]] core::Result<void> write(const KeyOrder& creators, snapshot::Writer& out);

  [[nodiscard]] std::uint64_t size() const { return rows_taken_ - repeated_; }
  [[nodiscard]] std::uint64_t repeated() const { return repeated_; }  // known after write()

 private:
  struct Row {
    std::uint32_t creator = 0;  // its place, in write() its index
    std::int64_t at_s = 0;
    std::uint64_t number = 0;  // of the row: the first of a time counts
    std::int64_t followers = 0;
    friend bool operator<(const Row& a, const Row& b) {
      return std::tie(a.creator, a.at_s, a.number) < std::tie(b.creator, b.at_s, b.number);
    }
    void absorb(const Row& /*same*/) {}
  };
  SortSpace space_;
  ExternalSort<Row> rows_;
  catalog::HistoryTimes times_;  // by place of the creator
  std::uint64_t rows_taken_ = 0;
  std::uint64_t repeated_ = 0;
};

}  // namespace vouch::build
