// Lines of a TREC file from a stream or from memory, with their numbers, in constant memory: "\n" or "\r\n" ends a line,
// the last may lack it, blank lines and lines that start with '#' are left out (as trec_eval 10 does).
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace vouch::evaluation {

inline constexpr std::size_t kMaxTrecLineBytes = 64 * 1024;

/// Takes one line; what it returns as an error ends the reading.
using LineSink = std::function<core::Result<void>(std::string_view line, std::size_t number)>;

/// Fails with what the sink fails with, with invalid_argument for a line over 64 KiB, with unavailable when the stream breaks.
[[nodiscard]] core::Result<void> read_trec_lines(std::istream& in, const LineSink& sink);
[[nodiscard]] core::Result<void> read_trec_lines(std::string_view text, const LineSink& sink);

/// "source:12: what"
[[nodiscard]] std::string at_line(std::string_view source, std::size_t number, std::string_view what);

}  // namespace vouch::evaluation
