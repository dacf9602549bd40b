#include "engine/core/civil_time.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace vouch::core {
namespace {

/// Reads exactly `digits` digits at the front and removes them.
std::optional<int> take(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool skip(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// Reads HH:MM[:SS[.fraction]] as seconds of the day.
std::optional<std::int64_t> take_clock(std::string_view& text) {
  const auto hour = take(text, 2);
  if (!hour || *hour > 23 || !skip(text, ':')) return std::nullopt;
  const auto minute = take(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  std::int64_t seconds = *hour * 3600 + *minute * 60;
  if (skip(text, ':')) {
    const auto second = take(text, 2);
    if (!second || *second > 60) return std::nullopt;
    seconds += *second == 60 ? 59 : *second;
    if (skip(text, '.')) {
      if (!take(text, 1)) return std::nullopt;
      while (take(text, 1)) {
      }
    }
  }
  return seconds;
}

/// Reads "", "Z", "+HH:MM", "+HHMM" or "+HH", a sign also behind a blank, as the offset from UTC in seconds.
std::optional<std::int64_t> take_zone(std::string_view& text) {
  if (text.starts_with(" +") || text.starts_with(" -")) text.remove_prefix(1);
  if (text.empty() || skip(text, 'Z') || skip(text, 'z')) return 0;
  const bool minus = skip(text, '-');
  if (!minus && !skip(text, '+')) return std::nullopt;
  const auto hour = take(text, 2);
  if (!hour || *hour > 23) return std::nullopt;
  std::int64_t offset = *hour * 3600;
  if (!text.empty()) {
    (void)skip(text, ':');
    const auto minute = take(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    offset += *minute * 60;
  }
  return minus ? -offset : offset;
}

}  // namespace

std::optional<std::int64_t> days_from_civil(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

CivilDate civil_from_days(std::int64_t days) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::string iso_date(std::int64_t unix_s) {
  const std::int64_t days = (unix_s >= 0 ? unix_s : unix_s - (kDaySeconds - 1)) / kDaySeconds;
  const CivilDate date = civil_from_days(days);
  std::array<char, 48> text{};
  (void)std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return text.data();
}

std::string iso_time(std::int64_t unix_s) {
  const std::int64_t second = ((unix_s % kDaySeconds) + kDaySeconds) % kDaySeconds;
  std::array<char, 48> text{};
  (void)std::snprintf(text.data(), text.size(), "T%02d:%02d:%02dZ", static_cast<int>(second / 3600),
                      static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
  return iso_date(unix_s) + text.data();
}

std::optional<std::int64_t> parse_iso_time(std::string_view text) {
  const auto year = take(text, 4);
  if (!year || !skip(text, '-')) return std::nullopt;
  const auto month = take(text, 2);
  if (!month || !skip(text, '-')) return std::nullopt;
  const auto day = take(text, 2);
  if (!day) return std::nullopt;
  const auto days = days_from_civil(*year, *month, *day);
  if (!days) return std::nullopt;
  std::int64_t seconds = *days * kDaySeconds;
  if (text.empty()) return seconds;
  if (!skip(text, 'T') && !skip(text, ' ')) return std::nullopt;
  const auto clock = take_clock(text);
  if (!clock) return std::nullopt;
  seconds += *clock;
  const auto offset = take_zone(text);
  if (!offset || !text.empty()) return std::nullopt;
  return seconds - *offset;
}

}  // namespace vouch::core
