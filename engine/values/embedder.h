// Texts as vectors whose cosine says how alike they are in meaning. One interface for every way to get them; which one runs is
// chosen when the program runs: the static embedder within the program (static_embedder.h), or a larger model that somebody has
// installed. Vectors of two spaces must never be compared; a space's name has a version, which rises with any change of a vector.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace vouch::values {

enum class EmbeddingStatus : std::uint8_t {
  known,
  unknown,  // no text, or none that the model can read; the vector is all 0
};

struct EmbeddedText {
  EmbeddingStatus status = EmbeddingStatus::unknown;
  std::uint32_t pieces = 0;   // different ones that the vector rests on
  std::uint32_t unknown = 0;  // runs of characters that the model does not know, and pieces of scripts that it has not learned
};

/// Vectors of some texts. A vector has 8 bits a number, and a length of about kUnit where its text is known.
struct Embeddings {
  std::size_t dims = 0;
  std::vector<std::int8_t> values;  // [texts x dims, row-major]
  std::vector<EmbeddedText> texts;

  [[nodiscard]] std::span<const std::int8_t> row(std::size_t text) const { return std::span(values).subspan(text * dims, dims); }
};

/// Immutable, safe to share.
class Embedder {
 public:
  Embedder() = default;
  Embedder(const Embedder&) = delete;
  Embedder& operator=(const Embedder&) = delete;
  Embedder(Embedder&&) = default;
  Embedder& operator=(Embedder&&) = default;
  virtual ~Embedder() = default;

  [[nodiscard]] virtual std::size_t dims() const = 0;
  /// Such as "vouch-static@1".
  [[nodiscard]] virtual std::string_view space() const = 0;
  /// One row a text, whatever its bytes; a text's row depends on that text alone, not on its neighbours or on `threads` (0: as
  /// many as the machine has). Fails where the model cannot run, never because of a text.
  [[nodiscard]] virtual core::Result<Embeddings> embed(std::span<const std::string_view> texts, unsigned threads) const = 0;
};

/// The length that vectors have, but for rounding: the largest number that one of 256 independent parts exceeds about never is
/// 127.
inline constexpr double kUnit = 384.0;

/// Σ a(i)·b(i), exact. Requires as many numbers in both.
[[nodiscard]] inline std::int64_t dot(std::span<const std::int8_t> a, std::span<const std::int8_t> b) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::int32_t{a[i]} * b[i];
  return sum;
}

/// a·b / (|a|·|b|), 0 where one is all 0. The same bits everywhere: integers, one root, one division.
[[nodiscard]] inline double cosine(std::span<const std::int8_t> a, std::span<const std::int8_t> b) {
  const std::int64_t lengths = dot(a, a) * dot(b, b);
  return lengths == 0 ? 0.0 : static_cast<double>(dot(a, b)) / std::sqrt(static_cast<double>(lengths));
}

}  // namespace vouch::values
