// The program `vouch` as a function, so that tests can run it: parses the line, runs one command, gives the exit status.
#pragma once

#include <span>
#include <string>

#include "api/cli/session.h"

namespace vouch::cli {

/// Environment that decides about words; empty is not set.
struct Locale {
  std::string lc_all, lc_messages, lang;
};

/// Runs `vouch ARGUMENTS`. Nothing is written on `out` beside an error.
[[nodiscard]] int run_program(std::span<const std::string> arguments, const Streams& streams, const Locale& locale);

}  // namespace vouch::cli
