#include "api/words/translation.h"

#include <optional>

#include "api/words/catalogue.h"
#include "api/words/text.h"

namespace vouch::words {
namespace {

constexpr std::string_view kPrefix = "said.";

/// The parameters with which the pattern gives the text; nullopt where it cannot. A parameter is at least one byte and
/// ends at the next words of the pattern.
std::optional<ranking::Figures> recognised(std::string_view pattern, std::string_view text) {
  ranking::Figures params;
  while (true) {
    const std::size_t open = pattern.find('{');
    const std::string_view words = pattern.substr(0, open);
    if (!text.starts_with(words)) return std::nullopt;
    text.remove_prefix(words.size());
    if (open == std::string_view::npos) return text.empty() ? std::optional(params) : std::nullopt;
    const std::size_t close = pattern.find('}', open);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    pattern.remove_prefix(close + 1);
    const std::string_view next = pattern.substr(0, pattern.find('{'));
    const std::size_t end = next.empty() ? text.size() : text.find(next);
    if (end == 0 || end == std::string_view::npos) return std::nullopt;
    params.emplace_back(name, std::string(text.substr(0, end)));
    text.remove_prefix(end);
  }
}

std::optional<std::string> whole(std::string_view english, Language language) {
  for (const Entry& entry : import_entries()) {
    if (!entry.code.starts_with(kPrefix)) continue;
    if (const auto params = recognised(entry.words[static_cast<std::size_t>(Language::english)], english)) {
      return text(entry.code, *params, language);
    }
  }
  return std::nullopt;
}

}  // namespace

std::string translated(std::string_view english, Language language) {
  if (language == Language::english) return std::string(english);
  if (auto found = whole(english, language)) return *std::move(found);
  std::string parts;
  for (std::string_view rest = english; !rest.empty();) {
    const std::size_t comma = rest.find(", ");
    const auto part = whole(rest.substr(0, comma), language);
    if (!part) return std::string(english);
    parts.append(parts.empty() ? "" : ", ").append(*part);
    rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 2);
  }
  return parts;
}

}  // namespace vouch::words
