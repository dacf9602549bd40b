// A vocabulary as SentencePiece writes it (sentencepiece_model.proto of that project: field 1 the pieces with text, score and
// kind, field 3 the normaliser with its table of characters in field 2), read off its protocol-buffer bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace vouch::models {

struct PieceModel {
  enum class Kind : std::uint8_t { normal = 1, unknown = 2, control = 3, user_defined = 4, unused = 5, byte = 6 };
  struct Piece {
    std::string text;
    float score = 0.0F;  // logarithm of its probability
    Kind kind = Kind::normal;
  };
  std::vector<Piece> pieces;  // by number
  std::string character_map;
};

/// Fails with corrupt where the bytes are no such message or lack pieces or the table.
[[nodiscard]] core::Result<PieceModel> read_piece_model(std::string_view bytes);

}  // namespace vouch::models
