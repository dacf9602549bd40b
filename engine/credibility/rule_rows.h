// Rows of the credibility rules, looked up by table and name: every value that a table asks for must be there and within its
// range, and every row must have been asked for. To add a table of rules is to write a struct, a function that fills it from
// RuleRows (rules.cc) and the rows.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "engine/catalog/credibility_rule_records.h"
#include "engine/core/result.h"

namespace vouch::credibility {

/// Not thread safe; refers to the records. A value that cannot be had is 0, and finish() says why.
class RuleRows {
 public:
  /// Remembers a row that is there twice as an error.
  explicit RuleRows(const catalog::CredibilityRuleRecords& records);

  /// Rules that are asked for are of this table from now on.
  void enter(std::string_view table) { table_ = table; }
  [[nodiscard]] double number(std::string_view rule, double least, double most);
  [[nodiscard]] std::uint32_t whole(std::string_view rule, std::uint32_t least, std::uint32_t most);
  /// The value whose word the row holds.
  template <class T, std::size_t N>
  [[nodiscard]] T choice(std::string_view rule, const std::array<std::pair<std::string_view, T>, N>& words) {
    const Row* row = take(rule);
    if (row == nullptr) return T{};
    std::string expected = "one of";
    for (const auto& [word, value] : words) {
      if (word == row->value) return value;
      expected.append(expected.size() > 6 ? ", " : " ").append(word);
    }
    refuse(*row, expected);
    return T{};
  }

  /// Fails with invalid_argument: with the first row that is unknown, repeated or out of its range, else with a missing one.
  [[nodiscard]] core::Result<void> finish();

 private:
  using Row = catalog::CredibilityRuleRecord;
  struct Place {
    const Row* row = nullptr;
    bool taken = false;
  };

  [[nodiscard]] const Row* take(std::string_view rule);
  void refuse(const Row& row, const std::string& expected);
  /// Keeps the error of the lowest line.
  void keep(std::uint64_t line, std::string message);

  const catalog::CredibilityRuleRecords& records_;
  std::string table_;
  std::map<std::pair<std::string_view, std::string_view>, Place> places_;
  std::optional<std::pair<std::uint64_t, std::string>> error_;
  std::string missing_;
};

}  // namespace vouch::credibility
