// A solution put into words and figures: members with what they cost, add and rest on, reach with its bound, the curve,
// who could stand in, which assumptions took part, and what to do next.
#pragma once

#include "engine/planning/plan.h"
#include "engine/planning/pool.h"
#include "engine/planning/solve.h"
#include "engine/ranking/evidence.h"
#include "engine/ranking/ranker.h"

namespace vouch::planning {

/// Requires pool and solution of this request; a solution without members makes a plan without creators.
[[nodiscard]] Plan plan_answer(const ranking::Evidence& evidence, const ranking::Field& field, const PlanRequest& request,
                               const Pool& pool, const Solution& solution);

}  // namespace vouch::planning
