// The set report as a good engineer writes it with CRoaring (D. Lemire et al., "Roaring bitmaps: implementation of an
// optimized software library", 2018): unions kept while creators are added, accounts seen twice beside them, pairs by
// cardinalities of intersections, counts as bitmaps of binary digits, regions by splitting. Bitmaps are made and optimised
// before the clock starts.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/audience/set_counts.h"

struct roaring_bitmap_s;

namespace vouch::benchmarks {

class RoaringSets {
 public:
  explicit RoaringSets(std::span<const audience::Members> members);
  ~RoaringSets();
  RoaringSets(const RoaringSets&) = delete;
  RoaringSets& operator=(const RoaringSets&) = delete;

  /// Counts of accounts as count_set gives them, but for by_times; sums of p are accounts times the prior.
  [[nodiscard]] audience::SetCounts count() const;
  /// How many accounts have exactly k.
  [[nodiscard]] std::vector<std::uint64_t> by_times() const;
  /// As count_regions, of the first `creators`.
  [[nodiscard]] std::vector<std::uint64_t> regions(std::size_t creators) const;
  [[nodiscard]] std::uint64_t bytes() const;

 private:
  std::vector<roaring_bitmap_s*> bitmaps_;
};

}  // namespace vouch::benchmarks
