// What the models of texts answer, as JSON text: the same for every way in. Compact, without a line feed at the end.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/text/language.h"
#include "engine/values/embedder.h"

namespace vouch::contract {

/// {"id": …, "vector": [12, -7, …], "space": "vouch-static@1", "pieces": 9, "status": "known"}. `id` is left out where it is
/// empty, and `vector` is null where the status is unknown.
[[nodiscard]] std::string embedding_to_json(const values::EmbeddedText& text, std::span<const std::int8_t> vector,
                                            std::string_view space, std::string_view id = {});

/// {"id": …, "language": "de", "p": 0.95}; the language is "unknown" and p null where the text does not tell.
[[nodiscard]] std::string language_to_json(const text::Language& language, std::string_view id = {});

}  // namespace vouch::contract
