// The curve of a plan as a drawing (SVG): reach over money, or over creators where no price is known. Steps are the nested
// sets of the plan; hollow points come after it; the dashed line is what no set within the terms exceeds.
#pragma once

#include <string>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::report {

/// Whether all members have a price, so that the curve goes over money.
[[nodiscard]] bool curve_over_money(const planning::Plan& plan);
[[nodiscard]] std::string plan_curve(const planning::Plan& plan, words::Language language);

}  // namespace vouch::report
