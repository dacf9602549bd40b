// Overlaps that were counted elsewhere: how many people two creators share, as somebody else's data say, for creators whose
// audiences are not known account by account. A pair stands in both rows.
#pragma once

#include <cstdint>
#include <span>

#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/snapshot/reader.h"

namespace vouch::audience {

/// Immutable, safe to share.
class CountedOverlaps {
 public:
  CountedOverlaps() = default;  // without any pair
  /// Opens sections overlaps.*. Fails with corrupt: a creator beside itself, a column of another length, a pair
  /// whose two entries differ.
  [[nodiscard]] static core::Result<CountedOverlaps> open(const snapshot::Snapshot& snapshot, std::uint64_t creators);

  [[nodiscard]] std::uint64_t pairs() const { return rows_.targets.size() / 2; }
  [[nodiscard]] std::uint32_t creators() const { return static_cast<std::uint32_t>(rows_.size()); }
  [[nodiscard]] const snapshot::Rows& rows() const { return rows_; }
  /// CreatorIndex values that share with a creator, ascending; counts and times lie beside them.
  [[nodiscard]] std::span<const std::uint32_t> others(core::CreatorIndex creator) const { return rows_[creator.value]; }
  [[nodiscard]] std::span<const std::uint64_t> shared(core::CreatorIndex creator) const {
    return shared_.subspan(rows_.offsets[creator.value], others(creator).size());
  }
  /// catalog::kUnknown where the row had no time.
  [[nodiscard]] std::span<const std::int64_t> at_s(core::CreatorIndex creator) const {
    return at_s_.subspan(rows_.offsets[creator.value], others(creator).size());
  }

 private:
  snapshot::Rows rows_;  // creator -> creators
  std::span<const std::uint64_t> shared_;
  std::span<const std::int64_t> at_s_;
};

}  // namespace vouch::audience
