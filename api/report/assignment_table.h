// An assignment as text for a terminal: each brief with whom it gets, and who else would have wanted them.
#pragma once

#include <string>

#include "api/report/table.h"
#include "engine/engine.h"

namespace vouch::report {

[[nodiscard]] std::string assignment_table(const planning::Assignment& assignment, const TextOptions& options);

}  // namespace vouch::report
