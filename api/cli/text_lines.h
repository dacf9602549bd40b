// What the tasks of `vouch text` have in common: a file of texts, or of JSON objects where the first line is one; an answer a
// line.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "api/cli/session.h"

namespace vouch::cli {

/// The answer to one line: the object that it holds, or, where `object` is nullptr, its text.
using AnswerLine = std::function<core::Result<std::string>(std::string_view text, const nlohmann::json* object)>;

/// Streams: a line is answered before the next is read. A line without an answer gives an error in its place. Returns kRejects
/// where there was one. Fails with unavailable where the input cannot be read further.
[[nodiscard]] core::Result<int> answer_text_lines(std::istream& lines, const Session& session, const AnswerLine& answer);

/// "FIELD: found VALUE, expected EXPECTED".
[[nodiscard]] core::Error wrong_field(std::string_view field, const nlohmann::json& value, std::string_view expected);

/// Reads a field that holds a text; one that is missing or null leaves `into` as it is.
[[nodiscard]] core::Result<void> read_text_field(const nlohmann::json& object, const char* field, std::string& into);

}  // namespace vouch::cli
