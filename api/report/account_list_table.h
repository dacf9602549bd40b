// What a list of accounts comes to, as text for a terminal.
#pragma once

#include <string>

#include "api/report/table.h"
#include "engine/account_lists.h"

namespace vouch::report {

[[nodiscard]] std::string account_list_table(const AccountListReport& report, const TextOptions& options);

}  // namespace vouch::report
