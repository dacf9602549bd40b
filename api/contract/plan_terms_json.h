// The field `plan` of a brief: the terms of a plan, read as strictly as the brief itself. What terms mean together the
// engine judges. Internal to this folder: it shows the JSON reader.
#pragma once

#include "api/contract/object_reader.h"
#include "engine/engine.h"

namespace vouch::contract {

/// Reads `plan` of a brief; the neutral terms where it is missing, null or empty. `fault` is
/// that of the reader.
[[nodiscard]] planning::PlanTerms read_plan_terms(const ObjectReader& brief, Fault& fault);

}  // namespace vouch::contract
