#include "models/packages/piece_model.h"

#include <cstring>
#include <optional>

#include "engine/core/error.h"

namespace vouch::models {
namespace {

/// Fields of a message in the wire format of protocol buffers.
class Message {
 public:
  struct Field {
    std::uint32_t number = 0;
    std::uint64_t value = 0;  // of a number
    std::string_view bytes;   // of a text or a message
  };

  explicit Message(std::string_view bytes) : rest_(bytes) {}

  /// nullopt at the end and where the bytes are no message; then damaged() says which.
  [[nodiscard]] std::optional<Field> next() {
    if (rest_.empty()) return std::nullopt;
    const std::uint64_t key = varint();
    Field field{.number = static_cast<std::uint32_t>(key >> 3), .value = 0, .bytes = {}};
    switch (key & 7U) {
      case 0: field.value = varint(); break;
      case 1: field.bytes = take(8); break;
      case 2: field.bytes = take(varint()); break;
      case 5: field.bytes = take(4); break;
      default: damaged_ = true;
    }
    return damaged_ ? std::nullopt : std::optional(field);
  }
  [[nodiscard]] bool damaged() const { return damaged_; }

 private:
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<std::uint8_t>(rest_.front());
      rest_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    damaged_ = true;
    return 0;
  }
  std::string_view take(std::uint64_t n) {
    if (n > rest_.size()) {
      damaged_ = true;
      return {};
    }
    const std::string_view taken = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return taken;
  }

  std::string_view rest_;
  bool damaged_ = false;
};

tl::unexpected<core::Error> corrupt(const std::string& what) {
  return core::fail(core::ErrorCode::corrupt, "sentencepiece model: " + what);
}

std::optional<PieceModel::Piece> piece_of(std::string_view bytes) {
  PieceModel::Piece piece;
  Message message(bytes);
  while (const auto field = message.next()) {
    if (field->number == 1) piece.text = field->bytes;
    if (field->number == 2 && field->bytes.size() == sizeof(float)) std::memcpy(&piece.score, field->bytes.data(), sizeof(float));
    if (field->number == 3 && field->value >= 1 && field->value <= 6) piece.kind = static_cast<PieceModel::Kind>(field->value);
  }
  return message.damaged() ? std::nullopt : std::optional(std::move(piece));
}

}  // namespace

core::Result<PieceModel> read_piece_model(std::string_view bytes) {
  PieceModel model;
  Message message(bytes);
  while (const auto field = message.next()) {
    if (field->number == 1) {
      auto piece = piece_of(field->bytes);
      if (!piece) return corrupt("piece " + std::to_string(model.pieces.size()) + " is damaged");
      model.pieces.push_back(*std::move(piece));
    }
    if (field->number != 3) continue;
    Message normalizer(field->bytes);
    while (const auto inner = normalizer.next()) {
      if (inner->number == 2) model.character_map = inner->bytes;
    }
    if (normalizer.damaged()) return corrupt("the normaliser is damaged");
  }
  if (message.damaged()) return corrupt("found bytes that are no message, expected one");
  if (model.pieces.empty()) return corrupt("found no pieces, expected some");
  if (model.character_map.empty()) return corrupt("found no table of characters, expected one");
  return model;
}

}  // namespace vouch::models
