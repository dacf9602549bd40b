// Errors as values: what input, files or state can cause. The codes are those that every way in shares (exit status,
// HTTP status); a message says what was found, what was expected and where, in lower case, without a full stop.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace vouch::core {

enum class ErrorCode {
  invalid_argument,  // the request or the input is wrong; asking again unchanged fails again
  not_found,         // what was named does not exist
  conflict,          // the state forbids it (exists already, changed meanwhile)
  exhausted,         // a quota, a queue or memory is used up
  unavailable,       // a resource outside cannot be used now (disk full, port taken)
  not_available,     // this build or this data lacks what is asked
  corrupt,           // stored bytes are not what was written
  internal,          // a defect of the program
};

/// The stable name of a code as it stands in answers, such as "not_found".
[[nodiscard]] std::string_view name_of(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;  // found, expected, where
  std::string pointer;  // JSON Pointer (RFC 6901) to the wrong field of a request; empty where there is none

  bool operator==(const Error&) const = default;
};

/// The same error with `where: ` before its message.
[[nodiscard]] Error within(std::string_view where, Error error);

}  // namespace vouch::core
