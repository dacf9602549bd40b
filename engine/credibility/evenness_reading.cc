#include "engine/credibility/evenness_reading.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "engine/core/error.h"
#include "engine/credibility/rules.h"
#include "engine/text/fold.h"
#include "engine/text/pieces.h"

namespace vouch::credibility {
namespace {

using catalog::EvennessClass;
using catalog::EvennessRole;
using text::Piece;
using text::PieceKind;

// Double ones alone: a single one is an apostrophe as often.
constexpr std::array<std::string_view, 7> kQuotes{"\"", "\u201E", "\u201C", "\u201D", "\u201F", "\u00AB", "\u00BB"};
constexpr std::array<std::string_view, 4> kClauseEnds{",", ";", ":", "\u2013"};

template <std::size_t N>
bool is_one_of(const Piece& piece, const std::array<std::string_view, N>& signs) {
  return piece.kind == PieceKind::sign && std::ranges::find(signs, piece.key) != signs.end();
}

/// Signs beyond the first plane of Unicode, as nearly all emoji are; writers put them where a full stop would stand.
bool is_emoji(const Piece& piece) {
  return piece.kind == PieceKind::sign && !piece.key.empty() && static_cast<unsigned char>(piece.key.front()) >= 0xF0;
}

bool is_word(const Piece& piece) { return piece.kind != PieceKind::sign && piece.kind != PieceKind::line_end; }

/// Where pieces stand: their sentence and clause, how many words come before, whether they are quoted, whether the sentence asks.
class Places {
 public:
  explicit Places(std::span<const Piece> pieces) : pieces_(pieces), at_(pieces.size()) {
    std::uint32_t words = 0, sentence = 0, clause = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      at_[i] = {.words = words, .sentence = sentence, .clause = clause};
      words += is_word(pieces[i]) ? 1 : 0;
      if (ends_sentence(i)) {
        asks_.push_back(pieces[i].key == "?");
        ++sentence;
        ++clause;
      } else if (is_one_of(pieces[i], kClauseEnds)) {
        ++clause;
      }
    }
    asks_.push_back(false);
    mark_quoted();
  }

  /// Words between the end of one match and the begin of a later one.
  [[nodiscard]] std::uint32_t between(const text::PhraseMatch& before, const text::PhraseMatch& after) const {
    return at_[after.first].words - at_[before.last].words - 1;
  }
  [[nodiscard]] bool same_sentence(const text::PhraseMatch& a, const text::PhraseMatch& b) const {
    return at_[a.first].sentence == at_[b.first].sentence;
  }
  [[nodiscard]] bool same_clause(const text::PhraseMatch& a, const text::PhraseMatch& b) const {
    return at_[a.last].clause == at_[b.first].clause;
  }
  [[nodiscard]] bool quoted(const text::PhraseMatch& match) const { return at_[match.first].quoted; }
  [[nodiscard]] bool asked(const text::PhraseMatch& match) const { return asks_[at_[match.last].sentence]; }

 private:
  struct Place {
    std::uint32_t words = 0, sentence = 0, clause = 0;
    bool quoted = false;
  };

  [[nodiscard]] bool ends_sentence(std::size_t at) const {
    const Piece& piece = pieces_[at];
    if (piece.kind == PieceKind::line_end) return true;
    if (piece.kind != PieceKind::sign) return false;
    if (is_emoji(piece)) return true;
    if (piece.key != ".") return piece.key == "!" || piece.key == "?" || piece.key == "\u2026";
    const bool inside = at > 0 && at + 1 < pieces_.size() && is_word(pieces_[at - 1]) && is_word(pieces_[at + 1]) &&
                        pieces_[at - 1].byte_end == piece.byte && piece.byte_end == pieces_[at + 1].byte;
    return !inside;  // "2.5", "z.B."
  }

  /// Quotes open and close in turn; what is not closed by the end of its line quotes nothing.
  void mark_quoted() {
    const std::size_t none = pieces_.size();
    std::size_t opened = none;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].kind == PieceKind::line_end) opened = none;
      if (!is_one_of(pieces_[i], kQuotes)) continue;
      if (opened < i) {
        for (std::size_t j = opened; j <= i; ++j) at_[j].quoted = true;
        opened = none;
      } else {
        opened = i;
      }
    }
  }

  std::span<const Piece> pieces_;
  std::vector<Place> at_;
  std::vector<bool> asks_;  // of each sentence
};

