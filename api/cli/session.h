// What a command works with: its streams, the language of its words, and the helpers that keep output rules in one place:
// data on `out`, everything else on `err`, progress only where `err` is a terminal.
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include "api/words/language.h"
#include "engine/core/result.h"

namespace vouch::cli {

/// Exit statuses of the contract.
inline constexpr int kDone = 0;
inline constexpr int kRejects = 7;  // done, but rows were rejected

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool err_is_terminal = false;
  std::size_t width = 100;  // columns of a table
};

/// What a parsed command does. Returns the exit status.
using Action = std::function<core::Result<int>()>;

struct Session {
  Streams streams;
  words::Language language = words::Language::english;
  Action action;  // of the command that was parsed

  void say(std::string_view line) const;  // on err, with a line feed
};

/// The exit status of an error code.
[[nodiscard]] int exit_status(core::ErrorCode code);

}  // namespace vouch::cli
