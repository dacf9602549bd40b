// The set report as JSON: the request, read as strictly as a brief (brief_json.h), and the answer, the same for the command
// line, REST and Python. Also the answer as lines of CSV.
#pragma once

#include <string>
#include <string_view>

#include "api/words/language.h"
#include "engine/core/result.h"
#include "engine/engine.h"

namespace vouch::contract {

/// {"creators": […], "brand": id, "audience": {"accounts": […], "sha256": […]}, "regions": true}; all but creators may be
/// left out. Fails as brief_from_json does.
[[nodiscard]] core::Result<ranking::SetRequest> set_request_from_json(std::string_view json);

/// The whole report. Compact, without a line feed at the end.
[[nodiscard]] std::string set_report_to_json(const ranking::SetReport& report, words::Language language);

/// One table: a header, then lines total, times, creator, audience, pair, region and share, each with the columns that it has.
[[nodiscard]] std::string set_report_to_csv(const ranking::SetReport& report);

}  // namespace vouch::contract
