#include "datasets/values/number.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace vouch::datasets {
namespace {

struct Unit {
  std::string_view text;  // folded to lower case
  int exponent;
  bool german;
};

/// The longer of two that begin alike comes first.
constexpr std::array kUnits = {Unit{"tausend", 3, true},  Unit{"thousand", 3, false},  Unit{"tsd.", 3, true},
                               Unit{"tsd", 3, true},      Unit{"k", 3, false},         Unit{"millionen", 6, true},
                               Unit{"million", 6, false}, Unit{"mio.", 6, true},       Unit{"mio", 6, true},
                               Unit{"mill.", 6, true},    Unit{"mln.", 6, false},      Unit{"mln", 6, false},
                               Unit{"mn", 6, false},      Unit{"milliarden", 9, true}, Unit{"milliarde", 9, true},
                               Unit{"mrd.", 9, true},     Unit{"mrd", 9, true},        Unit{"m", 6, false},
                               Unit{"billion", 9, false}, Unit{"bn", 9, false},        Unit{"b", 9, false}};

struct CurrencySign {
  std::string_view text;
  std::string_view code;
};
constexpr std::array kCurrencies = {
    CurrencySign{"\xe2\x82\xac", "EUR"}, CurrencySign{"eur", "EUR"}, CurrencySign{"$", "USD"},  CurrencySign{"usd", "USD"},
    CurrencySign{"\xc2\xa3", "GBP"},     CurrencySign{"gbp", "GBP"}, CurrencySign{"chf", "CHF"}};

constexpr std::array<std::string_view, 6> kSpaces = {" ", "\t", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89", "\xe2\x80\x8a"};

constexpr std::array<double, 23> kPowersOfTen = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool skip_folded(std::string_view& text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (lower(text[i]) != word[i]) return false;
  }
  text.remove_prefix(word.size());
  return true;
}

bool skip_space(std::string_view& text) {
  return std::any_of(kSpaces.begin(), kSpaces.end(), [&text](std::string_view space) { return skip_folded(text, space); });
}

void skip_spaces(std::string_view& text) {
  while (skip_space(text)) {
  }
}

std::string_view skip_currency(std::string_view& text) {
  for (const CurrencySign& one : kCurrencies) {
    if (skip_folded(text, one.text)) return one.code;
  }
  return {};
}

/// A cell taken apart, before the marks have a meaning.
struct Parts {
  bool negative = false;
  std::string_view body;  // digits, points, commas, spaces and apostrophes between them
  int unit = 0;
  bool german_unit = false;
  bool percent = false;
  std::string_view currency;
};

/// The longest beginning of digits with single marks, apostrophes or spaces between them.
std::string_view body_of(std::string_view text) {
  const std::string_view whole = text;
  std::string_view last = text;
  while (!text.empty()) {
    if (is_digit(text.front()) || text.front() == '.' || text.front() == ',') {
      text.remove_prefix(1);
      last = text;
      continue;
    }
    std::string_view behind = text;
    const bool apostrophe = skip_folded(behind, "'") || skip_folded(behind, "\xe2\x80\x99");
    if (!(apostrophe || skip_space(behind)) || behind.empty() || !is_digit(behind.front())) break;
    text = behind;
  }
  return whole.substr(0, whole.size() - last.size());
}

int read_exponent(std::string_view& text) {
  std::string_view rest = text;
  if (!skip_folded(rest, "e")) return 0;
  const bool minus = rest.starts_with('-');
  if (minus || rest.starts_with('+')) rest.remove_prefix(1);
  int value = 0;
  std::size_t digits = 0;
  for (; digits < rest.size() && digits < 4 && is_digit(rest[digits]); ++digits) value = value * 10 + (rest[digits] - '0');
  if (digits == 0) return 0;
  text = rest.substr(digits);
  return minus ? -value : value;
}

std::optional<Parts> split(std::string_view text) {
  Parts parts;
  skip_spaces(text);
  parts.negative = skip_folded(text, "-") || skip_folded(text, "\xe2\x88\x92");
  if (!parts.negative) (void)skip_folded(text, "+");
  parts.currency = skip_currency(text);
  if (!parts.currency.empty()) skip_spaces(text);
  parts.body = body_of(text);
  if (parts.body.empty()) return std::nullopt;
  text.remove_prefix(parts.body.size());
  parts.unit = read_exponent(text);
  skip_spaces(text);
  for (const Unit& one : kUnits) {
    if (!skip_folded(text, one.text)) continue;
    parts.unit += one.exponent;
    parts.german_unit = one.german;
    break;
  }
  skip_spaces(text);
  parts.percent = skip_folded(text, "%");
  if (parts.currency.empty()) parts.currency = skip_currency(text);
  skip_spaces(text);
  if (!text.empty()) return std::nullopt;
  return parts;
}

/// Reads the body with the mark given. Groups have three digits, the first one to three and no leading zero.
std::optional<Number> number_of(const Parts& parts, char mark) {
  Number number{.exponent = parts.unit - (parts.percent ? 2 : 0),
                .negative = parts.negative,
                .percent = parts.percent,
                .currency = parts.currency};
  std::size_t group = 0;   // digits since the last grouping sign
  std::size_t groups = 0;  // grouping signs so far
  std::size_t fraction = 0;
  bool in_fraction = false;
  char sign = 0;  // the grouping sign of this number
  const bool leading_zero = parts.body.front() == '0';
  const auto group_fits = [&] { return groups == 0 || group == 3; };
  for (std::size_t i = 0; i < parts.body.size(); ++i) {
    const char c = parts.body[i];
    if (is_digit(c)) {
      if (number.size == Number::kMaxDigits) return std::nullopt;
      if (number.size > 0 || c != '0') number.digits[number.size++] = c;
      ++(in_fraction ? fraction : group);
    } else if (c == mark) {
      if (in_fraction || !group_fits()) return std::nullopt;
      in_fraction = true;
    } else if (static_cast<unsigned char>(c) < 0x80 || static_cast<unsigned char>(c) >= 0xc0) {
      const bool first = groups == 0 && group >= 1 && group <= 3 && !leading_zero;
      if (in_fraction || !(first || (groups > 0 && group == 3 && c == sign))) return std::nullopt;
      sign = c;
      ++groups;
      group = 0;
    }
  }
  if (!group_fits() || group + fraction == 0) return std::nullopt;
  number.exponent -= static_cast<int>(fraction);
  return number;
}

/// Digits, one point, digits, where the point cannot be between thousands.
bool proves_point(std::string_view cell) {
  const std::size_t at = cell.find('.');
  if (at == std::string_view::npos || at == 0 || at + 1 == cell.size()) return false;
  const bool digits = std::all_of(cell.begin(), cell.begin() + static_cast<std::ptrdiff_t>(at), is_digit) &&
                      std::all_of(cell.begin() + static_cast<std::ptrdiff_t>(at) + 1, cell.end(), is_digit);
  return digits && (cell.size() - at - 1 != 3 || at > 3 || cell.front() == '0');
}

}  // namespace

