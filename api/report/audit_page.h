// An audit as one page to print or to send: self-contained (loads nothing, runs nothing), in German or English. Log-odds are
// drawn as bars to both sides of a line, habits as a mark beside the middle half of the peers.
#pragma once

#include <string>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::report {

[[nodiscard]] std::string audit_page(const AuditAnswer& answer, words::Language language);

}  // namespace vouch::report
