#include "engine/credibility/comment_reading.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/hash.h"
#include "engine/text/pieces.h"

namespace vouch::credibility {
namespace {

constexpr std::uint32_t kGapWords = 3;

bool is_counted(const text::Piece& piece) {
  const bool words = piece.kind == text::PieceKind::word || piece.kind == text::PieceKind::hashtag;
  return words && (piece.letters || piece.digits);
}

bool asks(std::string_view text, const text::Piece& piece) {
  return piece.kind == text::PieceKind::sign && text.substr(piece.byte, piece.byte_end - piece.byte).starts_with('?');
}

}  // namespace

core::Result<CommentReader> CommentReader::make(catalog::CommentRules rules) {
  if (rules.version.empty()) {
    return core::fail(core::ErrorCode::invalid_argument, "comment rules: found no version, expected one");
  }
  std::vector<std::string_view> phrases;
  for (const auto& one : rules.phrases) phrases.push_back(one.phrase);
  auto matcher = text::PhraseMatcher::make(phrases, kGapWords);
  if (!matcher) return core::fail(core::within("comment rules", std::move(matcher).error()));
  return CommentReader(std::move(rules), *std::move(matcher));
}

CommentReading CommentReader::read(std::string_view text) const {
  const std::vector<text::Piece> pieces = text::pieces(text);
  CommentReading reading;
  for (const text::Piece& piece : pieces) {
    if (asks(text, piece)) reading.question = true;
    if (!is_counted(piece)) continue;
    ++reading.words;
    reading.hash = core::hash64(piece.key, reading.hash + 1);
  }
  for (const text::PhraseMatch& match : matcher_.find(pieces)) {
    switch (rules_.phrases[match.phrase].mark) {
      case catalog::CommentMark::question: reading.question = true; break;
      case catalog::CommentMark::criticism: reading.criticism = true; break;
      case catalog::CommentMark::thanks: reading.thanks = true; break;
      case catalog::CommentMark::topic: break;
    }
  }
  return reading;
}

}  // namespace vouch::credibility
