// How a post speaks of what it is about, as JSON text: the same for every way in. Compact, without a line feed at the end.
#pragma once

#include <string>
#include <string_view>

#include "api/words/language.h"
#include "engine/credibility/evenness_answer.h"

namespace vouch::contract {

/// {"id": …, "class": "drawback", "status": "experimental", "rules": version, "text": "names a drawback", "evidence": […]}. `id`
/// is left out where it is empty; `status` is unknown where there was nothing to read; only `text` follows the language.
[[nodiscard]] std::string evenness_to_json(const credibility::EvennessReading& reading, std::string_view version,
                                           words::Language language, std::string_view id = {});

}  // namespace vouch::contract
