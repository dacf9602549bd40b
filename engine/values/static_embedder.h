// The embedder within the program: a table of rows, one a piece of text, learned so that the sum over a text and a small net
// behind it give the vector of a much larger encoder (models/embedder/MODEL_CARD.md; after J. Tissier, C. Gravier, A. Habrard,
// "Near-lossless binarization of word embeddings", 2019, and M. Iyyer and others, "Deep unordered composition rivals syntactic
// methods for text classification", 2015). With P the set of different pieces of a text, n = |P|, r(x) the row of piece x:
//
//   m = (start + Σ over x in P of (mean + r(x))) / √(n + 2)
//   a = relu(W₁m),  b = relu(W₂[m, a]),  c = relu(W₃b),  z = W₄[b, c],  vector = kUnit · z / |z|
//
// A piece counts once however often it stands in a text: repeating what a text already says moves its vector by nothing at all,
// and neither does another order of its pieces. A text is unknown where more of it is unknown than different pieces of words are
// known. All sums are of integers; |z| is one root of a double, so the vector is the same to the bit on every machine. Costs:
// cutting the text, one cache miss a piece, about 400,000 multiplications.
#pragma once

#include <string_view>
#include <vector>

#include "engine/values/embedder.h"
#include "engine/values/static_kernels.h"
#include "engine/values/static_model.h"

namespace vouch::values {

class StaticEmbedder final : public Embedder {
 public:
  /// Of a text at most this many pieces are read.
  static constexpr std::size_t kMostPieces = 4096;

  /// `file` must outlive the embedder. Fails with corrupt where it is not what the recipe wrote. Requires
  /// audience::supports(set).
  [[nodiscard]] static core::Result<StaticEmbedder> make(core::Bytes file,
                                                         audience::InstructionSet set = preferred_static_kernels());

  [[nodiscard]] std::size_t dims() const override { return model_.layers.back().outputs; }
  [[nodiscard]] std::string_view space() const override { return model_.space; }
  [[nodiscard]] core::Result<Embeddings> embed(std::span<const std::string_view> texts, unsigned threads) const override;

  /// The pieces of a text as they are counted: in order, as often as they occur, unknown ones as
  /// text::UnigramTokenizer::kUnknown.
  [[nodiscard]] std::vector<text::PieceId> pieces(std::string_view text) const;
  /// The same, faster for many texts.
  [[nodiscard]] std::vector<text::PieceId> pieces(std::string_view text, text::UnigramTokenizer::Memory& memory) const;
  [[nodiscard]] const text::UnigramTokenizer& tokenizer() const { return model_.tokenizer; }

 private:
  struct Scratch;
  StaticEmbedder(StaticModel model, audience::InstructionSet set);
  [[nodiscard]] EmbeddedText embed_one(std::string_view text, std::span<std::int8_t> vector, Scratch& scratch) const;
  void sum_rows(std::span<const text::PieceId> pieces, Scratch& scratch) const;
  void run_layer(const StaticLayer& layer, std::span<const std::int16_t> inputs, std::span<std::int16_t> outputs,
                 Scratch& scratch) const;

  StaticModel model_;
  audience::InstructionSet set_;
  std::vector<std::int64_t> one_by_root_;  // by n: 2²⁰ / √(n + 2)
};

}  // namespace vouch::values
