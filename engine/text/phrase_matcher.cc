#include "engine/text/phrase_matcher.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace vouch::text {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::array<std::string_view, 5> kSlots{"<code>", "<number>", "<mention>", "<any>", "<gap>"};
constexpr std::uint32_t kSignsBetween = 3;
constexpr std::size_t kShortestCode = 3;

bool is_code(const Piece& piece) {
  if (piece.kind != PieceKind::word || piece.key.size() < kShortestCode || !piece.letters) return false;
  return piece.upper || piece.digits;
}

bool is_number(const Piece& piece) { return piece.kind == PieceKind::word && piece.digits && !piece.letters; }

/// ! and ? end what belongs together; so does a line.
bool separates(const Piece& piece) {
  return piece.kind == PieceKind::line_end || (piece.kind == PieceKind::sign && (piece.key == "!" || piece.key == "?"));
}

std::string quoted(std::string_view phrase) { return "phrase '" + std::string(phrase) + "'"; }

/// Keeps of matches that overlap the one that begins first.
void drop_overlapping(std::vector<PhraseMatch>& found) {
  std::sort(found.begin(), found.end(), [](const PhraseMatch& a, const PhraseMatch& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.last != b.last) return a.last > b.last;
    if (a.disguised != b.disguised) return !a.disguised;
    return a.phrase < b.phrase;
  });
  std::optional<std::uint32_t> covered_to;
  std::erase_if(found, [&covered_to](const PhraseMatch& match) {
    if (covered_to && match.first <= *covered_to) return true;
    covered_to = match.last;
    return false;
  });
}

}  // namespace

struct PhraseMatcher::Walk {
  std::span<const Piece> pieces;
  std::uint32_t first = 0;
  std::optional<PhraseMatch> longest;
};

PhraseMatcher::Symbol PhraseMatcher::symbol(const std::string& name) {
  return symbols_.try_emplace(name, static_cast<Symbol>(first_word + symbols_.size())).first->second;
}

PhraseMatcher::Node PhraseMatcher::put(Node from, Symbol symbol) {
  const auto [place, fresh] = states_[from].next.try_emplace(symbol, static_cast<Node>(states_.size()));
  const Node node = place->second;
  if (fresh) states_.emplace_back();
  return node;
}

PhraseMatcher::Node PhraseMatcher::step(Node from, Symbol symbol) const {
  const auto found = states_[from].next.find(symbol);
  return found == states_[from].next.end() ? kNothing : found->second;
}

PhraseMatcher::Node PhraseMatcher::step(Node from, const std::string& name) const {
  const auto known = symbols_.find(name);
  return known == symbols_.end() ? kNothing : step(from, known->second);
}

core::Result<std::vector<PhraseMatcher::Symbol>> PhraseMatcher::symbols_of(std::string_view phrase) {
  std::vector<Symbol> made;
  for (std::string_view rest = phrase; !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    if (part.starts_with('<')) {
      const auto known = std::find(kSlots.begin(), kSlots.end(), part);
      if (known == kSlots.end())
        return fail(ErrorCode::invalid_argument, quoted(phrase) + " has " + std::string(part) + ", which is no known slot");
      made.push_back(static_cast<Symbol>(known - kSlots.begin()));
    } else if (part.starts_with("url:")) {
      made.push_back(symbol(std::string(part)));
    } else {
      for (const Piece& piece : pieces(part)) {
        if (piece.kind == PieceKind::word && !piece.key.empty()) made.push_back(symbol(piece.key));
        if (piece.kind == PieceKind::hashtag && !piece.key.empty()) made.push_back(symbol("#" + piece.key));
      }
    }
  }
  const auto gaps = std::count(made.begin(), made.end(), static_cast<Symbol>(gap));
  if (made.empty()) return fail(ErrorCode::invalid_argument, quoted(phrase) + " has no word");
  if (made.size() > kPhraseTokens) {
    return fail(ErrorCode::invalid_argument,
                quoted(phrase) + " has " + std::to_string(made.size()) + " tokens, expected at most 12");
  }
  if (gaps > 1 || made.front() == gap || made.back() == gap) {
    return fail(ErrorCode::invalid_argument, quoted(phrase) + " expected at most one <gap>, between words");
  }
  return made;
}

core::Result<bool> PhraseMatcher::add_affix(std::string_view phrase, std::uint32_t index) {
  const auto star = phrase.find('*');
  if (star == std::string_view::npos) return false;
  const bool leading = phrase.starts_with("#*"), trailing = phrase.starts_with('#') && star + 1 == phrase.size();
  const std::string_view letters = leading ? phrase.substr(2) : phrase.substr(1, phrase.size() - 2);
  const auto cut = pieces(letters);
  if ((!leading && !trailing) || cut.size() != 1 || cut.front().kind != PieceKind::word || cut.front().key.empty()) {
    return fail(ErrorCode::invalid_argument, quoted(phrase) + " expected a * at one end of a hashtag alone");
  }
  affixes_.push_back({.letters = cut.front().key, .at_end = leading, .phrase = index});
  return true;
}

