#include "engine/credibility/disclosure_reading.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace vouch::credibility {
namespace {

using catalog::PhraseRole;
using catalog::PostClass;
using text::Piece;
using text::PieceKind;

constexpr std::array<std::string_view, 16> kQuotes{"\"",     "'",      "`",      "\u201E", "\u201C", "\u201D",
                                                   "\u201F", "\u00AB", "\u00BB", "\u201A", "\u2018", "\u2019",
                                                   "\u2039", "\u203A", "\u300C", "\u300D"};
constexpr std::string_view kInner = "-'.&:\u2019_";  // between letters they belong to a word

bool is_quote(const Piece& piece) {
  return piece.kind == PieceKind::sign && std::find(kQuotes.begin(), kQuotes.end(), piece.key) != kQuotes.end();
}

bool ends_sentence(const Piece& piece) {
  return piece.kind == PieceKind::line_end ||
         (piece.kind == PieceKind::sign && (piece.key == "." || piece.key == "!" || piece.key == "?"));
}

class Reading {
 public:
  Reading(std::span<const Piece> pieces, std::span<const text::PhraseMatch> matches,
          std::span<const catalog::PhraseRecord> phrases, const catalog::DisclosureSettings& settings)
      : pieces_(pieces), matches_(matches), phrases_(phrases), settings_(settings) {}

  std::vector<Finding> run() {
    count_words();
    mark_hidden();
    mark_roles();
    for (const text::PhraseMatch& match : matches_) read(match);
    apply_qualifiers();
    return std::move(findings_);
  }

 private:
  [[nodiscard]] const catalog::PhraseRecord& phrase(const text::PhraseMatch& match) const { return phrases_[match.phrase]; }
  [[nodiscard]] bool is_tag(std::uint32_t at) const { return pieces_[at].kind == PieceKind::hashtag; }

  void count_words() {
    words_.resize(pieces_.size());
    std::uint32_t words = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      words_[i] = words;
      words += pieces_[i].kind != PieceKind::sign && pieces_[i].kind != PieceKind::line_end ? 1 : 0;
    }
    all_words_ = words;
  }

