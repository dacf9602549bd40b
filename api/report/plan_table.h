// A plan as text for a terminal: how good it is, a row a creator, the money, what to bear in mind and what to do next.
#pragma once

#include <string>

#include "api/report/table.h"
#include "engine/engine.h"

namespace vouch::report {

[[nodiscard]] std::string plan_table(const planning::Plan& plan, const TextOptions& options);

/// Thousandths of a person as whole people.
[[nodiscard]] std::string people_text(std::int64_t thousandths, words::Language language);
/// "1,843 creators looked at, 310 left out: country 300, no price 10".
[[nodiscard]] std::string filter_line(const planning::Plan& plan, words::Language language);

}  // namespace vouch::report
