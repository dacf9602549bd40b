#include "engine/credibility/rule_rows.h"

#include <charconv>

#include "engine/core/error.h"

namespace vouch::credibility {
namespace {

constexpr std::size_t kShown = 40;  // bytes of a value in a message

std::string shown(std::string_view text) {
  std::string printable;
  for (const char c : text.substr(0, kShown)) printable += c < ' ' || c == '\x7F' ? '?' : c;
  return printable;
}

std::string text_of(double number) {
  std::array<char, 32> text{};
  const auto [end, code] = std::to_chars(text.data(), text.data() + text.size(), number);
  return code == std::errc() ? std::string(text.data(), end) : std::string();
}

/// The number that is all of a text, in the notation of C, without a plus and spaces.
template <class T>
std::optional<T> parsed(const std::string& text) {
  T value{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

RuleRows::RuleRows(const catalog::CredibilityRuleRecords& records) : records_(records) {
  for (const Row& row : records.rows) {
    const auto [place, is_new] = places_.try_emplace({row.table, row.rule}, Place{.row = &row});
    if (is_new) continue;
    const Row& later = row.line > place->second.row->line ? row : *place->second.row;
    keep(later.line, "rule: found '" + shown(row.rule) + "' of " + shown(row.table) + " again, expected one row a rule");
  }
}

double RuleRows::number(std::string_view rule, double least, double most) {
  const Row* row = take(rule);
  if (row == nullptr) return 0.0;
  const auto value = parsed<double>(row->value);
  if (value && *value >= least && *value <= most) return *value;  // false for what is no number
  refuse(*row, "a number from " + text_of(least) + " to " + text_of(most));
  return 0.0;
}

std::uint32_t RuleRows::whole(std::string_view rule, std::uint32_t least, std::uint32_t most) {
  const Row* row = take(rule);
  if (row == nullptr) return 0;
  const auto value = parsed<std::uint32_t>(row->value);
  if (value && *value >= least && *value <= most) return *value;
  refuse(*row, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return 0;
}

core::Result<void> RuleRows::finish() {
  for (const auto& [name, place] : places_) {
    if (place.taken) continue;
    keep(place.row->line, "rule: found '" + shown(name.second) + "' of " + shown(name.first) +
                              ", expected a rule that docs/reference/rules.md names");
  }
  if (!error_ && missing_.empty()) return {};
  std::string where = records_.file;
  if (error_ && error_->first > 0) where.append(":").append(std::to_string(error_->first));
  return core::fail(core::ErrorCode::invalid_argument, where + ": " + (error_ ? error_->second : missing_));
}

const RuleRows::Row* RuleRows::take(std::string_view rule) {
  const auto place = places_.find({table_, rule});
  if (place == places_.end()) {
    if (missing_.empty()) missing_ = "found no row " + table_ + "," + std::string(rule) + ", expected one";
    return nullptr;
  }
  place->second.taken = true;
  return place->second.row;
}

void RuleRows::refuse(const Row& row, const std::string& expected) {
  keep(row.line, "value: found '" + shown(row.value) + "', expected " + expected + " for " + row.rule + " of " + row.table);
}

void RuleRows::keep(std::uint64_t line, std::string message) {
  if (!error_ || line < error_->first) error_.emplace(line, std::move(message));
}

}  // namespace vouch::credibility
