#include "engine/text/unigram_tokenizer.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/core/codec.h"

namespace vouch::text {

using core::ErrorCode;
using core::fail;

namespace {

constexpr std::int64_t kScale = std::int64_t{1} << 24;
constexpr std::int64_t kUnknownPenalty = 10 * kScale;
constexpr std::int64_t kUnreached = std::numeric_limits<std::int64_t>::min();

core::Error wrong(std::string what) {
  return {.code = ErrorCode::corrupt, .message = "vocabulary: " + std::move(what), .pointer = {}};
}

/// Texts that are stored as what differs from the one before.
core::Result<std::vector<std::string>> texts_of(std::string_view bytes, std::uint32_t pieces) {
  std::vector<std::string> texts;
  texts.reserve(pieces);
  while (texts.size() < pieces) {
    if (bytes.size() < 2)
      return fail(wrong("found " + std::to_string(texts.size()) + " texts, expected " + std::to_string(pieces)));
    const std::size_t shared = static_cast<unsigned char>(bytes[0]), further = static_cast<unsigned char>(bytes[1]);
    bytes.remove_prefix(2);
    const std::string_view before = texts.empty() ? std::string_view() : std::string_view(texts.back());
    if (further > bytes.size() || shared > before.size()) return fail(wrong("found a text longer than what is there"));
    std::string text(before.substr(0, shared));
    text += bytes.substr(0, further);
    bytes.remove_prefix(further);
    if (text <= before) return fail(wrong("found texts that do not ascend"));
    if (text.find(kSpaceSign, 1) != std::string::npos)
      return fail(wrong("found a piece that reaches over the beginning of a word"));
    texts.push_back(std::move(text));
  }
  if (!bytes.empty()) return fail(wrong("found " + std::to_string(bytes.size()) + " bytes behind the texts"));
  return texts;
}

}  // namespace

/// The best way to a byte of a word: the piece that it ends with and where that begins.
struct UnigramTokenizer::Step {
  std::int64_t score = kUnreached;
  std::uint32_t from = 0;
  PieceId piece = kUnknown;
};

core::Result<UnigramTokenizer> UnigramTokenizer::make(core::Bytes character_map, core::Bytes vocabulary) {
  auto map = CharacterMap::make(character_map);
  if (!map) return fail(std::move(map).error());
  UnigramTokenizer made(*std::move(map));
  if (auto read = made.read_vocabulary(vocabulary); !read) return fail(std::move(read).error());
  return made;
}

core::Result<void> UnigramTokenizer::read_vocabulary(core::Bytes vocabulary) {
  core::Decoder in(vocabulary);
  const auto pieces = in.read<std::uint32_t>();
  if (!pieces) return fail(pieces.error());
  const auto bytes = in.read_text();
  if (!bytes) return fail(bytes.error());
  if (*pieces == 0 || in.left() != std::size_t{*pieces} * 5) {
    return fail(
        wrong("found " + std::to_string(in.left()) + " bytes of scores, expected " + std::to_string(std::size_t{*pieces} * 5)));
  }
  auto texts = texts_of(*bytes, *pieces);
  if (!texts) return fail(std::move(texts).error());
  texts_ = *std::move(texts);
  scores_.reserve(*pieces);
  for (std::uint32_t i = 0; i < *pieces; ++i) scores_.push_back(*in.read<std::int32_t>());
  std::vector<std::uint8_t> hidden;
  std::int32_t least = std::numeric_limits<std::int32_t>::max();
  for (std::uint32_t i = 0; i < *pieces; ++i) {
    const auto sort = *in.read<std::uint8_t>();
    if (sort > static_cast<std::uint8_t>(PieceSort::hidden)) return fail(wrong("found a piece of sort " + std::to_string(sort)));
    sorts_.push_back(static_cast<PieceSort>(sort));
    hidden.push_back(sorts_[i] == PieceSort::hidden ? 1 : 0);
    if (hidden[i] == 0) least = std::min(least, scores_[i]);
  }
  unknown_score_ = least - kUnknownPenalty;
  trie_ = PieceTrie(std::vector<std::string_view>(texts_.begin(), texts_.end()), hidden);
  word_start_ = PieceTrie::kRoot;
  for (const char byte : kSpaceSign) {
    if (word_start_ != PieceTrie::kNowhere) word_start_ = trie_.step(word_start_, byte);
  }
  return {};
}

void UnigramTokenizer::walk(std::string_view word, std::size_t from, PieceTrie::Node node, std::vector<Step>& steps) const {
  const std::int64_t so_far = steps[from].score;
  for (std::size_t i = from; i < word.size(); ++i) {
    node = trie_.step(node, word[i]);
    if (node == PieceTrie::kNowhere) return;
    const std::int32_t found = trie_.piece(node);
    if (found == PieceTrie::kNoPiece) continue;
    const auto piece = static_cast<PieceId>(found);
    const std::int64_t score = so_far + scores_[piece];
    if (score > steps[i + 1].score) steps[i + 1] = {score, static_cast<std::uint32_t>(from), piece};
  }
}

void UnigramTokenizer::cut_word(std::string_view word, bool joined, std::vector<Step>& steps, std::vector<PieceId>& out) const {
  steps.assign(word.size() + 1, {});
  steps[0].score = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t bytes = std::min(character_bytes(word[at]), word.size() - at);
    walk(word, at, PieceTrie::kRoot, steps);
    if (joined && at >= kSpaceSign.size() && word_start_ != PieceTrie::kNowhere) walk(word, at, word_start_, steps);
    Step& behind = steps[at + bytes];
    const std::int64_t unknown = steps[at].score + unknown_score_;
    if (unknown > behind.score) behind = {unknown, static_cast<std::uint32_t>(at), kUnknown};
    at += bytes;
  }
  const auto first = static_cast<std::ptrdiff_t>(out.size());
  for (std::size_t at = word.size(); at > 0; at = steps[at].from) out.push_back(steps[at].piece);
  std::reverse(out.begin() + first, out.end());
}

std::vector<PieceId> UnigramTokenizer::cut(std::string_view text, bool joined, WordMemory* memory) const {
  const std::string normalized = map_.normalized(text);
  std::vector<PieceId> out;
  out.reserve(normalized.size() / 3);
  std::vector<Step> steps;
  for (std::string_view rest = normalized; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(kSpaceSign, kSpaceSign.size()));
    rest.remove_prefix(word.size());
    const std::span<const PieceId> known = memory == nullptr ? std::span<const PieceId>() : memory->find(word);
    const std::size_t before = out.size();
    out.insert(out.end(), known.begin(), known.end());
    if (!known.empty()) continue;
    cut_word(word, joined, steps, out);
    if (memory != nullptr) memory->remember(word, std::span(out).subspan(before));
  }
  const auto again = [](PieceId a, PieceId b) { return a == kUnknown && b == kUnknown; };
  out.erase(std::unique(out.begin(), out.end(), again), out.end());
  return out;
}

std::vector<PieceId> UnigramTokenizer::pieces(std::string_view text) const { return cut(text, false, nullptr); }

std::vector<PieceId> UnigramTokenizer::pieces(std::string_view text, Memory& memory) const {
  return cut(text, false, &memory.words);
}

std::vector<PieceId> UnigramTokenizer::pieces_of_joined(std::string_view text) const { return cut(text, true, nullptr); }

std::vector<PieceId> UnigramTokenizer::pieces_of_joined(std::string_view text, Memory& memory) const {
  return cut(text, true, &memory.joined);
}

}  // namespace vouch::text
