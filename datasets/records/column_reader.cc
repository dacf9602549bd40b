#include "datasets/records/column_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "datasets/input/encoding.h"

namespace vouch::datasets {
namespace {

constexpr std::string_view kNoText = "text in valid UTF-8 without NUL";
constexpr std::string_view kDestroyed = "an id; a spreadsheet has turned this one into a number, so the original is lost";

/// A real with a decimal point and nothing else: what nearly all cells are.
std::optional<double> parse_plain_real(std::string_view text) {
  if (text.empty() || !(text.front() == '-' || (text.front() >= '0' && text.front() <= '9'))) return std::nullopt;
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::string ColumnReader::expected() const {
  if (!why_.empty()) return std::string(why_);
  if (plan_.type == FieldType::count && plan_.match.column != nullptr && plan_.match.column->most < 1000) {
    return "a whole number from 0 to " + std::to_string(plan_.match.column->most);
  }
  if (plan_.type != FieldType::choice) return std::string(expected_text(plan_.type));
  std::string words = "one of";
  for (const Choice& one : plan_.match.column->choices) {
    if (one.word == one.means) words += (words.size() == 6 ? " " : ", ") + std::string(one.means);
  }
  return words;
}

CellResult ColumnReader::read(const Cell& cell) {
  why_ = {};
  if (cell.kind == CellKind::missing || (cell.text.empty() && cell.kind == CellKind::text)) return CellResult::absent;
  switch (plan_.type) {
    case FieldType::id: return read_id(cell);
    case FieldType::text: return read_text(cell);
    case FieldType::list:
    case FieldType::tags:
    case FieldType::handles: return read_list(cell);
    case FieldType::vector: return read_vector(cell);
    case FieldType::platform:
    case FieldType::country:
    case FieldType::language: return read_text(cell) == CellResult::value ? read_word(cell.text) : CellResult::wrong;
    case FieldType::count:
    case FieldType::whole: return read_count(cell);
    default: break;
  }
  if (cell.kind == CellKind::list || cell.kind == CellKind::object) return CellResult::wrong;
  const CellResult result = read_scalar(cell);
  return result == CellResult::wrong && is_blank_value(cell.text) ? CellResult::absent : result;
}

CellResult ColumnReader::read_scalar(const Cell& cell) {
  switch (plan_.type) {
    case FieldType::choice: return read_choice(cell.text);
    case FieldType::cents: return read_cents(cell);
    case FieldType::truth:
      if (const auto truth = parse_truth(cell.text)) return value_.truth = *truth, CellResult::value;
      return CellResult::wrong;
    case FieldType::time:
      if (const auto time = parse_time(cell.text, plan_.time)) return value_.whole = *time, CellResult::value;
      return CellResult::wrong;
    default: return read_real(cell);
  }
}

CellResult ColumnReader::read_text(const Cell& cell) {
  if (cell.kind == CellKind::list || cell.kind == CellKind::object) return CellResult::wrong;
  if (plan_.check_text && (cell.text.find('\0') != std::string_view::npos || !is_valid_utf8(cell.text))) {
    why_ = kNoText;
    return CellResult::wrong;
  }
  value_.text = cell.text;
  if (plan_.match.reading == Reading::handle && value_.text.starts_with('@')) value_.text.remove_prefix(1);
  return CellResult::value;
}

CellResult ColumnReader::read_id(const Cell& cell) {
  const CellResult result = read_text(cell);
  if (result != CellResult::value) return result;
  if (value_.text.size() > id_bytes_) return CellResult::wrong;
  if (is_destroyed_id(value_.text)) {
    why_ = kDestroyed;
    return CellResult::wrong;
  }
  return value_.text.empty() ? CellResult::absent : CellResult::value;
}

CellResult ColumnReader::read_word(std::string_view text) {
  if (text != last_word_ || !last_known_) {
    last_word_ = text;
    last_known_ = true;
    const std::string folded = folded_name(text);
    std::string_view named;
    if (plan_.type == FieldType::platform) named = platform_named(folded);
    if (plan_.type == FieldType::country) named = country_named(folded);
    if (plan_.type == FieldType::language) named = language_named(std::string_view(folded).substr(0, folded.find('_')));
    last_named_ = named.empty() ? text : named;
    if (named.empty() && plan_.type == FieldType::platform) {
      std::transform(last_named_.begin(), last_named_.end(), last_named_.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    }
  }
  value_.text = last_named_;
  return CellResult::value;
}

CellResult ColumnReader::read_choice(std::string_view text) {
  if (text != last_word_ || !last_known_) {
    last_word_ = text;
    const auto& choices = plan_.match.column->choices;
    const auto find = [&choices](std::string_view word) {
      return std::find_if(choices.begin(), choices.end(), [word](const Choice& one) { return one.word == word; });
    };
    auto found = find(text);
    if (found == choices.end()) found = find(folded_name(text));
    last_known_ = found != choices.end();
    if (!last_known_) return CellResult::wrong;
    const auto meaning =
        std::find_if(choices.begin(), choices.end(), [found](const Choice& one) { return one.word == found->means; });
    value_.choice = static_cast<std::uint8_t>(meaning - choices.begin());
    value_.text = meaning->means;
  }
  return CellResult::value;
}

std::optional<Number> ColumnReader::number_in(const Cell& cell) const {
  return parse_number(cell.text, cell.kind == CellKind::number ? Mark::point : plan_.mark);
}

CellResult ColumnReader::read_count(const Cell& cell) {
  auto whole = parse_plain_whole(cell.text);
  if (!whole) {
    if (cell.kind == CellKind::list || cell.kind == CellKind::object) return CellResult::wrong;
    if (is_blank_value(cell.text)) return CellResult::absent;
    const auto number = number_in(cell);
    if (number) whole = number->whole();
  }
  const bool below = plan_.type == FieldType::count && whole && *whole < 0;
  const bool above = plan_.match.column != nullptr && whole && *whole > plan_.match.column->most;
  if (!whole || below || above) return CellResult::wrong;
  value_.whole = *whole;
  return CellResult::value;
}

CellResult ColumnReader::read_cents(const Cell& cell) {
  const auto number = number_in(cell);
  if (!number || number->percent) return CellResult::wrong;
  const bool taken_off = plan_.match.reading == Reading::taken_off;
  const bool units = plan_.match.reading == Reading::units || taken_off || !number->currency.empty();
  auto cents = number->whole(units ? 2 : 0);
  if (cents && taken_off) cents = std::abs(*cents);
  if (!cents || *cents < 0) return CellResult::wrong;
  value_.whole = *cents;
  value_.currency = number->currency.empty() ? plan_.match.currency : number->currency;
  return CellResult::value;
}

CellResult ColumnReader::read_real(const Cell& cell) {
  if (plan_.type != FieldType::share && plan_.mark == Mark::point && cell.text.front() != '-') {
    if (const auto plain = parse_plain_real(cell.text); plain && std::isfinite(*plain))
      return value_.real = *plain, CellResult::value;
  }
  auto number = number_in(cell);
  if (!number) return CellResult::wrong;
  if (plan_.type == FieldType::share && plan_.percent && !number->percent) number->exponent -= 2;
  value_.real = number->real();
  if (!std::isfinite(value_.real)) return CellResult::wrong;
  const bool bounded = plan_.type == FieldType::share && plan_.match.figure == nullptr;
  if (bounded && (value_.real < 0.0 || value_.real > 1.0)) return CellResult::wrong;
  if (plan_.type == FieldType::weight && value_.real < 0.0) return CellResult::wrong;
  return CellResult::value;
}

CellResult ColumnReader::read_list(const Cell& cell) {
  if (cell.kind == CellKind::object) return CellResult::wrong;
  if (plan_.check_text && (cell.text.find('\0') != std::string_view::npos || !is_valid_utf8(cell.text))) {
    why_ = kNoText;
    return CellResult::wrong;
  }
  const char prefix = plan_.type == FieldType::tags ? '#' : plan_.type == FieldType::handles ? '@' : '\0';
  split_list(cell.text, cell.kind == CellKind::list ? ListStyle::joined : plan_.list, prefix, elements_);
  value_.list = elements_;
  return elements_.empty() ? CellResult::absent : CellResult::value;
}

CellResult ColumnReader::read_vector(const Cell& cell) {
  if (cell.kind == CellKind::object) return CellResult::wrong;
  split_list(cell.text, cell.kind == CellKind::list ? ListStyle::joined : plan_.list, '\0', elements_);
  vector_.clear();
  for (const std::string_view element : elements_) {
    const Mark mark = cell.kind == CellKind::text ? plan_.mark : Mark::point;
    auto real = mark == Mark::point ? parse_plain_real(element) : std::nullopt;
    if (!real) {
      const auto number = parse_number(element, mark);
      if (number) real = number->real();
    }
    if (!real || !std::isfinite(*real)) return CellResult::wrong;
    vector_.push_back(static_cast<float>(*real));
  }
  value_.vector = vector_;
  value_.real = vector_.empty() ? 0.0 : static_cast<double>(vector_.front());
  return vector_.empty() ? CellResult::absent : CellResult::value;
}

}  // namespace vouch::datasets
