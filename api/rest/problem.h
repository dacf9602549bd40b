// Errors as answers: application/problem+json (RFC 9457). One table says which status a code of the engine has; the codes
// that only HTTP knows (404 of a path, 405, 413, 415, framing) come with their status.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "api/rest/http/message.h"
#include "engine/core/error.h"

namespace vouch::rest {

/// What a problem document says. Members that are empty are left out.
struct Problem {
  int status = 500;
  std::string code;                     // stable, for programs: "not_found"
  std::string detail;                   // for people: found, expected, where
  std::string pointer;                  // JSON Pointer (RFC 6901) to the wrong field of the request
  std::span<const core::Error> errors;  // where several fields are wrong: each with code, detail and pointer
};

/// The status of an engine's error: invalid_argument 422, not_found 404, conflict 409, exhausted 429, unavailable 503,
/// not_available 422, corrupt and internal 500.
[[nodiscard]] int status_of(core::ErrorCode code);

/// The reason phrase of a status, "Error" for one that this server does not send.
[[nodiscard]] std::string_view reason_of(int status);

/// The answer for a problem, {type, title, status, detail, code, pointer, errors, request_id}, with Retry-After on 429 and
/// 503. Texts that are not UTF-8 are repaired.
[[nodiscard]] Response problem_response(const Problem& problem, std::string_view request_id);

/// The same for one error of the engine. Errors with code corrupt or internal keep their text to themselves.
[[nodiscard]] Response problem_response(const core::Error& error, std::string_view request_id);

/// For a request body that is no JSON: 400 instead of 422.
[[nodiscard]] Response syntax_problem(const core::Error& error, std::string_view request_id);

/// For several errors of one request: status and code of the first, all of them in `errors`. Requires at least one.
[[nodiscard]] Response problem_response(std::span<const core::Error> errors, std::string_view request_id);

}  // namespace vouch::rest
