#include "engine/text/tokens.h"

#include <array>
#include <string>
#include <utility>

#include <utf8proc.h>

#include "engine/text/fold.h"

namespace vouch::text {
namespace {

enum class Kind : unsigned char { other, mark, word, pairs };  // mark: combining, part of a word but never its first

constexpr std::array<Kind, 128> kAscii = [] {
  std::array<Kind, 128> kinds{};
  for (int c = 0; c < 128; ++c) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    kinds[static_cast<std::size_t>(c)] = word ? Kind::word : Kind::other;
  }
  return kinds;
}();

bool written_without_spaces(utf8proc_int32_t c) {
  return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

Kind kind_of(utf8proc_int32_t code_point) {
  switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return written_without_spaces(code_point) ? Kind::pairs : Kind::word;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC: return Kind::mark;
    default:  // an enum of the library: what is neither letter, mark nor number ends a word
      return Kind::other;
  }
}

/// Cuts folded text, which is valid UTF-8, into terms.
class Scanner {
 public:
  Scanner(std::string_view text, const TakeTerm& take) : text_(text), take_(take) {}

  void run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#' || c == '@') {
        marked(c);
      } else {
        word();
      }
    }
  }

 private:
  struct Character {
    Kind kind;
    std::size_t bytes;
  };

  [[nodiscard]] Character character(std::size_t at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) return {kAscii[byte], 1};
    utf8proc_int32_t code_point = 0;
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text_.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text_.size() - at), &code_point);
    return used > 0 ? Character{kind_of(code_point), static_cast<std::size_t>(used)} : Character{Kind::other, 1};
  }

  /// Hands over [begin, end) where its length in code points is allowed.
  void give(std::size_t begin, std::size_t end) const {
    std::size_t length = 0;
    for (std::size_t i = begin; i < end; ++i) length += (static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80 ? 1 : 0;
    if (length >= kMinTermLength && length <= kMaxTermLength) take_(text_.substr(begin, end - begin));
  }

  /// A hashtag or mention begins at the place. An @ within a word (an address) and the # of &#39; are none.
  void marked(char mark) {
    const std::size_t begin = at_++;
    const bool refused = mark == '#' ? begin > 0 && text_[begin - 1] == '&' : begin > 0 && begin == word_end_;
    if (refused) return;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const auto [kind, bytes] = character(at_);
      if (kind == Kind::other && c != '_' && !(mark == '@' && c == '.')) break;
      at_ += bytes;
    }
    std::size_t end = at_;
    while (end > begin + 1 && text_[end - 1] == '.') --end;
    give(begin, end);
    word_end_ = at_;
  }

  /// A word, a URL or what lies between words.
  void word() {
    const std::size_t begin = at_;
    const auto [first, first_bytes] = character(at_);
    at_ += first_bytes;
    if (first != Kind::word && first != Kind::pairs) return;
    std::size_t before = begin;  // the character before the place, for pairs
    while (at_ < text_.size()) {
      const auto [kind, bytes] = character(at_);
      if (kind != first && kind != Kind::mark) break;
      at_ += bytes;
      if (first == Kind::pairs) give(std::exchange(before, at_ - bytes), at_);
    }
    word_end_ = at_;
    if (first == Kind::word && !url(begin)) give(begin, word_end_);
  }

  /// Skips a URL whose scheme or www ends the word that began at `begin`; gives what stands before the scheme.
  bool url(std::size_t begin) {
    const std::string_view rest = text_.substr(at_);
    const bool scheme = rest.starts_with("://");
    if (!scheme && !(rest.starts_with('.') && text_.substr(begin, at_ - begin) == "www")) return false;
    std::size_t start = at_;
    while (start > begin && static_cast<unsigned char>(text_[start - 1]) < 0x80) --start;
    if (start > begin) give(begin, start);
    while (at_ < text_.size() && static_cast<unsigned char>(text_[at_] - 0x21) < 0x5E) ++at_;
    return true;
  }

  std::string_view text_;
  const TakeTerm& take_;
  std::size_t at_ = 0;
  std::size_t word_end_ = 0;  // where the last word ended
};

}  // namespace

void for_each_token(std::string_view text, const TakeTerm& take) {
  const std::string folded = fold(text);
  Scanner(folded, take).run();
}

void for_each_marked(char mark, std::string_view value, const TakeTerm& take) {
  while (!value.empty() && (value.front() == mark || value.front() == ' ')) value.remove_prefix(1);
  bool taken = false;
  for_each_token(std::string(1, mark) + std::string(value), [&](std::string_view term) {
    if (taken || term.front() != mark) return;
    taken = true;
    take(term);
  });
}

}  // namespace vouch::text
