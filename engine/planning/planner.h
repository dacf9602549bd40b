// The pipeline of a plan: who may be listed, in order → audiences, costs, visible shares → the choice → the answer.
#pragma once

#include "engine/core/result.h"
#include "engine/planning/plan.h"
#include "engine/ranking/evidence.h"
#include "engine/ranking/ranker.h"

namespace vouch::planning {

/// Immutable, safe to share; refers to its arguments, which must live longer.
class Planner {
 public:
  Planner(const ranking::Evidence& evidence, const ranking::Ranker& ranker) : evidence_(&evidence), ranker_(&ranker) {}

  /// Snapshot id and version are left to the caller. Fails as a shortlist of the brief, as pool.h and as solve.h.
  [[nodiscard]] core::Result<Plan> plan(const PlanRequest& request) const;

 private:
  const ranking::Evidence* evidence_;
  const ranking::Ranker* ranker_;
};

}  // namespace vouch::planning