/// What a denial makes of a class.
EvennessClass denied_class(EvennessClass post_class) {
  switch (post_class) {
    case EvennessClass::praise: return EvennessClass::drawback;
    case EvennessClass::drawback: return EvennessClass::praise;
    case EvennessClass::neutral:
    case EvennessClass::correction: return EvennessClass::neutral;
  }
  return EvennessClass::neutral;
}

bool in_hashtag(std::span<const Piece> pieces, const text::PhraseMatch& match) {
  const auto covered = pieces.subspan(match.first, match.last - match.first + 1);
  return std::ranges::any_of(covered, [](const Piece& piece) { return piece.kind == PieceKind::hashtag; });
}

}  // namespace

core::Result<EvennessReader> EvennessReader::make(catalog::EvennessRules rules, const EvennessThresholds& thresholds,
                                                  std::string_view thresholds_version) {
  if (rules.version.empty()) {
    return core::fail(core::ErrorCode::invalid_argument, "evenness rules: found no version, expected one");
  }
  std::vector<std::string_view> phrases;
  std::vector<std::string> languages;
  for (const auto& one : rules.phrases) {
    phrases.push_back(one.phrase);
    if (std::ranges::find(languages, one.language) == languages.end()) languages.push_back(one.language);
  }
  auto matcher = text::PhraseMatcher::make(phrases, thresholds.gap_words);
  if (!matcher) return core::fail(core::within("evenness rules", std::move(matcher).error()));
  rules.version = rules.version + "/" + std::string(thresholds_version);
  EvennessReader reader(std::move(rules), *std::move(matcher), thresholds);
  reader.languages_ = std::move(languages);
  return reader;
}

core::Result<EvennessReader> EvennessReader::make(catalog::EvennessRules rules,
                                                  const catalog::CredibilityRuleRecords& thresholds) {
  const auto made = Rules::make(thresholds);
  if (!made) return core::fail(made.error());
  return make(std::move(rules), made->evenness, made->version);
}

bool EvennessReader::knows(std::string_view language) const {
  const std::string folded = text::fold(language.substr(0, language.find_first_of("-_")));
  return folded.empty() || std::ranges::find(languages_, folded) != languages_.end();
}

EvennessReading EvennessReader::read(std::string_view text, std::string_view language) const {
  const std::vector<Piece> pieces = text::pieces(text);
  const Places places(pieces);
  EvennessReading reading;
  std::optional<text::PhraseMatch> negation, others;  // the latest
  bool found = false;
  for (const text::PhraseMatch& match : matcher_.find(pieces)) {
    const catalog::EvennessPhraseRecord& phrase = rules_.phrases[match.phrase];
    if (phrase.role == EvennessRole::topic || in_hashtag(pieces, match)) continue;
    if (phrase.role == EvennessRole::negation) negation = match;
    if (phrase.role == EvennessRole::others) others = match;
    if (phrase.role != EvennessRole::statement && phrase.role != EvennessRole::rhetorical) continue;
    const bool denied =
        negation && places.same_clause(*negation, match) && places.between(*negation, match) <= thresholds_.negation_reach;
    const bool reported =
        others && places.same_sentence(*others, match) && places.between(*others, match) <= thresholds_.report_reach;
    const EvennessSpan span{.phrase = phrase.phrase,
                            .language = phrase.language,
                            .post_class = denied ? denied_class(phrase.post_class) : phrase.post_class,
                            .byte = pieces[match.first].byte,
                            .byte_end = pieces[match.last].byte_end,
                            .character = pieces[match.first].character,
                            .denied = denied,
                            .quoted = places.quoted(match),
                            .reported = reported,
                            .asked = phrase.role != EvennessRole::rhetorical && places.asked(match)};
    if (span.counts()) {
      reading.post_class = std::max(reading.post_class, span.post_class);
      found = true;
    }
    if (reading.spans.size() < kMostEvennessSpans) reading.spans.push_back(span);
  }
  const auto words = std::ranges::count_if(pieces, [](const Piece& one) { return one.kind == PieceKind::word && one.letters; });
  const bool enough = found || static_cast<std::uint64_t>(words) >= thresholds_.readable_words;
  reading.readable = enough && knows(language);
  return reading;
}

}  // namespace vouch::credibility
