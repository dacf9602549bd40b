// A text cut into pieces with their places: words, hashtags, mentions, addresses of the web, line ends and single signs.
// What tokens.h throws away, phrases need: order, signs between words, where a piece stands, how it was written.
//
// A piece is compared by its key: folded (fold.h), joiners and other invisible characters left out, ä ö ü as ae oe ue, other
// marks on Latin letters taken off, `_` of hashtags left out. A word of Latin letters with Cyrillic or Greek ones that look
// like Latin (after Unicode Technical Standard #39, confusables) also has the key that it imitates. Any bytes are accepted;
// broken UTF-8 gives signs. Time is linear in the text: of the marks on one letter at most 8 are kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vouch::text {

enum class PieceKind : std::uint8_t {
  word,      // letters, marks and digits; also each of % € $ £
  hashtag,   // key without #
  mention,   // key without @, with _ and inner points
  url,       // key: the host without www., of an address with a scheme or www; empty for an e-mail address
  sign,      // one character, or several of the same in a row
  line_end,  // also several in a row
};

struct Piece {
  PieceKind kind = PieceKind::sign;
  bool upper = false;      // letters, none of them small
  bool letters = false;    // at least one
  bool digits = false;     // at least one
  std::string key;         // empty where a word is longer than 64 bytes: no phrase has such a word
  std::string imitated;    // key that a word of mixed scripts imitates, else empty
  std::uint32_t byte = 0;  // where it begins in the text; # and @ belong to it
  std::uint32_t byte_end = 0;
  std::uint32_t character = 0;  // the same in code points, from 0
};

/// In the order of the text. Requires less than 4 GiB.
[[nodiscard]] std::vector<Piece> pieces(std::string_view text);

}  // namespace vouch::text
