// Text for terminals: how wide it is shown, how it is cut, filled up and wrapped, and bars out of block characters.
// Names come from data, so control characters (escape sequences, bidirectional overrides) are taken out first.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vouch::report {

/// The text without characters that steer a terminal: each becomes a blank.
[[nodiscard]] std::string printable(std::string_view text);

/// Columns that the text takes: 0 for combining marks, 2 for East Asian wide characters and emoji, else 1.
[[nodiscard]] std::size_t width_of(std::string_view text);

/// The text cut to at most `width` columns, with … where something is missing.
[[nodiscard]] std::string cut(std::string_view text, std::size_t width);
/// Cut and filled up with blanks to exactly `width` columns.
[[nodiscard]] std::string left(std::string_view text, std::size_t width);
[[nodiscard]] std::string right(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, broken at blanks; a longer word is broken within.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// A bar over `share` (0..1) of `width` columns in eighths of a column, filled up with blanks. `hollow`: shaded, in whole
/// columns. A share above 0 is never invisible.
[[nodiscard]] std::string bar(double share, std::size_t width, bool hollow = false);

}  // namespace vouch::report
