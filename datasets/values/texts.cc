#include "datasets/values/texts.h"

#include <algorithm>
#include <array>

#include "datasets/table/table_reader.h"

namespace vouch::datasets {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool equals_folded(std::string_view text, std::string_view word) {
  return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) { return lower(a) == b; });
}

std::size_t digits_at(std::string_view text, std::size_t from) {
  std::size_t i = from;
  while (i < text.size() && is_digit(text[i])) ++i;
  return i - from;
}

}  // namespace

std::optional<bool> parse_truth(std::string_view cell) {
  static constexpr std::array<std::string_view, 9> kTrue = {"true", "1", "yes", "ja", "wahr", "y", "t", "j", "1.0"};
  static constexpr std::array<std::string_view, 8> kFalse = {"false", "0", "no", "nein", "falsch", "n", "f", "0.0"};
  const std::string_view text = without_spaces(cell);
  const auto is = [text](std::string_view word) { return equals_folded(text, word); };
  if (std::any_of(kTrue.begin(), kTrue.end(), is)) return true;
  if (std::any_of(kFalse.begin(), kFalse.end(), is)) return false;
  return std::nullopt;
}

bool is_destroyed_id(std::string_view id) {
  // One digit, a mark, digits, E+, digits: how Excel and LibreOffice show long numbers.
  if (id.size() < 5 || !is_digit(id.front())) return false;
  std::size_t at = 1;
  if (id[at] == '.' || id[at] == ',') {
    const std::size_t fraction = digits_at(id, at + 1);
    if (fraction == 0) return false;
    at += 1 + fraction;
  }
  if (at + 2 >= id.size() || (id[at] != 'E' && id[at] != 'e') || id[at + 1] != '+') return false;
  const std::size_t exponent = digits_at(id, at + 2);
  return exponent >= 2 && at + 2 + exponent == id.size();
}

std::string_view without_spaces(std::string_view cell) {
  while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t')) cell.remove_prefix(1);
  while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t')) cell.remove_suffix(1);
  return cell;
}

void split_list(std::string_view cell, ListStyle style, char prefix, std::vector<std::string_view>& elements) {
  elements.clear();
  const char separator = style == ListStyle::comma   ? ','
                         : style == ListStyle::bar   ? '|'
                         : style == ListStyle::space ? ' '
                                                     : kListSeparator;
  while (!cell.empty()) {
    const std::size_t stop = cell.find(separator);
    std::string_view element = without_spaces(cell.substr(0, stop));
    if (prefix != '\0' && element.starts_with(prefix)) element.remove_prefix(1);
    if (!element.empty()) elements.push_back(element);
    cell.remove_prefix(stop == std::string_view::npos ? cell.size() : stop + 1);
  }
}

std::string folded_name(std::string_view text) {
  struct Letter {
    std::string_view text;
    std::string_view folded;
  };
  static constexpr std::array kLetters = {Letter{"\xc3\xa4", "ae"}, Letter{"\xc3\x84", "ae"},  Letter{"\xc3\xb6", "oe"},
                                          Letter{"\xc3\x96", "oe"}, Letter{"\xc3\xbc", "ue"},  Letter{"\xc3\x9c", "ue"},
                                          Letter{"\xc3\x9f", "ss"}, Letter{"\xc3\x98", "avg"}, Letter{"\xc3\xa9", "e"}};
  std::string out;
  bool gap = false;
  const auto put = [&out, &gap](std::string_view letters) {
    if (gap && !out.empty()) out.push_back('_');
    gap = false;
    out += letters;
  };
  while (!text.empty()) {
    const char c = lower(text.front());
    if (is_digit(c) || (c >= 'a' && c <= 'z')) {
      put({&c, 1});
      text.remove_prefix(1);
      continue;
    }
    const auto letter =
        std::find_if(kLetters.begin(), kLetters.end(), [text](const Letter& one) { return text.starts_with(one.text); });
    if (letter != kLetters.end()) {
      put(letter->folded);
      text.remove_prefix(letter->text.size());
    } else {
      gap = true;
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace vouch::datasets
