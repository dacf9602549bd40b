// The way back: an answer's JSON becomes a Shortlist, for programs that ask over HTTP and show what came. It reads what
// answer_json writes; the two are inverse to each other but for texts, which the catalogue makes anew.
#pragma once

#include <string_view>

#include "engine/core/result.h"
#include "engine/engine.h"

namespace vouch::contract {

/// Fails with invalid_argument where the text is no answer; the message names the field.
[[nodiscard]] core::Result<ranking::Shortlist> shortlist_from_json(std::string_view json);

}  // namespace vouch::contract
