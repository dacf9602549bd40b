// An audit as JSON text: the same fields for the command line, REST and Python. Log-odds are in thousandths that add up; what is
// not known is null.
#pragma once

#include <string>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::contract {

/// {"snapshot", "version", "rules", "creator", "as_of", "status", "index", "interval", "percentile", "peers", "log_odds",
/// "base", "parts": [{"name", "status", "why", "n", "value", "interval", "log_odds", "log_odds_interval", "percentile",
/// "index_if_usual"}], "habits": [{"name", "n", "value", "interval", "peers", "quartiles", "distance", "unusual", "log_odds"}],
/// "evidence": {"audience", "growth", "disclosure", "even_handedness", "posts", "followers"}, "findings", "missing", "warnings"}
[[nodiscard]] std::string audit_to_json(const AuditAnswer& answer, words::Language language);

}  // namespace vouch::contract
