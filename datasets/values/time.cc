#include "datasets/values/time.h"

#include <array>

#include "engine/core/civil_time.h"

namespace vouch::datasets {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool skip(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

void skip_spaces(std::string_view& text) {
  while (skip(text, ' ')) {
  }
}

std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t digits = 0;
  int value = 0;
  for (; digits < text.size() && digits < most && is_digit(text[digits]); ++digits) value = value * 10 + (text[digits] - '0');
  if (digits < least) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

/// Four digits, or two: 70..99 are of the last century.
std::optional<int> take_year(std::string_view& text) {
  const std::size_t before = text.size();
  const auto year = take_number(text, 2, 4);
  if (!year || before - text.size() == 3) return std::nullopt;
  if (before - text.size() == 4) return year;
  return *year + (*year < 70 ? 2000 : 1900);
}

/// "", " 14:05", ", 14:05:09", " 2:05 PM", " 14:05 Uhr", "T14:05:09Z" as seconds of the day.
std::optional<std::int64_t> take_clock(std::string_view text) {
  (void)skip(text, ',');
  skip_spaces(text);
  (void)skip(text, 'T');
  if (text.empty()) return 0;
  auto hour = take_number(text, 1, 2);
  if (!hour || !skip(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2, 2);
  if (!minute) return std::nullopt;
  int second = 0;
  if (skip(text, ':')) {
    const auto given = take_number(text, 2, 2);
    if (!given) return std::nullopt;
    second = *given;
  }
  skip_spaces(text);
  if (text == "PM" || text == "pm" || text == "AM" || text == "am") {
    if (*hour < 1 || *hour > 12) return std::nullopt;
    hour = *hour % 12 + (text == "PM" || text == "pm" ? 12 : 0);
    text = {};
  }
  if (text == "Uhr" || text == "Z" || text == "UTC") text = {};
  if (!text.empty() || *hour > 23 || *minute > 59 || second > 59) return std::nullopt;
  return *hour * 3600 + *minute * 60 + second;
}

std::optional<std::int64_t> at(int year, int month, int day, std::string_view clock) {
  const auto days = core::days_from_civil(year, month, day);
  const auto seconds = take_clock(clock);
  if (!days || !seconds) return std::nullopt;
  return *days * core::kDaySeconds + *seconds;
}

/// The beginnings of month names, German and English, that tell them apart.
std::optional<int> take_month_name(std::string_view& text) {
  struct Name {
    std::string_view text;
    int month;
  };
  static constexpr std::array kNames = {
      Name{"jan", 1},  Name{"j\xc3\xa4n", 1}, Name{"feb", 2},  Name{"mar", 3},  Name{"m\xc3\xa4r", 3}, Name{"apr", 4},
      Name{"may", 5},  Name{"mai", 5},        Name{"jun", 6},  Name{"jul", 7},  Name{"aug", 8},        Name{"sep", 9},
      Name{"oct", 10}, Name{"okt", 10},       Name{"nov", 11}, Name{"dec", 12}, Name{"dez", 12}};
  for (const Name& one : kNames) {
    if (text.size() < one.text.size()) continue;
    bool same = true;
    for (std::size_t i = 0; i < one.text.size() && same; ++i) {
      const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
      same = c == one.text[i];
    }
    if (!same) continue;
    text.remove_prefix(one.text.size());
    while (!text.empty() && (static_cast<unsigned char>(text.front()) >= 0x80 || (text.front() | 0x20) >= 'a') &&
           text.front() != ' ') {
      text.remove_prefix(1);
    }
    (void)skip(text, '.');
    return one.month;
  }
  return std::nullopt;
}

/// "Jan 30, 2024", "30. Januar 2024", "30 Jan 2024", each with a time behind it.
std::optional<std::int64_t> parse_named_month(std::string_view text) {
  std::optional<int> day;
  if (is_digit(text.front())) {
    day = take_number(text, 1, 2);
    (void)skip(text, '.');
    skip_spaces(text);
  }
  const auto month = take_month_name(text);
  if (!month) return std::nullopt;
  skip_spaces(text);
  if (!day) {
    day = take_number(text, 1, 2);
    (void)skip(text, ',');
    skip_spaces(text);
  }
  const auto year = take_number(text, 4, 4);
  if (!day || !year) return std::nullopt;
  return at(*year, *month, *day, text);
}

struct Triple {
  int first = 0;
  int second = 0;
  int year = 0;
  std::string_view clock;
};

std::optional<Triple> take_triple(std::string_view text, char separator) {
  const auto first = take_number(text, 1, 2);
  if (!first || !skip(text, separator)) return std::nullopt;
  const auto second = take_number(text, 1, 2);
  if (!second || !skip(text, separator)) return std::nullopt;
  const auto year = take_year(text);
  if (!year) return std::nullopt;
  return Triple{*first, *second, *year, text};
}

/// Seconds, with a fraction that is dropped; up to 12 digits, so that milliseconds are not taken for a far future.
std::optional<std::int64_t> parse_unix(std::string_view text) {
  const bool minus = skip(text, '-');
  std::int64_t value = 0;
  std::size_t i = 0;
  for (; i < text.size() && is_digit(text[i]); ++i) {
    if (i == 12) return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  if (i == 0) return std::nullopt;
  if (i < text.size()) {
    if (text[i] != '.' || text.find_first_not_of("0123456789", i + 1) != std::string_view::npos) return std::nullopt;
  }
  return minus ? -value : value;
}

/// "20240130" of the years 1900 to 2099.
std::optional<std::int64_t> parse_compact(std::string_view text) {
  if (text.size() != 8 || !(text.starts_with("19") || text.starts_with("20"))) return std::nullopt;
  const auto year = take_number(text, 4, 4);
  const auto month = take_number(text, 2, 2);
  const auto day = take_number(text, 2, 2);
  if (!year || !month || !day) return std::nullopt;
  return at(*year, *month, *day, {});
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string_view name_of(DayOrder order) { return order == DayOrder::day_first ? "day/month/year" : "month/day/year"; }

std::optional<std::int64_t> parse_time(std::string_view cell, TimeStyle style) {
  const std::string_view text = trimmed(cell);
  if (text.empty()) return std::nullopt;
  if (style.compact) {
    if (const auto compact = parse_compact(text)) return compact;
  }
  if (const auto seconds = parse_unix(text)) return seconds;
  if (const auto iso = core::parse_iso_time(text)) return iso;
  if (const auto german = take_triple(text, '.')) return at(german->year, german->second, german->first, german->clock);
  if (const auto slashes = take_triple(text, '/')) {
    const bool day_first = style.slashes == DayOrder::day_first;
    return at(slashes->year, day_first ? slashes->second : slashes->first, day_first ? slashes->first : slashes->second,
              slashes->clock);
  }
  return parse_named_month(text);
}

void TimeEvidence::add(std::string_view cell) {
  const std::string_view text = trimmed(cell);
  if (text.empty()) return;
  ++cells_;
  compact_ += compact_ + 1 == cells_ && parse_compact(text) ? 1 : 0;
  if (text.find('/') == std::string_view::npos) return;
  const auto triple = take_triple(text, '/');
  if (!triple) return;
  const bool day = core::days_from_civil(triple->year, triple->second, triple->first).has_value();
  const bool month = core::days_from_civil(triple->year, triple->first, triple->second).has_value();
  if (day && month && triple->first != triple->second && example_.empty()) example_ = cell;
  day_first_ += day && !month ? 1 : 0;
  month_first_ += month && !day ? 1 : 0;
}

std::optional<DayOrder> TimeEvidence::proven() const {
  if (day_first_ == month_first_) return std::nullopt;
  return day_first_ > month_first_ ? DayOrder::day_first : DayOrder::month_first;
}

}  // namespace vouch::datasets
