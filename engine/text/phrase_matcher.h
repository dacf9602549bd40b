// Finds all phrases of a list in the pieces of a text (engine/text/pieces.h). A trie over tokens is walked from every piece;
// phrases have at most 12 tokens and one <gap>, so time is linear in the text. Of matches that
// overlap the one that begins first stays, of those that begin together the longest.
//
// Tokens of a phrase: a word; <code> (capitals and digits, or letters with digits, as discount codes are written); <number>;
// <mention>; <any> one word; <gap> up to so many words; url:host. A phrase of one token that begins with # is a hashtag, and
// may begin or end with * ("#ad*", "#*partner"). A hashtag of the text also counts as the word that it holds, and phrases of
// several words are found written together in a hashtag. Between tokens signs other than ! and ? may stand, no line end.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/core/result.h"
#include "engine/text/pieces.h"

namespace vouch::text {

inline constexpr std::size_t kPhraseTokens = 12;

struct PhraseMatch {
  std::uint32_t phrase = 0;  // place in the list
  std::uint32_t first = 0;   // pieces it covers, both counted
  std::uint32_t last = 0;
  bool disguised = false;  // only by letters that look like others

  bool operator==(const PhraseMatch&) const = default;
};

/// Immutable, safe to share.
class PhraseMatcher {
 public:
  /// Fails with invalid_argument for an empty phrase, too many tokens, an unknown <slot>, two gaps, a gap at an end, a
  /// * elsewhere than at one end of a hashtag, and for two phrases with the same tokens.
  [[nodiscard]] static core::Result<PhraseMatcher> make(std::span<const std::string_view> phrases, std::uint32_t gap_words);

  /// Ordered by first piece.
  [[nodiscard]] std::vector<PhraseMatch> find(std::span<const Piece> pieces) const;

 private:
  using Symbol = std::uint32_t;
  using Node = std::uint32_t;
  static constexpr std::uint32_t kNothing = 0xFFFFFFFF;
  enum Slot : Symbol { code, number, mention, any, gap, first_word };
  struct State {
    std::unordered_map<Symbol, Node> next;
    std::uint32_t phrase = kNothing;
  };
  struct Affix {
    std::string letters;
    bool at_end = false;  // *letters
    std::uint32_t phrase = 0;
  };
  struct Walk;

  PhraseMatcher() = default;
  [[nodiscard]] core::Result<void> add(std::string_view phrase, std::uint32_t index);
  [[nodiscard]] core::Result<std::vector<Symbol>> symbols_of(std::string_view phrase);
  [[nodiscard]] core::Result<bool> add_affix(std::string_view phrase, std::uint32_t index);
  Node put(Node from, Symbol symbol);
  Symbol symbol(const std::string& name);
  [[nodiscard]] Node step(Node from, Symbol symbol) const;
  [[nodiscard]] Node step(Node from, const std::string& name) const;
  void walk(Walk& walk, Node node, std::uint32_t at, bool disguised) const;
  void take(Walk& walk, Node node, std::uint32_t at, const Piece& piece, bool disguised) const;
  void end_at(Walk& walk, Node node, std::uint32_t at, bool disguised) const;
  void find_affixes(const Piece& piece, std::uint32_t at, std::vector<PhraseMatch>& found) const;

  std::unordered_map<std::string, Symbol> symbols_;
  std::vector<State> states_ = std::vector<State>(1);
  std::vector<Affix> affixes_;
  std::uint32_t gap_words_ = 0;
};

}  // namespace vouch::text