std::string_view name_of(Mark mark) { return mark == Mark::point ? "decimal point" : "decimal comma"; }

std::optional<Number> parse_number(std::string_view cell, Mark mark) {
  const auto parts = split(cell);
  if (!parts) return std::nullopt;
  return number_of(*parts, mark == Mark::point ? '.' : ',');
}

std::optional<std::int64_t> Number::whole(int shift) const {
  if (size == 0) return 0;
  std::size_t used = size;
  int power = exponent + shift;
  for (; power < 0; ++power) {
    if (used == 0 || digits[used - 1] != '0') return std::nullopt;
    --used;
  }
  if (power > 18) return std::nullopt;
  std::int64_t value = 0;
  const std::size_t length = used + static_cast<std::size_t>(power);
  for (std::size_t i = 0; i < length; ++i) {
    const int digit = i < used ? digits[i] - '0' : 0;
    if (__builtin_mul_overflow(value, std::int64_t{10}, &value) || __builtin_add_overflow(value, std::int64_t{digit}, &value)) {
      return std::nullopt;
    }
  }
  return negative ? -value : value;
}

double Number::real() const {
  if (size == 0) return 0.0;
  if (size <= 15 && exponent <= 0 && exponent >= -22) {  // both exact as doubles, so the quotient is the nearest one
    std::int64_t whole_part = 0;
    for (std::size_t i = 0; i < size; ++i) whole_part = whole_part * 10 + (digits[i] - '0');
    const double value = static_cast<double>(whole_part) / kPowersOfTen[static_cast<std::size_t>(-exponent)];
    return negative ? -value : value;
  }
  std::string text(digits.data(), size);
  text += "e" + std::to_string(exponent);
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) value = exponent > 0 ? std::numeric_limits<double>::infinity() : 0.0;
  return negative ? -value : value;
}

bool is_blank_value(std::string_view cell) {
  if (!cell.empty() && (is_digit(cell.front()) || cell.size() > 16)) return false;
  skip_spaces(cell);
  if (cell.empty()) return true;
  constexpr std::array<std::string_view, 13> kBlank = {
      "-", "\xe2\x80\x93", "\xe2\x80\x94", "n/a", "na", "nan", "#n/a", "null", "none", "k. a.", "k.a.", "unknown", "unbekannt"};
  return std::any_of(kBlank.begin(), kBlank.end(), [cell](std::string_view word) {
    std::string_view rest = cell;
    if (!skip_folded(rest, word)) return false;
    skip_spaces(rest);
    return rest.empty();
  });
}

void MarkEvidence::add(std::string_view cell) {
  // Digits alone, or digits with one point before other than three digits: nearly all cells, and quick to tell.
  if (cell.find_first_not_of("0123456789") == std::string_view::npos) return;
  if (proves_point(cell)) {
    ++points_;
    if (contradiction_.empty()) contradiction_ = cell;
    return;
  }
  if (cell.find_first_of(".,") == std::string_view::npos) return;
  const auto parts = split(cell);
  if (!parts || parts->body.find_first_of(".,") == std::string_view::npos) return;
  bool point = number_of(*parts, '.').has_value();
  bool comma = number_of(*parts, ',').has_value();
  if (point && comma) {
    // One mark before three digits. Money has no three decimals; a German word of number goes with the comma.
    const bool is_point = parts->body.find('.') != std::string_view::npos;
    if (!parts->currency.empty() && parts->unit == 0) {
      point = !is_point;
      comma = is_point;
    } else if (parts->german_unit) {
      point = false;
    } else {
      if (example_.empty()) example_ = cell;
      return;
    }
  }
  points_ += point && !comma ? 1 : 0;
  commas_ += comma && !point ? 1 : 0;
  if (point != comma && contradiction_.empty()) contradiction_ = cell;
}

std::optional<Mark> MarkEvidence::proven() const {
  if (points_ == commas_) return std::nullopt;
  return points_ > commas_ ? Mark::point : Mark::comma;
}

}  // namespace vouch::datasets