  /// Blocks are runs of hashtags with at most signs and line ends between them.
  void mark_hidden() {
    hidden_.resize(pieces_.size());
    std::vector<std::size_t> block;
    const auto close = [&] {
      if (block.size() >= settings_.hashtag_block) {
        for (std::size_t i = settings_.hidden_from - 1; i < block.size(); ++i) hidden_[block[i]] = true;
      }
      block.clear();
    };
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const PieceKind kind = pieces_[i].kind;
      if (kind == PieceKind::hashtag) {
        block.push_back(i);
      } else if (kind != PieceKind::sign && kind != PieceKind::line_end) {
        close();
      }
    }
    close();
  }

  /// Words that are labels are borders to each other: "Werbung Anzeige", "paid ad".
  void mark_roles() {
    label_.resize(pieces_.size());
    negates_.resize(pieces_.size());
    for (const text::PhraseMatch& match : matches_) {
      const PhraseRole role = phrase(match).role;
      negates_[match.first] = role == PhraseRole::negation;
      if (role != PhraseRole::label && role != PhraseRole::opener && role != PhraseRole::qualifier) continue;
      for (std::uint32_t i = match.first; i <= match.last; ++i) label_[i] = true;
    }
  }

  /// A sign within a word: "Anzeigen-Text", "ad.com".
  [[nodiscard]] bool within_word(std::size_t sign) const {
    const Piece& piece = pieces_[sign];
    if (sign == 0 || sign + 1 >= pieces_.size() || kInner.find(piece.key) == std::string_view::npos) return false;
    return pieces_[sign - 1].kind == PieceKind::word && pieces_[sign + 1].kind == PieceKind::word &&
           pieces_[sign - 1].byte_end == piece.byte && piece.byte_end == pieces_[sign + 1].byte;
  }

  [[nodiscard]] bool border(std::size_t at, bool before) const {
    const Piece& piece = pieces_[at];
    switch (piece.kind) {
      case PieceKind::word: return label_[at];
      case PieceKind::hashtag:
      case PieceKind::mention:
      case PieceKind::url:
      case PieceKind::line_end: return true;
      case PieceKind::sign: return !is_quote(piece) && !within_word(at) && !(before && piece.key == ",");
    }
    return false;
  }

  [[nodiscard]] bool borders(const text::PhraseMatch& match) const {
    if (match.first == match.last && is_tag(match.first)) return true;
    const bool left = match.first == 0 || border(match.first - 1, true);
    const bool right = match.last + 1 >= pieces_.size() || border(match.last + 1, false);
    return left && right;
  }

  [[nodiscard]] bool quoted(const text::PhraseMatch& match) const {
    return match.first > 0 && match.last + 1 < pieces_.size() && is_quote(pieces_[match.first - 1]) &&
           is_quote(pieces_[match.last + 1]);
  }

  /// A negation shortly before in the sentence, or after a question.
  [[nodiscard]] bool denied(const text::PhraseMatch& match) const {
    if (negation_ && words_[match.first] - words_[negation_->last] <= settings_.negation_reach + 1 &&
        negation_->last < match.first) {
      const auto between = pieces_.subspan(negation_->last + 1, match.first - negation_->last - 1);
      if (std::none_of(between.begin(), between.end(), ends_sentence)) return true;
    }
    const std::size_t next = match.last + 2;
    if (next >= pieces_.size() || pieces_[next - 1].key != "?") return false;
    return negates_[next];
  }

  /// Whether the text is nothing but this, so that quotes around it are ornament.
  [[nodiscard]] bool alone(const text::PhraseMatch& match) const {
    return words_[match.first] == 0 && words_[match.last] + 1 == all_words_;
  }

  void read(const text::PhraseMatch& match) {
    const catalog::PhraseRecord& wording = phrase(match);
    if (wording.role == PhraseRole::negation) {
      negation_ = match;
      return;
    }
    if (wording.role == PhraseRole::topic) return;
    const bool bare = wording.role == PhraseRole::label || wording.role == PhraseRole::opener;
    Finding finding{.phrase = match.phrase,
                    .piece = match.first,
                    .word = words_[match.first],
                    .post_class = wording.post_class,
                    .bordered = borders(match),
                    .bare = bare,
                    .offer = wording.role == PhraseRole::offer,
                    .disguised = match.disguised,
                    .quoted = quoted(match),
                    .hidden = hidden_[match.first]};
    if (finding.quoted && alone(match)) finding.bordered = true;
    const bool opens = wording.role == PhraseRole::opener && words_[match.first] == 0;
    const bool ends = match.last + 1 >= pieces_.size() || border(match.last + 1, false);
    if (is_commercial(finding) && (!bare || ends) && denied(match)) {
      if (finding.post_class != PostClass::paid && finding.post_class != PostClass::gifted) return;
      finding.post_class = PostClass::declared_unpaid;
      finding.denied = finding.attached = true;
      finding.bare = false;
    } else if (bare && !finding.bordered && !opens && !finding.quoted) {
      return;
    }
    if (wording.role == PhraseRole::statement && wording.post_class == PostClass::declared_unpaid) {
      finding.attached = wording.strength == catalog::Strength::clear;
    }
    findings_.push_back(finding);
  }

  [[nodiscard]] static bool is_commercial(const Finding& finding) {
    return finding.post_class != PostClass::none && finding.post_class != PostClass::declared_unpaid;
  }

  /// Qualifiers stay where they have borders or a label near by; labels near by they take back.
  void apply_qualifiers() {
    const auto near = [this](const Finding& a, const Finding& b) {
      return std::max(a.word, b.word) - std::min(a.word, b.word) <= settings_.qualifier_reach;
    };
    const auto is_label = [](const Finding& one) { return one.bare && !one.denied; };
    std::vector<Finding> kept;
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      Finding finding = findings_[i];
      const bool qualifier = phrases_[finding.phrase].role == PhraseRole::qualifier;
      if (finding.post_class == PostClass::declared_unpaid && !finding.attached) {
        const bool before = i > 0 && is_label(findings_[i - 1]) && near(finding, findings_[i - 1]);
        const bool after = i + 1 < findings_.size() && is_label(findings_[i + 1]) && near(finding, findings_[i + 1]);
        finding.attached = before || after || (qualifier && finding.bordered);
        if (qualifier && !finding.attached) continue;
      }
      kept.push_back(finding);
    }
    findings_ = std::move(kept);
  }

  std::span<const Piece> pieces_;
  std::span<const text::PhraseMatch> matches_;
  std::span<const catalog::PhraseRecord> phrases_;
  const catalog::DisclosureSettings& settings_;
  std::vector<std::uint32_t> words_;
  std::vector<bool> hidden_, label_, negates_;
  std::uint32_t all_words_ = 0;
  std::optional<text::PhraseMatch> negation_;  // the latest
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> read_findings(std::span<const Piece> pieces, std::span<const text::PhraseMatch> matches,
                                   std::span<const catalog::PhraseRecord> phrases, const catalog::DisclosureSettings& settings) {
  return Reading(pieces, matches, phrases, settings).run();
}

}  // namespace vouch::credibility
