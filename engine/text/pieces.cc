#include "engine/text/pieces.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

#include <utf8proc.h>

#include "engine/text/fold.h"

namespace vouch::text {
namespace {

constexpr int kMarksKept = 8;
constexpr std::size_t kLongestKey = 64;

const utf8proc_uint8_t* raw(std::string_view text) { return reinterpret_cast<const utf8proc_uint8_t*>(text.data()); }

struct CodePoint {
  utf8proc_int32_t value = -1;  // -1: no valid UTF-8
  std::size_t bytes = 1;
};

CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return {text[at], 1};
  utf8proc_int32_t value = 0;
  const auto used = utf8proc_iterate(raw(text) + at, static_cast<utf8proc_ssize_t>(text.size() - at), &value);
  return used > 0 ? CodePoint{value, static_cast<std::size_t>(used)} : CodePoint{};
}

bool is_mark(utf8proc_int32_t c) {
  const auto category = utf8proc_category(c);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME;
}

bool is_letter(utf8proc_category_t category) { return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO; }
bool is_number(utf8proc_category_t category) { return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO; }

/// Latin letters without their marks; ä ö ü as ae oe ue.
std::string plain_latin(const std::string& folded) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kUmlauts{
      {{"\xC3\xA4", "ae"}, {"\xC3\xB6", "oe"}, {"\xC3\xBC", "ue"}}};
  for (const auto& [umlaut, letters] : kUmlauts) {
    if (folded == umlaut) return std::string(letters);
  }
  const CodePoint first = code_point_at(folded, 0);
  const bool latin = first.value < 0x250 || (first.value >= 0x1E00 && first.value < 0x1F00);
  if (!latin) return folded;
  utf8proc_uint8_t* mapped = nullptr;
  constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK);
  const auto length = utf8proc_map(raw(folded), static_cast<utf8proc_ssize_t>(folded.size()), &mapped, kOptions);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
  return length > 0 ? std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)) : folded;
}

