// A small strict checker of JSON against the schemas of an OpenAPI 3.1 document (JSON Schema 2020-12, the keywords that
// the document uses). A keyword that it does not know is a problem of its own, so that a schema cannot promise what
// nobody checks; so is a name that comes twice in an object.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace vouch::testing {

/// The text as JSON. Throws a std::exception where it is none, or has a name twice in one object.
[[nodiscard]] nlohmann::json strict_json(std::string_view text);

/// All that is wrong, a line each: "/creators/0/score: found \"high\", expected number or null". `$ref` is looked up in
/// `document`.
[[nodiscard]] std::vector<std::string> schema_problems(const nlohmann::json& document, const nlohmann::json& schema,
                                                       const nlohmann::json& value);

}  // namespace vouch::testing
