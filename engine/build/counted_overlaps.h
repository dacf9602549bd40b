// Overlaps that were counted elsewhere, while records come: how many people two creators share. A pair is the same in
// either order; of several rows the latest counts, of these the greatest, whatever their order in a file.
//
// Sections: overlaps.rows (a creator's partners, both ways), overlaps.shared and overlaps.at_s beside its targets.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/build/owners.h"
#include "engine/catalog/record_sink.h"
#include "engine/core/result.h"
#include "engine/snapshot/writer.h"

namespace vouch::build {

class CountedOverlaps {
 public:
  /// Requires two creators. Refuses a creator with itself.
  [[nodiscard]] std::optional<catalog::RowProblem> add(const catalog::OverlapRecord& record, SeenOwner a, SeenOwner b);
  /// Writes the sections. Call once: size() is afterwards the number of pairs.
  [[nodiscard]] core::Result<void> write(const OwnerOrder& order, snapshot::Writer& out);
  [[nodiscard]] std::size_t size() const { return rows_.size(); }

 private:
  struct Row {
    std::uint32_t a = 0, b = 0;  // places; in write() creator indexes, a < b
    std::uint64_t shared = 0;
    std::int64_t at_s = 0;
  };
  std::vector<Row> rows_;
};

}  // namespace vouch::build
