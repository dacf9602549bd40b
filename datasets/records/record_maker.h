// Makes the record of a row: every matched column is read as its type, the first cell that is not makes the row a
// reject. The record's texts point into the row and the maker, and live until the next row.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "datasets/records/record_bindings.h"
#include "engine/catalog/record_sink.h"

namespace vouch::datasets {

/// All that is known about a table before its rows are read.
struct TablePlan {
  const Table* table = nullptr;
  std::vector<ColumnPlan> columns;
  std::string_view key_from{};  // see HeaderMatch
  std::string_view platform{};  // of the tool that wrote it, for rows without one
  std::string_view source{};    // the tool's name, for declared figures
};

class RecordMaker {
 public:
  RecordMaker(const TablePlan& plan, const ReadLimits& limits);

  /// Reads the row. Returns what is wrong with it; nullopt: record() is complete.
  [[nodiscard]] std::optional<catalog::RowProblem> read(const Row& row);
  /// nullptr: the table has no records.
  [[nodiscard]] const catalog::Record* record() const { return record_ ? &*record_ : nullptr; }
  /// The declared figures of the row just read, as records of their own.
  [[nodiscard]] std::span<const catalog::Record> figures() const { return figures_; }

 private:
  struct BoundColumn {
    ColumnReader reader;
    Setter setter = nullptr;
    bool required = false;
  };

  [[nodiscard]] std::optional<catalog::RowProblem> read_cell(BoundColumn& column, const Cell& cell);
  void add_figure(const DeclaredFigure& figure, const Value& value);
  [[nodiscard]] std::optional<catalog::RowProblem> complete();
  [[nodiscard]] std::optional<catalog::RowProblem> complete_creator();
  [[nodiscard]] std::optional<catalog::RowProblem> complete_post();

  TablePlan plan_;
  std::vector<BoundColumn> columns_;
  std::optional<catalog::Record> blank_;
  std::optional<catalog::Record> record_;
  std::vector<catalog::Record> figures_;
  std::vector<float> elements_;  // of a vector column spread over several
  bool one_of_found_ = false;
};

}  // namespace vouch::datasets
