// An audit as text for a terminal: the index, what it adds up from, what is unusual, what is not known, how people engage.
#pragma once

#include <string>

#include "api/report/table.h"
#include "engine/engine.h"

namespace vouch::report {

[[nodiscard]] std::string audit_table(const AuditAnswer& answer, const TextOptions& options);

}  // namespace vouch::report