/// The Latin letter that a small Cyrillic or Greek one looks like; 0 for others.
char look_alike(utf8proc_int32_t c) {
  static constexpr std::array<std::pair<utf8proc_int32_t, char>, 24> kLooks{
      {{0x430, 'a'}, {0x432, 'b'}, {0x435, 'e'}, {0x43A, 'k'}, {0x43C, 'm'}, {0x43D, 'h'}, {0x43E, 'o'}, {0x440, 'p'},
       {0x441, 'c'}, {0x442, 't'}, {0x443, 'y'}, {0x445, 'x'}, {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'}, {0x501, 'd'},
       {0x51B, 'q'}, {0x51D, 'w'}, {0x3B1, 'a'}, {0x3B9, 'i'}, {0x3BD, 'v'}, {0x3BF, 'o'}, {0x3C1, 'p'}, {0x3C5, 'u'}}};
  const auto found = std::find_if(kLooks.begin(), kLooks.end(), [c](const auto& look) { return look.first == c; });
  return found == kLooks.end() ? '\0' : found->second;
}

/// The Latin key that a word of mixed scripts imitates; empty for others.
std::string imitation(std::string_view key) {
  std::string plain;
  bool latin = false, foreign = false;
  for (std::size_t at = 0; at < key.size();) {
    const CodePoint one = code_point_at(key, at);
    const char look = one.value < 0x80 ? '\0' : look_alike(one.value);
    if (look != '\0') {
      plain.push_back(look);
      foreign = true;
    } else {
      plain.append(key.substr(at, one.bytes));
      latin = latin || (one.value >= 'a' && one.value <= 'z');
    }
    at += one.bytes;
  }
  return latin && foreign ? plain : std::string();
}

/// A base character with the marks on it, folded.
struct Cluster {
  std::string key;
  utf8proc_int32_t first = -1;  // of the key; -1: nothing is left, or broken UTF-8
  bool invisible = false;       // nothing is left
  bool word = false, upper = false, lower = false, letter = false, digit = false;
  std::size_t bytes = 1;
  std::uint32_t characters = 1;
};

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<Piece> run() {
    while (at_ < text_.size()) cut();
    return std::move(pieces_);
  }

 private:
  [[nodiscard]] Cluster ascii(char c) const {
    Cluster cluster;
    cluster.upper = c >= 'A' && c <= 'Z';
    cluster.lower = c >= 'a' && c <= 'z';
    cluster.digit = c >= '0' && c <= '9';
    cluster.letter = cluster.upper || cluster.lower;
    cluster.word = cluster.letter || cluster.digit;
    cluster.key.assign(1, cluster.upper ? static_cast<char>(c + ('a' - 'A')) : c);
    cluster.first = static_cast<unsigned char>(cluster.key.front());
    return cluster;
  }

  [[nodiscard]] Cluster cluster_at(std::size_t at) const {
    const bool alone = at + 1 == text_.size() || static_cast<unsigned char>(text_[at + 1]) < 0x80;
    if (static_cast<unsigned char>(text_[at]) < 0x80 && alone) return ascii(text_[at]);
    const CodePoint base = code_point_at(text_, at);
    Cluster cluster;
    cluster.bytes = base.bytes;
    if (base.value < 0) return cluster;
    std::size_t kept = base.bytes;
    int marks = 0;
    for (std::size_t next = at + base.bytes; next < text_.size(); next = at + cluster.bytes) {
      const CodePoint mark = code_point_at(text_, next);
      if (mark.value < 0x80 || !is_mark(mark.value)) break;
      if (++marks <= kMarksKept) kept += mark.bytes;
      cluster.bytes += mark.bytes;
      ++cluster.characters;
    }
    const std::string folded = fold(text_.substr(at, kept));
    cluster.invisible = folded.empty();
    if (cluster.invisible) return cluster;
    cluster.key = plain_latin(folded);
    cluster.first = code_point_at(cluster.key, 0).value;
    const auto written = utf8proc_category(base.value), read = utf8proc_category(cluster.first);
    cluster.upper = written == UTF8PROC_CATEGORY_LU;
    cluster.lower = written == UTF8PROC_CATEGORY_LL;
    cluster.letter = is_letter(read);
    cluster.digit = is_number(read);
    cluster.word = cluster.letter || cluster.digit || is_mark(cluster.first);
    return cluster;
  }

  void take(Piece& piece, const Cluster& cluster, bool shown = true) {
    if (shown) piece.key += cluster.key;
    piece.upper = piece.upper || cluster.upper;
    small_ = small_ || cluster.lower;
    piece.letters = piece.letters || cluster.letter;
    piece.digits = piece.digits || cluster.digit;
    at_ += cluster.bytes;
    character_ += cluster.characters;
  }

  Piece begin(PieceKind kind) {
    small_ = false;
    return {.kind = kind, .key = {}, .imitated = {}, .byte = static_cast<std::uint32_t>(at_), .character = character_};
  }

  void end(Piece piece) {
    piece.byte_end = static_cast<std::uint32_t>(at_);
    piece.upper = piece.upper && !small_;
    if (piece.key.size() > kLongestKey && piece.kind != PieceKind::url) piece.key.clear();
    if (piece.kind == PieceKind::word || piece.kind == PieceKind::hashtag) piece.imitated = imitation(piece.key);
    pieces_.push_back(std::move(piece));
  }

  void cut() {
    const Cluster cluster = cluster_at(at_);
    if (cluster.invisible) {
      at_ += cluster.bytes;
      character_ += cluster.characters;
    } else if (cluster.word) {
      cut_word();
    } else if (cluster.first == '#' || cluster.first == '@') {
      cut_marked(cluster);
    } else {
      cut_sign(cluster);
    }
  }

  /// Takes clusters while they belong to a word or to what is `also` allowed.
  void take_run(Piece& piece, std::string_view also, bool kept = false) {
    while (at_ < text_.size()) {
      const Cluster cluster = cluster_at(at_);
      const bool extra = !also.empty() && cluster.first > 0 && cluster.first < 0x80 &&
                         also.find(static_cast<char>(cluster.first)) != std::string_view::npos;
      if (!cluster.word && !extra && !cluster.invisible) break;
      take(piece, cluster, !extra || kept);
    }
  }

  void cut_word() {
    Piece piece = begin(PieceKind::word);
    take_run(piece, {});
    if (text_.substr(at_).starts_with("://") || (piece.key == "www" && text_.substr(at_).starts_with('.'))) {
      cut_address(std::move(piece));
      return;
    }
    end(std::move(piece));
  }

  /// The rest of an address whose scheme or www was read.
  void cut_address(Piece piece) {
    piece.kind = PieceKind::url;
    std::string_view rest = text_.substr(at_);
    rest = rest.substr(0, static_cast<std::size_t>(
                              std::find_if(rest.begin(), rest.end(),
                                           [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<'; }) -
                              rest.begin()));
    std::string_view host = rest.starts_with("://") ? rest.substr(3) : rest.substr(1);
    if (host.starts_with("www.")) host.remove_prefix(4);
    piece.key = fold(host.substr(0, std::min(host.find_first_of("/?#:"), kLongestKey)));
    at_ += rest.size();
    for (const char c : rest) character_ += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    end(std::move(piece));
  }

  /// A hashtag or a mention, or the bare sign. An @ right after a word is an e-mail address.
  void cut_marked(const Cluster& mark) {
    const bool hashtag = mark.first == '#';
    const bool joined = !pieces_.empty() && pieces_.back().byte_end == at_ && pieces_.back().kind == PieceKind::word;
    const bool entity = hashtag && at_ > 0 && text_[at_ - 1] == '&';
    Piece piece = begin(hashtag ? PieceKind::hashtag : PieceKind::mention);
    take(piece, mark, false);
    if (!entity) take_run(piece, hashtag ? "_" : "_.", !hashtag);
    while (!hashtag && piece.key.ends_with('.')) piece.key.pop_back();
    if (piece.byte + mark.bytes == at_) {
      piece.kind = PieceKind::sign;
      piece.key = mark.key;
      end_sign(std::move(piece));
      return;
    }
    if (!hashtag && joined) {
      Piece word = std::move(pieces_.back());
      pieces_.pop_back();
      word.kind = PieceKind::url;
      word.key.clear();
      piece = std::move(word);
    }
    end(std::move(piece));
  }

  void cut_sign(const Cluster& cluster) {
    const bool line = cluster.first == '\n' || cluster.first == '\r' || cluster.first == 0x2028 || cluster.first == 0x2029;
    const bool space = cluster.first >= 0 && (cluster.first <= ' ' || utf8proc_category(cluster.first) == UTF8PROC_CATEGORY_ZS);
    const bool counted = cluster.key == "%" || cluster.key == "$" || cluster.key == "\xE2\x82\xAC" || cluster.key == "\xC2\xA3";
    Piece piece = begin(line ? PieceKind::line_end : counted ? PieceKind::word : PieceKind::sign);
    take(piece, cluster);
    if (space && !line) return;
    if (counted) {
      end(std::move(piece));
    } else {
      end_sign(std::move(piece));
    }
  }

  /// Ends a sign or a line end; the same right after the same is one.
  void end_sign(Piece piece) {
    const bool again = !pieces_.empty() && pieces_.back().kind == piece.kind && pieces_.back().byte_end == piece.byte;
    if (again && (piece.kind == PieceKind::line_end || pieces_.back().key == piece.key)) {
      pieces_.back().byte_end = static_cast<std::uint32_t>(at_);
    } else {
      end(std::move(piece));
    }
  }

  std::string_view text_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  std::uint32_t character_ = 0;
  bool small_ = false;  // the piece has a small letter
};

}  // namespace

std::vector<Piece> pieces(std::string_view text) { return Cutter(text).run(); }

}  // namespace vouch::text
