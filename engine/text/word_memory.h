// The pieces of words that were cut before: most words of a text are among few that come again and again (G. Zipf, "Human
// behavior and the principle of least effort", 1949), so looking them up spares most of the cutting. A word has one place, by its
// hash, and the last one there stays; it is compared in full, so an answer is never that of another word.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/hash.h"

namespace vouch::text {

/// Not thread safe: one for each thread.
class WordMemory {
 public:
  static constexpr std::size_t kMostBytes = 30;  // of a word that is remembered
  static constexpr std::size_t kMostPieces = 6;  // the same
  static constexpr std::size_t kWords = 16384;   // 1 MiB

  /// Empty where the word is not remembered. Lives until the next `remember`.
  [[nodiscard]] std::span<const std::uint32_t> find(std::string_view word) const {
    if (word.size() > kMostBytes) return {};
    const Entry& entry = entries_[place(word)];
    if (entry.bytes != word.size() || std::memcmp(entry.word.data(), word.data(), word.size()) != 0) return {};
    return std::span(entry.pieces).first(entry.count);
  }
  void remember(std::string_view word, std::span<const std::uint32_t> pieces) {
    if (word.size() > kMostBytes || pieces.size() > kMostPieces) return;
    Entry& entry = entries_[place(word)];
    std::memcpy(entry.word.data(), word.data(), word.size());
    std::copy(pieces.begin(), pieces.end(), entry.pieces.begin());
    entry.bytes = static_cast<std::uint8_t>(word.size());
    entry.count = static_cast<std::uint8_t>(pieces.size());
  }

 private:
  struct Entry {
    std::array<std::uint32_t, kMostPieces> pieces;
    std::array<char, kMostBytes> word;
    std::uint8_t bytes = 0;  // 0: nothing here, since no word is empty
    std::uint8_t count = 0;
  };
  [[nodiscard]] static std::size_t place(std::string_view word) { return core::hash64(word) % kWords; }

  std::vector<Entry> entries_ = std::vector<Entry>(kWords);
};

}  // namespace vouch::text
