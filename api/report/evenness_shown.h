// Even-handedness as the table and the page of an audit show it: an experimental figure that counts nothing, in sentences.
#pragma once

#include <string>
#include <vector>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::report {

/// The figure with its interval and what is usual, that of commercial posts, the corrections, whether all is praise, and the
/// posts behind it; one line that says why where nothing is known.
[[nodiscard]] std::vector<std::string> evenness_lines(const AuditAnswer& answer, words::Language language);

}  // namespace vouch::report
