// A plan as one page to send to a client: the curve, the set with costs and reach, who could stand in, what it rests on.
// Self-contained (loads nothing, runs nothing), printable, in German or English.
#pragma once

#include <string>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::report {

[[nodiscard]] std::string plan_page(const planning::Plan& plan, words::Language language);

}  // namespace vouch::report
