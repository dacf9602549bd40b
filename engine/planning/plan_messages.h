// What a plan says in words: how good it is, what it rests on, what to do next. Codes with the figures that their texts need.
#pragma once

#include <vector>

#include "engine/planning/plan.h"
#include "engine/planning/pool.h"
#include "engine/ranking/evidence.h"
#include "engine/ranking/shortlist.h"

namespace vouch::planning {

/// Of one member.
[[nodiscard]] std::vector<ranking::Message> warnings_of(const PlannedCreator& creator);
/// Of the whole plan, beside those of the brief.
[[nodiscard]] std::vector<ranking::Message> warnings_of(const ranking::Evidence& evidence, const Pool& pool, const Plan& plan);
[[nodiscard]] std::vector<ranking::Message> reasons_of(const Plan& plan);
[[nodiscard]] std::vector<ranking::Message> next_of(const PlanRequest& request, const Pool& pool, const Plan& plan);

}  // namespace vouch::planning
