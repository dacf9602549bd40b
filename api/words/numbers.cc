#include "api/words/numbers.h"

#include <array>
#include <cmath>

#include "engine/core/civil_time.h"

namespace vouch::words {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::string_view kNoBreakSpace = "\u00a0";
constexpr std::string_view kMinus = "\u2212";
constexpr double kLargest = 9.0e15;  // whole numbers above are not exact in a double

/// An unsigned number of 10^-digits units with separators.
std::string grouped(std::uint64_t units, int digits, Language language) {
  const char mark = language == Language::german ? ',' : '.';
  const char group = language == Language::german ? '.' : ',';
  std::string plain = std::to_string(units);
  const auto places = static_cast<std::size_t>(digits);
  if (plain.size() <= places) plain.insert(0, places + 1 - plain.size(), '0');
  const std::string whole = plain.substr(0, plain.size() - places);
  std::string text;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) text += group;
    text += whole[i];
  }
  if (places > 0) text.append(1, mark).append(plain, whole.size());
  return text;
}

std::uint64_t magnitude(std::int64_t number) {
  return number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
}

std::string signed_text(bool negative, std::string text) {
  if (negative) text.insert(0, kMinus);
  return text;
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::string count(std::int64_t number, Language language) {
  return signed_text(number < 0, grouped(magnitude(number), 0, language));
}

std::string short_count(std::int64_t number, Language language) {
  const std::uint64_t size = magnitude(number);
  if (size < 10'000) return count(number, language);
  const bool german = language == Language::german;
  const bool millions = size >= 999'500;
  const double scaled = static_cast<double>(number) / (millions ? 1e6 : 1e3);
  std::string text = decimal(scaled, std::abs(scaled) >= 99.95 ? 0 : 1, language);
  if (text.ends_with(german ? ",0" : ".0")) text.resize(text.size() - 2);
  if (!german) return text + (millions ? "M" : "K");
  return text.append(kNoBreakSpace).append(millions ? "Mio." : "Tsd.");
}

std::string decimal(double number, int digits, Language language) {
  if (!std::isfinite(number)) return "–";
  double scale = 1;
  for (int i = 0; i < digits; ++i) scale *= 10;
  const double units = std::round(std::abs(number) * scale);
  if (units > kLargest) return signed_text(number < 0, grouped(static_cast<std::uint64_t>(kLargest), 0, language) + "+");
  return signed_text(number < 0 && units > 0, grouped(static_cast<std::uint64_t>(units), digits, language));
}

std::string points(std::int64_t thousandths, int digits, Language language) {
  return decimal(static_cast<double>(thousandths) / 1000.0, digits, language);
}

std::string percent(double share, Language language, int digits) {
  const double hundred = share * 100.0;
  if (digits < 0) digits = std::abs(hundred) >= 9.95 || hundred == 0 ? 0 : 1;
  std::string text = decimal(hundred, digits, language);
  if (language == Language::german) text += kNoBreakSpace;
  return text + "%";
}

std::string money(std::int64_t cents, std::string_view currency, Language language) {
  const std::uint64_t size = magnitude(cents);
  const bool whole = size % 100 == 0;
  const std::string amount = grouped(whole ? size / 100 : size, whole ? 0 : 2, language);
  const std::string_view sign = currency == "EUR" ? "€" : currency == "USD" ? "$" : currency == "GBP" ? "£" : "";
  std::string text;
  if (language == Language::english && !sign.empty()) {
    text.append(sign).append(amount);
  } else {
    text.append(amount);
    const std::string_view unit = sign.empty() ? currency : sign;
    if (!unit.empty()) text.append(kNoBreakSpace).append(unit);
  }
  return signed_text(cents < 0, std::move(text));
}

std::string date(std::int64_t unix_s, Language language) {
  std::int64_t days = unix_s / core::kDaySeconds;
  if (unix_s % core::kDaySeconds < 0) --days;
  const core::CivilDate day = core::civil_from_days(days);
  if (language == Language::german) return two_digits(day.day) + "." + two_digits(day.month) + "." + std::to_string(day.year);
  return std::to_string(day.day) + " " + std::string(kMonths[static_cast<std::size_t>(day.month - 1)]) + " " +
         std::to_string(day.year);
}

}  // namespace vouch::words
