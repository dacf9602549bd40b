// The tokeniser of the embedder as SentencePiece's own library runs it: the model is put together again from the embedder's file,
// as the message that the library reads. What tests and benchmarks compare with.
#pragma once

#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include <sentencepiece_processor.h>

#include "engine/core/codec.h"
#include "engine/text/unigram_tokenizer.h"

namespace vouch::test_support {

inline std::string varint(std::size_t value) {
  std::string out;
  for (; value >= 128; value >>= 7) out += static_cast<char>((value & 127) | 128);
  return out + static_cast<char>(value);
}

/// A field of bytes in a message.
inline std::string field(int number, const std::string& bytes) {
  return varint(static_cast<std::size_t>(number) << 3 | 2) + varint(bytes.size()) + bytes;
}

/// The blocks of an embedder's file that a tokeniser is made of.
struct TokenizerBlocks {
  core::Bytes character_map, vocabulary;
};
inline TokenizerBlocks tokenizer_blocks(core::Bytes file) {
  core::Decoder in(file.subspan(12));
  (void)in.read_text();
  const auto map = in.read_text(), vocabulary = in.read_text();
  return {core::as_bytes(*map), core::as_bytes(*vocabulary)};
}

/// Null where the library refuses the model.
inline std::unique_ptr<sentencepiece::SentencePieceProcessor> reference_tokenizer(const text::UnigramTokenizer& tokenizer,
                                                                                  core::Bytes character_map) {
  std::string model;
  for (text::PieceId id = 0; id < tokenizer.size(); ++id) {
    const float score = static_cast<float>(tokenizer.score(id)) / static_cast<float>(1 << 24);
    std::string bytes(sizeof score, '\0');
    std::memcpy(bytes.data(), &score, sizeof score);
    const bool unknown = tokenizer.piece(id) == "<unk>";
    const char type = tokenizer.sort(id) != text::PieceSort::hidden ? 1 : unknown ? 2 : 3;
    model += field(1, field(1, tokenizer.piece(id)) + "\x15" + bytes + "\x18" + type);
  }
  const std::string map(reinterpret_cast<const char*>(character_map.data()), character_map.size());
  model += field(2, std::string("\x18\x01", 2));  // the unigram model
  model += field(3, field(1, "nmt_nfkc") + field(2, map));
  auto made = std::make_unique<sentencepiece::SentencePieceProcessor>();
  if (!made->LoadFromSerializedProto(model).ok()) return nullptr;
  return made;
}

}  // namespace vouch::test_support
