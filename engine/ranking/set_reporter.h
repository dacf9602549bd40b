// Makes a set report: names become owners, owners' lists are counted, counts become figures with intervals and warnings.
#pragma once

#include <optional>

#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/ranking/evidence.h"
#include "engine/ranking/set_report.h"

namespace vouch::ranking {

/// Fails with invalid_argument (fewer than 2 or more than 500 creators, one twice, regions of more than 12, an audience
/// without ids, with too many or without an account key), not_found (a creator or brand) or not_available (none of the
/// creators has an audience), with a JSON Pointer. `snapshot` and `version` of the answer are left empty.
[[nodiscard]] core::Result<SetReport> report_set(const Evidence& evidence, const SetRequest& request,
                                                 const std::optional<core::AccountKey>& account_key);

}  // namespace vouch::ranking
