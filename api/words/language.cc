#include "api/words/language.h"

#include <algorithm>

namespace vouch::words {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// A quality of "q=0.85" in thousandths; 1000 without one, 0 where malformed.
int quality_of(std::string_view parameters) {
  parameters = trimmed(parameters);
  if (parameters.empty()) return 1000;
  if (parameters.size() < 3 || lower(parameters[0]) != 'q' || parameters[1] != '=') return 0;
  const std::string_view value = parameters.substr(2);
  if (value.front() != '0' && value.front() != '1') return 0;
  int thousandths = (value.front() - '0') * 1000;
  if (value.size() == 1) return thousandths;
  if (value[1] != '.' || value.size() > 5) return 0;
  int place = 100;
  for (const char digit : value.substr(2)) {
    if (digit < '0' || digit > '9') return 0;
    thousandths += (digit - '0') * place;
    place /= 10;
  }
  return std::min(thousandths, 1000);
}

}  // namespace

std::optional<Language> language_tagged(std::string_view tag) {
  if (tag.size() < 2 || (tag.size() > 2 && tag.find_first_of("-_.@") != 2)) return std::nullopt;
  if (lower(tag[0]) == 'd' && lower(tag[1]) == 'e') return Language::german;
  if (lower(tag[0]) == 'e' && lower(tag[1]) == 'n') return Language::english;
  return std::nullopt;
}

Language language_of_locale(std::string_view lc_all, std::string_view lc_messages, std::string_view lang) {
  for (const std::string_view locale : {lc_all, lc_messages, lang}) {
    if (!locale.empty()) return language_tagged(locale).value_or(Language::english);
  }
  return Language::english;
}

Language language_accepted(std::string_view accept_language) {
  Language best = Language::english;
  int best_quality = 0;
  while (!accept_language.empty()) {
    const std::size_t comma = accept_language.find(',');
    const std::string_view range = accept_language.substr(0, comma);
    accept_language.remove_prefix(comma == std::string_view::npos ? accept_language.size() : comma + 1);
    const std::size_t semicolon = range.find(';');
    const auto language = language_tagged(trimmed(range.substr(0, semicolon)));
    const int quality = quality_of(semicolon == std::string_view::npos ? std::string_view() : range.substr(semicolon + 1));
    if (language && quality > best_quality) {
      best = *language;
      best_quality = quality;
    }
  }
  return best;
}

}  // namespace vouch::words
