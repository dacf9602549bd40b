// Briefs → a ranking each → offers → the flow of assignment.h → the answer. A brief with m places, in a group whose briefs
// have M places together, never needs anybody below rank M of its own ranking: if it had such a creator, one of its first M
// would be free and better. So the best M of each brief are offers enough, and the result is exact whatever the data's size.
#pragma once

#include "engine/core/result.h"
#include "engine/planning/assign.h"
#include "engine/ranking/evidence.h"
#include "engine/ranking/ranker.h"

namespace vouch::planning {

/// Immutable, safe to share; refers to its arguments, which must live longer.
class Assigner {
 public:
  Assigner(const ranking::Evidence& evidence, const ranking::Ranker& ranker) : evidence_(&evidence), ranker_(&ranker) {}

  /// Snapshot id and version are left to the caller. Fails as a shortlist of each brief does, the pointer within
  /// /briefs/N, and with invalid_argument: no brief, too many, places outside 1..1000, a name twice.
  [[nodiscard]] core::Result<Assignment> assign(const AssignRequest& request) const;

 private:
  const ranking::Evidence* evidence_;
  const ranking::Ranker* ranker_;
};

}  // namespace vouch::planning