core::Result<void> PhraseMatcher::add(std::string_view phrase, std::uint32_t index) {
  const auto affix = add_affix(phrase, index);
  if (!affix) return fail(affix.error());
  if (*affix) return {};
  const auto made = symbols_of(phrase);
  if (!made) return fail(made.error());
  Node node = 0;
  for (const Symbol one : *made) node = put(node, one);
  if (states_[node].phrase != kNothing) return fail(ErrorCode::invalid_argument, quoted(phrase) + " stands there twice");
  states_[node].phrase = index;
  const bool words = made->size() > 1 && std::none_of(made->begin(), made->end(), [](Symbol one) { return one < first_word; });
  if (!words) return {};
  std::string together = "#";
  for (const Piece& piece : pieces(phrase)) together += piece.kind == PieceKind::word ? piece.key : std::string();
  const Node tag = put(0, symbol(together));
  if (states_[tag].phrase == kNothing) states_[tag].phrase = index;
  return {};
}

core::Result<PhraseMatcher> PhraseMatcher::make(std::span<const std::string_view> phrases, std::uint32_t gap_words) {
  PhraseMatcher matcher;
  matcher.gap_words_ = gap_words;
  // Single hashtags first: they take precedence over the same letters of a phrase of several words.
  for (const bool single : {true, false}) {
    for (std::uint32_t i = 0; i < phrases.size(); ++i) {
      if (phrases[i].starts_with('#') != single) continue;
      if (auto added = matcher.add(phrases[i], i); !added) return fail(std::move(added).error());
    }
  }
  return matcher;
}

void PhraseMatcher::end_at(Walk& walk, Node node, std::uint32_t at, bool disguised) const {
  if (node == kNothing) return;
  const std::uint32_t phrase = states_[node].phrase;
  if (phrase != kNothing) {
    const auto& best = walk.longest;
    if (!best || at > best->last || (at == best->last && best->disguised && !disguised)) {
      walk.longest = PhraseMatch{.phrase = phrase, .first = walk.first, .last = at, .disguised = disguised};
    }
  }
  this->walk(walk, node, at + 1, disguised);
}

/// All ways in which one piece goes on from a node.
void PhraseMatcher::take(Walk& walk, Node node, std::uint32_t at, const Piece& piece, bool disguised) const {
  const bool hashtag = piece.kind == PieceKind::hashtag;
  if (piece.kind == PieceKind::url) end_at(walk, step(node, "url:" + piece.key), at, disguised);
  if (piece.kind == PieceKind::mention) end_at(walk, step(node, mention), at, disguised);
  if (hashtag) end_at(walk, step(node, "#" + piece.key), at, disguised);
  if (hashtag || piece.kind == PieceKind::word) end_at(walk, step(node, piece.key), at, disguised);
  if (!piece.imitated.empty()) {
    if (hashtag) end_at(walk, step(node, "#" + piece.imitated), at, true);
    end_at(walk, step(node, piece.imitated), at, true);
  }
  if (is_code(piece)) end_at(walk, step(node, code), at, disguised);
  if (is_number(piece)) end_at(walk, step(node, number), at, disguised);
  if (piece.kind != PieceKind::url) end_at(walk, step(node, any), at, disguised);
}

void PhraseMatcher::walk(Walk& walk, Node node, std::uint32_t at, bool disguised) const {
  if (states_[node].next.empty()) return;
  const Node after_gap = step(node, gap);
  std::uint32_t signs = 0, words = 0;
  for (bool past_word = false; at < walk.pieces.size(); ++at) {
    const Piece& piece = walk.pieces[at];
    if (separates(piece)) return;
    if (piece.kind == PieceKind::sign) {
      if (++signs > kSignsBetween) return;
      continue;
    }
    if (!past_word) take(walk, node, at, piece, disguised);
    if (after_gap == kNothing) return;
    take(walk, after_gap, at, piece, disguised);
    past_word = true;
    if (++words > gap_words_) return;
  }
}

void PhraseMatcher::find_affixes(const Piece& piece, std::uint32_t at, std::vector<PhraseMatch>& found) const {
  if (piece.kind != PieceKind::hashtag) return;
  for (const Affix& affix : affixes_) {
    const bool fits = affix.at_end ? piece.key.ends_with(affix.letters) : piece.key.starts_with(affix.letters);
    if (!fits || piece.key.size() == affix.letters.size()) continue;
    found.push_back({.phrase = affix.phrase, .first = at, .last = at});
    return;
  }
}

std::vector<PhraseMatch> PhraseMatcher::find(std::span<const Piece> pieces) const {
  std::vector<PhraseMatch> found;
  for (std::uint32_t at = 0; at < pieces.size(); ++at) {
    const PieceKind kind = pieces[at].kind;
    if (kind == PieceKind::sign || kind == PieceKind::line_end) continue;
    Walk walk{.pieces = pieces, .first = at, .longest = std::nullopt};
    take(walk, 0, at, pieces[at], false);
    if (walk.longest) {
      found.push_back(*walk.longest);
    } else {
      find_affixes(pieces[at], at, found);
    }
  }
  drop_overlapping(found);
  return found;
}

}  // namespace vouch::text
