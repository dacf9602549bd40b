// A sentence encoder with its tokeniser as one file: what `vouch models install` makes of a published package, and what the
// program opens where it is told to use it.
//
// Bytes, little-endian: "VOUCHSE1"; u64 XXH3 of what follows; then, as lengths of 32 bits and bytes: the table of characters
// (text/character_map.h) and the vocabulary (text/unigram_tokenizer.h); u32 begin, end and unknown piece; f32 epsilon; the codes
// of the pieces, then every array of SentenceWeights in the order of its fields, each as a length and f32.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/text/unigram_tokenizer.h"
#include "engine/values/embedder.h"
#include "engine/values/sentence_encoder.h"

namespace vouch::values {

/// Of its vectors; rises with any change of one.
inline constexpr std::string_view kSentenceSpace = "use-multilingual@1";

/// What the file is made of.
struct SentenceModelParts {
  std::string character_map, vocabulary;
  std::uint32_t unknown = 0;  // the piece for what no piece has
  SentenceWeights weights;    // pieces in the order of the vocabulary
};

[[nodiscard]] std::string encode_sentence_model(const SentenceModelParts& parts);

/// Immutable, safe to share.
class SentenceModel final : public Embedder {
 public:
  /// Fails with corrupt where the bytes are damaged or do not belong together.
  [[nodiscard]] static core::Result<SentenceModel> decode(core::Bytes bytes);

  /// Only the first so many pieces of a text are read, as its authors do.
  static constexpr std::size_t kMostPieces = 256;

  [[nodiscard]] std::size_t dims() const override { return kSentenceDims; }
  [[nodiscard]] std::string_view space() const override { return kSentenceSpace; }
  [[nodiscard]] core::Result<Embeddings> embed(std::span<const std::string_view> texts, unsigned threads) const override;

  /// The pieces of any bytes. Empty for a text without any.
  [[nodiscard]] std::vector<std::uint32_t> pieces(std::string_view text) const;
  [[nodiscard]] const SentenceEncoder& encoder() const { return encoder_; }

 private:
  SentenceModel(text::UnigramTokenizer tokenizer, SentenceEncoder encoder, std::uint32_t unknown)
      : tokenizer_(std::move(tokenizer)), encoder_(std::move(encoder)), unknown_(unknown) {}

  text::UnigramTokenizer tokenizer_;
  SentenceEncoder encoder_;
  std::uint32_t unknown_;
};

}  // namespace vouch::values
