// What the cells of one column say about how the column is written, gathered over the whole of it, and the decision made
// from that: decimal mark, order of dates, percent without sign, list separator.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "datasets/dataset_reader.h"
#include "datasets/records/column_reader.h"

namespace vouch::datasets {

class ColumnEvidence {
 public:
  /// Looks for everything: the type is not known yet.
  ColumnEvidence() = default;
  explicit ColumnEvidence(FieldType type);

  /// Whether columns of that type have anything to decide.
  [[nodiscard]] static bool is_needed(FieldType type);

  void add(const Cell& cell);

  [[nodiscard]] const MarkEvidence& marks() const { return marks_; }
  [[nodiscard]] const TimeEvidence& times() const { return times_; }
  [[nodiscard]] bool has_bar() const { return has_bar_; }
  /// Whether more than half of the numbers without a percent sign are above the bound (0.25 or 1).
  [[nodiscard]] bool mostly_above(double bound) const;

 private:
  void add_share(const Cell& cell);

  bool looks_at_marks_ = true;
  bool looks_at_times_ = true;
  bool looks_at_bars_ = true;
  bool looks_at_shares_ = true;
  MarkEvidence marks_;
  TimeEvidence times_;
  bool has_bar_ = false;
  std::uint64_t unsigned_cells_ = 0;
  std::uint64_t above_quarter_ = 0;
  std::uint64_t above_one_ = 0;
};

/// The mark that all columns of a file with proof agree on; nullopt: none has proof, or they disagree.
[[nodiscard]] std::optional<Mark> mark_of_file(std::span<const ColumnEvidence> columns);

/// Writes the decisions into the plan and says them in `reading`. A column that its own cells leave open follows the other
/// columns of its file, then the locale. Returns the question where that does not decide either.
[[nodiscard]] std::optional<std::string> decide(const ColumnEvidence& evidence, std::optional<Mark> of_file, Locale locale,
                                                ColumnPlan& plan, std::string& reading);

}  // namespace vouch::datasets
