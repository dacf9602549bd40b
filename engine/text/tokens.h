// The terms of a text: words (runs of letters, marks and digits), hashtags as `#x`, mentions as `@x`, all folded. URLs are
// left out. Scripts that write without spaces (Han, Hiragana, Katakana) give overlapping pairs of characters. Any bytes are
// accepted; the same bytes give the same terms on every machine with the same Unicode version.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace vouch::text {

/// Terms that are shorter or longer, in code points with the # or @ counted, are left out.
inline constexpr std::size_t kMinTermLength = 2;
inline constexpr std::size_t kMaxTermLength = 40;

/// Receives one term; the characters live until it returns.
using TakeTerm = std::function<void(std::string_view)>;

/// Calls take for each term in the order of the text, as often as it occurs.
void for_each_token(std::string_view text, const TakeTerm& take);

/// The same for a value of a hashtag or mention column, which may come with or without its mark: at most one term that
/// begins with `mark` ('#' or '@').
void for_each_marked(char mark, std::string_view value, const TakeTerm& take);

}  // namespace vouch::text
