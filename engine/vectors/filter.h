// Which vectors a search may find: one bit each, bit i % 64 of word i / 64. Nobody is found who does not pass, and all who pass
// can be: a filter is applied before the search.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "engine/core/result.h"

namespace vouch::vectors {

/// A view; without words everybody passes. Bits behind the last vector mean nothing.
class Filter {
 public:
  Filter() = default;
  /// Fails with invalid_argument unless there is one word for each 64 of `size` vectors, the last ones rounded up.
  [[nodiscard]] static core::Result<Filter> make(std::span<const std::uint64_t> words, std::size_t size);

  [[nodiscard]] bool passes_all() const { return !words_; }
  [[nodiscard]] bool passes(std::size_t i) const { return !words_ || ((*words_)[i / 64] >> (i % 64) & 1U) != 0; }
  /// Bits of the vectors [64 w, 64 w + 64), those behind the last vector as 0.
  [[nodiscard]] std::uint64_t word(std::size_t w) const {
    const std::uint64_t bits = words_ ? (*words_)[w] : ~std::uint64_t{0};
    return (w + 1) * 64 <= size_ ? bits : bits & last_;
  }
  [[nodiscard]] std::size_t words() const { return (size_ + 63) / 64; }
  /// Of how many vectors.
  [[nodiscard]] std::size_t size() const { return size_; }
  /// How many pass; looks at every word.
  [[nodiscard]] std::size_t passing() const;
  /// One that everybody of so many passes.
  [[nodiscard]] static Filter all(std::size_t size);

 private:
  Filter(std::optional<std::span<const std::uint64_t>> words, std::size_t size)
      : words_(words), size_(size), last_(size % 64 == 0 ? ~std::uint64_t{0} : (std::uint64_t{1} << (size % 64)) - 1) {}
  std::optional<std::span<const std::uint64_t>> words_;
  std::size_t size_ = 0;
  std::uint64_t last_ = ~std::uint64_t{0};
};

}  // namespace vouch::vectors
