// Result<T>: a value or an Error. No macro passes errors on: `if (!x) return fail(std::move(x).error());`.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

#include "engine/core/error.h"

namespace vouch::core {

template <class T>
using Result = tl::expected<T, Error>;

/// An error to return from any function that gives a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string pointer = {}) {
  return fail(Error{.code = code, .message = std::move(message), .pointer = std::move(pointer)});
}

}  // namespace vouch::core
