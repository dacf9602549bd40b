// Makes the text of a post ready for a model of meaning. What says where or who, not what about, is left out on purpose:
//
//   addresses of the web (with a scheme or www.) and handles (@name)  are dropped
//   hashtags   lose their mark; a change from small to capital letters and _ part words; the rest stays joined, for
//              the tokeniser to part (#nachhaltigemode)
//   emoji and other pictures                                           part words and are dropped
//   invisible characters (zero width, directions, soft hyphens)        are dropped
//   a character other than a digit three or more times in a row        stands twice
//   words of four or more capital letters                              are written small
//
// Any bytes are accepted; broken UTF-8 parts words. Of a text the first 16 KiB are read. Time is linear in them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vouch::text {

inline constexpr std::size_t kMostPostBytes = std::size_t{16} << 10;

struct PostPart {
  std::string text;
  bool joined = false;  // words that may be written as one: the body of a hashtag
};

/// In the order of the text; parts are apart as words are.
[[nodiscard]] std::vector<PostPart> post_parts(std::string_view text);

}  // namespace vouch::text
