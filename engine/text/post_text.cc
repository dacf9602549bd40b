#include "engine/text/post_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>

#include <utf8proc.h>

namespace vouch::text {
namespace {

using CodePoint = utf8proc_int32_t;

enum class Kind : std::uint8_t { other, small, capital, letter, digit, space };  // letter: neither small nor capital

struct Character {
  CodePoint code = 0;
  Kind kind = Kind::other;
};

constexpr std::size_t kShouting = 4;  // capital letters in a row that are written small
constexpr std::size_t kRepeats = 2;   // of one character in a row that are kept where there are more

bool is_invisible(CodePoint c) {
  return c == 0xAD || c == 0x34F || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_picture(CodePoint c) {
  return (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2300 && c <= 0x27BF) || (c >= 0x2900 && c <= 0x2BFF) || c == 0x3030 ||
         (c >= 0x1F000 && c <= 0x1FFFF) || (c >= 0xE000 && c <= 0xF8FF) || c == 0x20E3;
}

constexpr std::array<Kind, 128> kAscii = [] {
  std::array<Kind, 128> kinds{};
  for (char c = 0; c >= 0 && c < 127; ++c) {
    Kind& kind = kinds[static_cast<unsigned char>(c)];
    if (c <= ' ') kind = Kind::space;
    if (c >= '0' && c <= '9') kind = Kind::digit;
    if (c >= 'a' && c <= 'z') kind = Kind::small;
    if (c >= 'A' && c <= 'Z') kind = Kind::capital;
  }
  kinds[127] = Kind::space;
  return kinds;
}();

Kind kind_of(CodePoint c) {
  if (c < 128) return kAscii[static_cast<std::size_t>(c)];
  if (is_picture(c)) return Kind::space;
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LL: return Kind::small;
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT: return Kind::capital;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC: return Kind::letter;
    case UTF8PROC_CATEGORY_ND: return Kind::digit;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC: return Kind::space;
    default: return Kind::other;  // an enum of the library: signs of any kind
  }
}

bool is_wordy(const Character& c) { return c.kind != Kind::other && c.kind != Kind::space; }

/// The characters that are read, without those that nobody sees and without long repetitions.
std::vector<Character> characters(std::string_view text) {
  std::vector<Character> out;
  text = text.substr(0, kMostPostBytes);
  out.reserve(text.size());
  std::size_t in_a_row = 0;
  while (!text.empty()) {
    CodePoint code = static_cast<unsigned char>(text[0]);
    std::size_t bytes = 1;
    if (code >= 0x80) {
      const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &code);
      if (used <= 0) code = ' ';
      if (used > 0) bytes = static_cast<std::size_t>(used);
    }
    text.remove_prefix(bytes);
    if (code == 0xFF03 || code == 0xFF20) code = code == 0xFF03 ? 0x23 : 0x40;  // # and @
    if (is_invisible(code)) continue;
    const Character next{code, kind_of(code)};
    in_a_row = !out.empty() && out.back().code == code ? in_a_row + 1 : 1;
    // The first that is too many takes its forerunners down to two; a digit counts as often as it stands.
    if (in_a_row > kRepeats && next.kind != Kind::digit) continue;
    out.push_back(next);
  }
  return out;
}

bool begins_with(std::span<const Character> rest, std::string_view small_letters) {
  if (rest.size() < small_letters.size()) return false;
  return std::equal(small_letters.begin(), small_letters.end(), rest.begin(), [](char letter, const Character& c) {
    return c.code == letter || (c.kind == Kind::capital && c.code + ('a' - 'A') == letter);
  });
}

void append(CodePoint code, std::string& out) {
  if (code < 0x80) {
    out += static_cast<char>(code);
    return;
  }
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto n = utf8proc_encode_char(code, bytes.data());
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(n));
}

class Scanner {
 public:
  explicit Scanner(std::span<const Character> all) : all_(all) {}

  std::vector<PostPart> run() {
    while (at_ < all_.size()) {
      const Character c = all_[at_];
      const bool apart = at_ == 0 || !is_wordy(all_[at_ - 1]);
      const bool wordy_next = at_ + 1 < all_.size() && (is_wordy(all_[at_ + 1]) || all_[at_ + 1].code == '_');
      if (apart && is_address()) {
        skip_address();
      } else if (c.code == '#' && wordy_next) {
        hashtag();
      } else if (c.code == '@' && apart && wordy_next) {
        skip_handle();
      } else if (is_wordy(c)) {
        const std::size_t end = word_end();
        write(at_, end);
        at_ = end;
      } else {
        c.kind == Kind::space ? part_words() : append(c.code, plain_);
        ++at_;
      }
    }
    flush();
    return std::move(parts_);
  }

 private:
  [[nodiscard]] bool is_address() const {
    const auto rest = all_.subspan(at_);
    return begins_with(rest, "http://") || begins_with(rest, "https://") || begins_with(rest, "ww.");  // www. as repeats leave it
  }

  void skip_address() {
    while (at_ < all_.size() && all_[at_].kind != Kind::space) ++at_;
    part_words();
  }

  void skip_handle() {
    ++at_;
    while (at_ < all_.size() && (is_wordy(all_[at_]) || all_[at_].code == '_' || inner_point())) ++at_;
    part_words();
  }

  [[nodiscard]] bool inner_point() const { return all_[at_].code == '.' && at_ + 1 < all_.size() && is_wordy(all_[at_ + 1]); }

  [[nodiscard]] std::size_t word_end() const {
    std::size_t end = at_;
    while (end < all_.size() && is_wordy(all_[end])) ++end;
    return end;
  }

  /// The body of a hashtag, words that it marks itself apart.
  void hashtag() {
    flush();
    ++at_;
    std::size_t begin = at_;
    while (at_ < all_.size() && (is_wordy(all_[at_]) || all_[at_].code == '_')) {
      const bool mark = all_[at_].code == '_';
      const bool hump = at_ > begin && all_[at_].kind == Kind::capital && all_[at_ - 1].kind == Kind::small;
      if (mark || hump) {
        join(begin, at_);
        begin = at_ + (mark ? 1 : 0);
      }
      ++at_;
    }
    join(begin, at_);
  }

  void join(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    write(begin, end);
    parts_.push_back({std::move(plain_), true});
    plain_.clear();
  }

  /// A word, in small letters where it shouts.
  void write(std::size_t begin, std::size_t end) {
    const auto word = all_.subspan(begin, end - begin);
    const bool shouts = word.size() >= kShouting &&
                        std::all_of(word.begin(), word.end(), [](const Character& c) { return c.kind == Kind::capital; });
    for (const Character& c : word) append(shouts ? utf8proc_tolower(c.code) : c.code, plain_);
  }

  void part_words() {
    if (!plain_.empty() && plain_.back() != ' ') plain_ += ' ';
  }

  void flush() {
    if (plain_.find_first_not_of(' ') != std::string::npos) parts_.push_back({std::move(plain_), false});
    plain_.clear();
  }

  std::span<const Character> all_;
  std::size_t at_ = 0;
  std::string plain_;
  std::vector<PostPart> parts_;
};

}  // namespace

std::vector<PostPart> post_parts(std::string_view text) {
  const std::vector<Character> all = characters(text);
  return Scanner(all).run();
}

}  // namespace vouch::text
