// Brings a text into the spelling that a tokeniser was trained on: each longest match of a table of byte strings is replaced by
// its normal form (NFKC, control and invisible characters to spaces or to nothing), runs of spaces become one, a space stands
// before the first word, and a space is written as U+2581. T. Kudo, J. Richardson, "SentencePiece: a simple and language
// independent subword tokenizer", 2018; the table is theirs: a double-array trie (J. Aoe, "An efficient digital search algorithm
// by using a double-array structure", 1989) over the replaced strings, and the replacements one after the other, each ended by a
// zero byte.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/hash.h"
#include "engine/core/result.h"

namespace vouch::text {

/// The sign that stands for a space within pieces.
inline constexpr std::string_view kSpaceSign = "\xe2\x96\x81";

/// Bytes of the character of valid UTF-8 that begins with `first`.
[[nodiscard]] constexpr std::size_t character_bytes(char first) {
  constexpr std::array<std::uint8_t, 16> kLengths = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4};
  return kLengths[static_cast<unsigned char>(first) >> 4];
}

/// Immutable, safe to share.
class CharacterMap {
 public:
  /// `table`: bytes of the trie (32 bits, little-endian), the trie, the replacements. Fails with corrupt where they do not fit.
  [[nodiscard]] static core::Result<CharacterMap> make(core::Bytes table);

  /// The text as the tokeniser sees it, always valid UTF-8: empty, or words of which each begins with kSpaceSign. A byte that is
  /// no part of valid UTF-8 becomes U+FFFD. Time is linear in the text.
  [[nodiscard]] std::string normalized(std::string_view text) const;

 private:
  struct Replaced {
    std::string_view by;
    std::size_t bytes = 0;  // of the text that it stands for
  };

  CharacterMap() = default;
  [[nodiscard]] Replaced next(std::string_view text) const;
  [[nodiscard]] std::string_view replacement(std::uint32_t at) const;
  void note_ascii();

  std::vector<std::uint32_t> units_;
  std::string replacements_;
  std::array<bool, 128> plain_{};  // an ASCII character that stands for itself whatever ASCII character follows
};

}  // namespace vouch::text
