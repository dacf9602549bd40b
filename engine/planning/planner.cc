#include "engine/planning/planner.h"

#include "engine/audience/authenticity.h"
#include "engine/planning/plan_answer.h"
#include "engine/planning/plan_terms.h"
#include "engine/planning/pool.h"
#include "engine/planning/solve.h"

namespace vouch::planning {

core::Result<Plan> Planner::plan(const PlanRequest& request) const {
  if (auto good = check_terms(request.terms); !good) return core::fail(good.error());
  auto field = ranker_->field(request.brief);
  if (!field) return core::fail(field.error());
  auto pool = gather(*evidence_, *field, request);
  if (!pool) return core::fail(pool.error());
  const auto authentic = audience::Authenticity::open(evidence_->snapshot, evidence_->graph);
  if (!authentic) return core::fail(authentic.error());
  pool->problem.authentic = authentic->all();
  if (pool->problem.candidates.empty()) return plan_answer(*evidence_, *field, request, *pool, {});
  const auto solution = solve(pool->problem);
  if (!solution) return core::fail(solution.error());
  return plan_answer(*evidence_, *field, request, *pool, *solution);
}

}  // namespace vouch::planning
