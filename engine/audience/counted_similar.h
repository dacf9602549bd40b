// Like creators by overlaps that were counted elsewhere, where the audiences themselves are not known account by account:
//
//   value(a, b) = shared(a, b) ÷ √(T_a · T_b), at most 1
//
// with T the stated audience sizes where the creator and all who share with it state one, and else the sum of all counted
// overlaps of each (the totals of a table of co-occurrences: N. van Eck, L. Waltman, "How to normalize cooccurrence data?",
// 2009). The answer says which; the two are not comparable.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/audience/counted_overlaps.h"
#include "engine/core/ids.h"
#include "engine/core/interval.h"

namespace vouch::audience {

struct CountedSimilar {
  core::CreatorIndex creator;
  std::uint64_t shared = 0;
  double value = 0.0;
  core::Interval interval;  // 90 %, of the shared people as events (interval.h), T held fixed
};

struct CountedAnswer {
  std::vector<CountedSimilar> creators;  // best first, ties by CreatorIndex; only those with whom somebody is shared
  std::uint64_t considered = 0;          // creators with whom an overlap was counted
  bool by_stated_sizes = false;          // T
};

/// The k creators most like one. `audience_sizes` is by CreatorIndex, catalog::kUnknown where none is stated.
[[nodiscard]] CountedAnswer counted_similar(const CountedOverlaps& overlaps, std::span<const std::int64_t> audience_sizes,
                                            core::CreatorIndex creator, std::uint32_t k);

}  // namespace vouch::audience
