// One column of a file, as decided over the whole of it, reading cell after cell into a typed value.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "datasets/limits.h"
#include "datasets/schema/header_match.h"
#include "datasets/table/table_reader.h"
#include "datasets/values/number.h"
#include "datasets/values/texts.h"
#include "datasets/values/time.h"

namespace vouch::datasets {

/// What was decided about a column.
struct ColumnPlan {
  MatchedColumn match;
  std::string header;  // as the file has it
  FieldType type = FieldType::text;
  Mark mark = Mark::point;
  TimeStyle time{};
  ListStyle list = ListStyle::space;
  bool percent = false;     // shares without a sign are percent
  bool check_text = false;  // the file holds NUL or broken UTF-8 somewhere: look at every cell
};

/// A cell as its column's type has it; only the fields of that type are set. Texts and lists point into the row or the
/// reader and live until its next read().
struct Value {
  std::string_view text;
  std::int64_t whole = 0;
  double real = 0.0;
  bool truth = false;
  std::uint8_t choice = 0;  // position of the meaning among the column's choices
  std::string_view currency;
  std::span<const std::string_view> list;
  std::span<const float> vector;
};

enum class CellResult : std::uint8_t { value, absent, wrong };

class ColumnReader {
 public:
  ColumnReader(ColumnPlan plan, const ReadLimits& limits) : plan_(std::move(plan)), id_bytes_(limits.id_bytes) {}

  [[nodiscard]] CellResult read(const Cell& cell);
  [[nodiscard]] const Value& value() const { return value_; }
  [[nodiscard]] const ColumnPlan& plan() const { return plan_; }
  /// What the cell should have been, after read() gave wrong.
  [[nodiscard]] std::string expected() const;

 private:
  [[nodiscard]] CellResult read_scalar(const Cell& cell);
  [[nodiscard]] CellResult read_text(const Cell& cell);
  [[nodiscard]] CellResult read_id(const Cell& cell);
  [[nodiscard]] CellResult read_word(std::string_view text);
  [[nodiscard]] CellResult read_choice(std::string_view text);
  [[nodiscard]] CellResult read_count(const Cell& cell);
  [[nodiscard]] CellResult read_cents(const Cell& cell);
  [[nodiscard]] CellResult read_real(const Cell& cell);
  [[nodiscard]] CellResult read_list(const Cell& cell);
  [[nodiscard]] CellResult read_vector(const Cell& cell);
  [[nodiscard]] std::optional<Number> number_in(const Cell& cell) const;

  ColumnPlan plan_;
  std::size_t id_bytes_;
  Value value_;
  std::string last_word_;   // read_word and read_choice: most cells repeat the one before
  std::string last_named_;  // what read_word made of it
  bool last_known_ = false;
  std::vector<std::string_view> elements_;
  std::vector<float> vector_;
  std::string_view why_;  // more exact than the type's expected text
};

}  // namespace vouch::datasets
