// The parts of a request target: a path is split first and decoded after, so an encoded slash stays inside its segment.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::rest {

/// Percent escapes to bytes. nullopt where an escape is broken or the bytes are not UTF-8.
[[nodiscard]] std::optional<std::string> decode_percent(std::string_view text);

/// The decoded segments of "/a/b" ("a", "b"); "/" has one empty segment. nullopt as for decode_percent.
[[nodiscard]] std::optional<std::vector<std::string>> split_path(std::string_view path);

/// The pairs of "a=1&b=two+words", in order; a name without '=' has an empty value. nullopt as for decode_percent.
[[nodiscard]] std::optional<std::vector<std::pair<std::string, std::string>>> split_query(std::string_view query);

/// Well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
[[nodiscard]] bool is_utf8(std::string_view bytes);

}  // namespace vouch::rest
