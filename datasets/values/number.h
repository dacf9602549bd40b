// Numbers as people and tools write them: 1.234.567, 1,234,567, 1'234, 12,5 %, 1,2 Mio., 850 Tsd., 45.3K, 1.200 €, 1e-5.
// Which of point and comma is the decimal mark belongs to a column, not to a cell: MarkEvidence looks at all its cells,
// then every cell is read with the mark decided. Values are exact: digits and a power of ten, until a type is asked for.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vouch::datasets {

enum class Mark : std::uint8_t { point, comma };

/// "decimal point", "decimal comma".
[[nodiscard]] std::string_view name_of(Mark mark);

struct Number {
  static constexpr std::size_t kMaxDigits = 40;
  std::array<char, kMaxDigits> digits{};  // no leading zeros; none at all is zero
  std::uint8_t size = 0;
  int exponent = 0;  // value = digits * 10^exponent
  bool negative = false;
  bool percent = false;         // already counted in the exponent
  std::string_view currency{};  // "EUR", "USD", "GBP", "CHF" where the cell names it

  /// Exact, nullopt where there is a fraction or it does not fit.
  [[nodiscard]] std::optional<std::int64_t> whole(int shift = 0) const;
  /// The double nearest to the value.
  [[nodiscard]] double real() const;
};

/// Reads a cell with the mark given. nullopt: no number, more than kMaxDigits digits, or not with this mark.
[[nodiscard]] std::optional<Number> parse_number(std::string_view cell, Mark mark);

/// A whole number without marks and units: what nearly all cells are. nullopt: look closer.
[[nodiscard]] inline std::optional<std::int64_t> parse_plain_whole(std::string_view cell) {
  if (cell.empty() || cell.size() > 18) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : cell) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// A cell of a number, truth or time column that stands for "nothing": empty, "-", "n/a", "null", "k. A." and the like.
[[nodiscard]] bool is_blank_value(std::string_view cell);

/// What the cells of a column say about its decimal mark.
class MarkEvidence {
 public:
  void add(std::string_view cell);

  /// The mark that more cells prove; nullopt where none or as many for each do.
  [[nodiscard]] std::optional<Mark> proven() const;
  /// Whether reading needs a mark that no cell proves. A cell of a column without any mark reads the same either way.
  [[nodiscard]] bool ambiguous() const { return !proven() && (!example_.empty() || (points_ > 0 && commas_ > 0)); }
  /// A cell that could be read both ways (or one of the contradicting ones).
  [[nodiscard]] const std::string& example() const { return example_.empty() ? contradiction_ : example_; }
  /// Whether any cell has a mark at all.
  [[nodiscard]] bool has_marks() const { return points_ > 0 || commas_ > 0 || !example_.empty(); }

 private:
  std::uint64_t points_ = 0;
  std::uint64_t commas_ = 0;
  std::string example_;
  std::string contradiction_;
};

}  // namespace vouch::datasets
