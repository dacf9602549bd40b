// Opaque cursors: where a page ended, bound to the question that it answers. A cursor says the last id of the page; it is
// refused when it comes with other filters, or was changed on the way.
#pragma once

#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace vouch::rest {

/// A token of [A-Za-z0-9_-]. `question` is the canonical text of everything but the cursor and the page size.
[[nodiscard]] std::string encode_cursor(std::string_view question, std::string_view last_id);

/// The last id. Fails with invalid_argument where the token is damaged or belongs to another question.
[[nodiscard]] core::Result<std::string> decode_cursor(std::string_view question, std::string_view token);

}  // namespace vouch::rest
