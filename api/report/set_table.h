// A set report as text for a terminal: totals, a row a creator, how often people are reached, the strongest pairs, the
// largest regions, the make-up. Fits the width that it is given.
#pragma once

#include <string>

#include "api/report/table.h"
#include "engine/engine.h"

namespace vouch::report {

[[nodiscard]] std::string set_table(const ranking::SetReport& report, const TextOptions& options);

}  // namespace vouch::report
