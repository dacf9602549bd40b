// How much of one audience lies in the union of others, without making that union an audience of its own: each account of the
// parts is looked at once. O(members of the parts), 4 bytes an account of the snapshot for all counts together.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/audience/asking_audience.h"
#include "engine/audience/graph.h"
#include "engine/audience/overlap.h"
#include "engine/audience/weights.h"
#include "engine/core/ids.h"

namespace vouch::audience {

/// A union, and what an asking audience shares with it.
struct UnionShared {
  SharedAudience shared;
  std::uint64_t accounts = 0;  // of the union
  std::uint64_t weight = 0;    // sum of w over it
};

/// Counts one union after the other. Not thread safe.
class UnionCounter {
 public:
  /// Requires graph and weights of one snapshot, which outlive it.
  UnionCounter(const AudienceGraph& graph, const AudienceWeights& weights)
      : graph_(graph), weights_(weights), seen_(graph.accounts(), 0) {}
  /// Repeated parts count once.
  [[nodiscard]] UnionShared count(const AskingAudience& asking, std::span<const core::OwnerIndex> parts);

 private:
  const AudienceGraph& graph_;
  const AudienceWeights& weights_;
  std::vector<std::uint32_t> seen_;  // by account: the last count that met it
  std::uint32_t round_ = 0;
};

}  // namespace vouch::audience
