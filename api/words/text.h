// Codes and parameters become sentences. A parameter that is missing outside [ ] shows as "?", an unknown code as itself,
// so that a text is never empty and nothing here can fail.
#pragma once

#include <string>
#include <string_view>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::words {

/// The sentence of a code, such as {"audience_overlap", {"shared", 340}, …} -> "Shares 340 people with …".
[[nodiscard]] std::string text(std::string_view code, const ranking::Figures& params, Language language);
[[nodiscard]] std::string text(const ranking::Message& message, Language language);

/// The word for a name: word("signal", "audience", german) -> "Publikum". The name itself where there is none.
[[nodiscard]] std::string word(std::string_view prefix, std::string_view name, Language language);
/// The label without parameters: label("score", german) -> "Wert".
[[nodiscard]] std::string label(std::string_view name, Language language);

}  // namespace vouch::words
