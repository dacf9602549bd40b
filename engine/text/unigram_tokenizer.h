// Cuts a text into the pieces of a vocabulary such that the product of their probabilities is largest (T. Kudo, "Subword
// regularization: improving neural network translation models with multiple subword candidates", 2018): with s(x) the logarithm
// of the probability of piece x,
//
//   best(0) = 0,   best(j) = max over pieces x that end at j of  best(j − |x|) + s(x)        (A. Viterbi, 1967)
//
// A character that no piece has alone counts as unknown, at the least s(x) less 10. Same pieces as SentencePiece's unigram model,
// but for ties: logarithms are integers of 2⁻²⁴ and no piece reaches over the beginning of a word, so each word is cut for
// itself, where SentencePiece adds up floating-point numbers over the whole text.
//
// Bytes of a vocabulary, little-endian: u32 pieces, u32 bytes of their texts; the texts in ascending bytewise order, each as u8
// bytes shared with the one before, u8 further bytes, those; i32 s(x)·2²⁴ for each; u8 PieceSort for each.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/text/character_map.h"
#include "engine/text/piece_trie.h"
#include "engine/text/word_memory.h"

namespace vouch::text {

/// The place of a piece in its vocabulary.
using PieceId = std::uint32_t;

/// What a piece is good for.
enum class PieceSort : std::uint8_t {
  word,        // letters of a language that the model has learned
  sign,        // no letters
  unreadable,  // letters of scripts that it has not learned
  hidden,      // never found in a text
};

/// Immutable, safe to share.
class UnigramTokenizer {
 public:
  /// What stands for one or several unknown characters in a row.
  static constexpr PieceId kUnknown = 0xFFFFFFFF;

  /// Fails with corrupt where the bytes do not fit.
  [[nodiscard]] static core::Result<UnigramTokenizer> make(core::Bytes character_map, core::Bytes vocabulary);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(scores_.size()); }
  [[nodiscard]] std::string piece(PieceId id) const { return id < size() ? texts_[id] : "<unk>"; }

  /// s(x) · 2²⁴.
  [[nodiscard]] std::int32_t score(PieceId id) const { return scores_[id]; }
  [[nodiscard]] PieceSort sort(PieceId id) const { return sorts_[id]; }

  /// Words that were cut before, for many texts in turn. Not thread safe: one for each thread, and for one tokeniser.
  struct Memory {
    WordMemory words, joined;
  };

  /// The pieces of any bytes in order. Time is linear in the text, for a vocabulary.
  [[nodiscard]] std::vector<PieceId> pieces(std::string_view text) const;
  [[nodiscard]] std::vector<PieceId> pieces(std::string_view text, Memory& memory) const;
  /// The same for words written as one, such as a hashtag: a piece that begins a word may also stand within.
  [[nodiscard]] std::vector<PieceId> pieces_of_joined(std::string_view text) const;
  [[nodiscard]] std::vector<PieceId> pieces_of_joined(std::string_view text, Memory& memory) const;

 private:
  struct Step;
  explicit UnigramTokenizer(CharacterMap map) : map_(std::move(map)) {}
  [[nodiscard]] core::Result<void> read_vocabulary(core::Bytes vocabulary);
  [[nodiscard]] std::vector<PieceId> cut(std::string_view text, bool joined, WordMemory* memory) const;
  void cut_word(std::string_view word, bool joined, std::vector<Step>& steps, std::vector<PieceId>& out) const;
  void walk(std::string_view word, std::size_t from, PieceTrie::Node node, std::vector<Step>& steps) const;

  CharacterMap map_;
  PieceTrie trie_;
  PieceTrie::Node word_start_ = PieceTrie::kNowhere;  // behind kSpaceSign
  std::vector<std::string> texts_;
  std::vector<std::int32_t> scores_;
  std::vector<PieceSort> sorts_;
  std::int64_t unknown_score_ = 0;
};

}  // namespace vouch::text
