// Comparisons are ASCII alone: no locale may decide what a field name is.
#include "api/rest/http/fields.h"

#include <algorithm>

namespace vouch::rest {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_alpha_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool is_token_char(char c) {
  return is_alpha_or_digit(c) || (c != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
}

bool is_token(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char); }

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool is_plain_id(std::string_view text) {
  return !text.empty() && text.size() <= 128 &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_alpha_or_digit(c) || c == '.' || c == '_' || c == '-'; });
}

void Fields::set(std::string_view name, std::string value) {
  std::erase_if(list_, [name](const Field& field) { return same_name(field.name, name); });
  list_.push_back({std::string(name), std::move(value)});
}

const std::string* Fields::find(std::string_view name) const {
  for (const Field& field : list_) {
    if (same_name(field.name, name)) return &field.value;
  }
  return nullptr;
}

std::size_t Fields::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::count_if(list_.begin(), list_.end(), [name](const Field& field) { return same_name(field.name, name); }));
}

bool Fields::lists(std::string_view name, std::string_view token) const {
  for (const Field& field : list_) {
    if (!same_name(field.name, name)) continue;
    std::string_view rest = field.value;
    while (!rest.empty()) {
      const auto comma = rest.find(',');
      if (same_name(trim(rest.substr(0, comma)), token)) return true;
      rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    }
  }
  return false;
}

}  // namespace vouch::rest
