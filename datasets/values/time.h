// Times as they stand in tables: Unix seconds, ISO 8601 (no zone = UTC), German dates (30.01.2024, also with a time), dates
// with slashes, whose order belongs to the column, dates with the month's name (Jan 30, 2024; 30. Januar 2024), and
// 20240130 where every cell of the column is such a date.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vouch::datasets {

/// Order in dates with slashes. Points always mean day.month.year.
enum class DayOrder : std::uint8_t { day_first, month_first };

struct TimeStyle {
  DayOrder slashes = DayOrder::day_first;
  bool compact = false;  // eight digits are a date, not seconds
};

/// "day/month/year", "month/day/year".
[[nodiscard]] std::string_view name_of(DayOrder order);

/// Unix seconds of a cell; a date alone is its first second (UTC). nullopt: no time.
[[nodiscard]] std::optional<std::int64_t> parse_time(std::string_view cell, TimeStyle style);

/// What the cells of a column say about how its times are written.
class TimeEvidence {
 public:
  void add(std::string_view cell);
  [[nodiscard]] std::optional<DayOrder> proven() const;
  /// Whether a cell could be read in both orders and none proves one.
  [[nodiscard]] bool ambiguous() const { return !example_.empty() && !proven(); }
  [[nodiscard]] const std::string& example() const { return example_; }
  [[nodiscard]] bool has_slashes() const { return day_first_ > 0 || month_first_ > 0 || !example_.empty(); }
  [[nodiscard]] bool compact() const { return cells_ > 0 && compact_ == cells_; }

 private:
  std::uint64_t cells_ = 0;
  std::uint64_t compact_ = 0;
  std::uint64_t day_first_ = 0;
  std::uint64_t month_first_ = 0;
  std::string example_;
};

}  // namespace vouch::datasets
