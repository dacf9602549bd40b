#include "api/words/text.h"

#include <cmath>
#include <optional>
#include <variant>

#include "api/words/catalogue.h"
#include "api/words/numbers.h"
#include "engine/core/civil_time.h"

namespace vouch::words {
namespace {

using ranking::Figure;
using ranking::Figures;

const Figure* find(const Figures& params, std::string_view name) {
  for (const auto& [key, value] : params) {
    if (key == name) return &value;
  }
  return nullptr;
}

std::optional<double> number_of(const Figure& figure) {
  if (const auto* whole = std::get_if<std::int64_t>(&figure)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&figure)) return *real;
  return std::nullopt;
}

std::string plain(const Figure& figure, Language language) {
  if (const auto* whole = std::get_if<std::int64_t>(&figure)) return count(*whole, language);
  if (const auto* real = std::get_if<double>(&figure)) return decimal(*real, 2, language);
  return std::get<std::string>(figure);
}

/// Cuts "a,b c" at commas, gives each item to `word`, joins with ", ".
template <class Word>
std::string each_of(std::string_view items, Word word) {
  std::string joined;
  while (!items.empty()) {
    const std::size_t comma = items.find(',');
    std::string_view item = items.substr(0, comma);
    items.remove_prefix(comma == std::string_view::npos ? items.size() : comma + 1);
    while (item.starts_with(' ')) item.remove_prefix(1);
    if (!item.empty()) joined.append(joined.empty() ? "" : ", ").append(word(item));
  }
  return joined;
}

std::string date_of(const Figure& figure, Language language) {
  if (const auto* text = std::get_if<std::string>(&figure)) {
    const auto seconds = core::parse_iso_time(*text);
    return seconds ? date(*seconds, language) : *text;
  }
  return date(static_cast<std::int64_t>(std::llround(number_of(figure).value_or(0))), language);
}

/// Kinds that write a number; nullopt for other kinds.
std::optional<std::string> numeric(std::string_view kind, double number, Language language) {
  if (kind == "count") return std::abs(number) < 9e15 ? count(std::llround(number), language) : decimal(number, 0, language);
  if (kind == "short") return short_count(std::llround(std::min(std::max(number, -9e15), 9e15)), language);
  if (kind == "percent") return percent(number, language);
  if (kind == "rest") return percent(1.0 - number, language);
  if (kind == "decimal1") return decimal(number, 1, language);
  if (kind == "decimal2") return decimal(number, 2, language);
  if (kind.starts_with("plural=")) {
    kind.remove_prefix(7);
    const std::size_t bar = kind.find('|');
    return std::string(number == 1.0 || bar == std::string_view::npos ? kind.substr(0, bar) : kind.substr(bar + 1));
  }
  return std::nullopt;
}

std::string written(const Figure& figure, std::string_view kind, Language language) {
  if (kind == "date") return date_of(figure, language);
  if (const auto number = number_of(figure)) {
    if (auto text = numeric(kind, *number, language)) return *std::move(text);
    return plain(figure, language);
  }
  const std::string_view text = std::get<std::string>(figure);
  if (kind.starts_with("word=")) return word(kind.substr(5), text, language);
  if (kind.starts_with("words=")) {
    return each_of(text, [&](std::string_view item) { return word(kind.substr(6), item, language); });
  }
  if (kind == "list") return each_of(text, [](std::string_view item) { return std::string(item); });
  return std::string(text);
}

/// A plural without its number says "many".
std::string missing(std::string_view kind) {
  if (!kind.starts_with("plural=")) return "?";
  return std::string(kind.substr(kind.find('|') + 1));
}

struct Filled {
  std::string text;
  bool complete = true;  // false: a parameter was missing
};

/// {cents:money=currency}: the amount in the currency that another parameter names.
std::string money_of(const Figure& cents, std::string_view currency, const Figures& params, Language language) {
  const Figure* named = find(params, currency);
  const auto* text = named == nullptr ? nullptr : std::get_if<std::string>(named);
  return money(static_cast<std::int64_t>(std::llround(number_of(cents).value_or(0))), text == nullptr ? "" : *text, language);
}

Filled fill(std::string_view pattern, const Figures& params, Language language) {
  Filled filled;
  while (!pattern.empty()) {
    const std::size_t mark = pattern.find_first_of("{[");
    filled.text += pattern.substr(0, mark);
    if (mark == std::string_view::npos) break;
    const bool optional = pattern[mark] == '[';
    const std::size_t end = pattern.find(optional ? ']' : '}', mark);
    const std::string_view inside = pattern.substr(mark + 1, end - mark - 1);
    pattern.remove_prefix(end == std::string_view::npos ? pattern.size() : end + 1);
    if (optional) {
      Filled part = fill(inside, params, language);
      if (part.complete) filled.text += part.text;
      continue;
    }
    const std::size_t colon = inside.find(':');
    const std::string_view kind = colon == std::string_view::npos ? std::string_view() : inside.substr(colon + 1);
    if (const Figure* figure = find(params, inside.substr(0, colon))) {
      filled.text +=
          kind.starts_with("money=") ? money_of(*figure, kind.substr(6), params, language) : written(*figure, kind, language);
    } else {
      filled.complete = false;
      filled.text += missing(kind);
    }
  }
  return filled;
}

}  // namespace

std::string text(std::string_view code, const Figures& params, Language language) {
  const std::string_view pattern = template_of(code, language);
  if (pattern.empty()) return std::string(code);
  return fill(pattern, params, language).text;
}

std::string text(const ranking::Message& message, Language language) { return text(message.code, message.params, language); }

std::string word(std::string_view prefix, std::string_view name, Language language) {
  std::string code(prefix);
  code.append(".").append(name);
  const std::string_view found = template_of(code, language);
  return std::string(found.empty() ? name : found);
}

std::string label(std::string_view name, Language language) { return word("label", name, language); }

}  // namespace vouch::words
