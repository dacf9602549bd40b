// How a post discloses advertising, as JSON text: the same for every way in. Compact, without a line feed at the end.
#pragma once

#include <string>
#include <string_view>

#include "api/words/language.h"
#include "engine/credibility/disclosure_answer.h"

namespace vouch::contract {

/// {"id": …, "class": "paid", "verdict": "clear", "confidence": "certain", "country": "DE", "rules": version, "text":
/// "Advertising: clearly said", "evidence": […]}. `id` is left out where it is empty; only `text` follows the language.
[[nodiscard]] std::string disclosure_to_json(const credibility::Disclosure& disclosure, std::string_view version,
                                             words::Language language, std::string_view id = {});

}  // namespace vouch::contract
