#include "datasets/records/record_maker.h"

#include <algorithm>

#include "datasets/input/encoding.h"

namespace vouch::datasets {
namespace {

using catalog::OwnerKind;
using catalog::RowProblem;

bool is_one_of(const Table& table, std::string_view column) {
  return std::find(table.one_of.begin(), table.one_of.end(), column) != table.one_of.end();
}

}  // namespace

RecordMaker::RecordMaker(const TablePlan& plan, const ReadLimits& limits) : plan_(plan), blank_(blank_record(plan.table->name)) {
  for (const ColumnPlan& one : plan.columns) {
    const Column* const column = one.match.column;
    columns_.push_back({.reader = ColumnReader(one, limits),
                        .setter = column == nullptr || one.match.element ? nullptr : find_setter(plan.table->name, column->name),
                        .required = column != nullptr && column->required});
  }
}

std::optional<RowProblem> RecordMaker::read(const Row& row) {
  record_ = blank_;
  figures_.clear();
  elements_.clear();
  one_of_found_ = false;
  for (BoundColumn& column : columns_) {
    const std::size_t at = column.reader.plan().match.at;
    if (auto problem = read_cell(column, at < row.cells.size() ? row.cells[at] : Cell{{}, CellKind::missing})) return problem;
  }
  return complete();
}

std::optional<RowProblem> RecordMaker::read_cell(BoundColumn& column, const Cell& cell) {
  const ColumnPlan& plan = column.reader.plan();
  switch (column.reader.read(cell)) {
    case CellResult::wrong: return RowProblem{plan.header, printable(cell.text), column.reader.expected()};
    case CellResult::absent:
      if (column.required) return RowProblem{plan.header, printable(cell.text), column.reader.expected()};
      return std::nullopt;
    case CellResult::value: break;
  }
  const Value& value = column.reader.value();
  if (plan.match.figure != nullptr) {
    add_figure(*plan.match.figure, value);
    return std::nullopt;
  }
  if (plan.match.element) {
    elements_.push_back(static_cast<float>(value.real));
    return std::nullopt;
  }
  one_of_found_ = one_of_found_ || is_one_of(*plan_.table, plan.match.column->name);
  if (!record_ || column.setter == nullptr) return std::nullopt;
  column.setter(*record_, value);
  if (plan.match.reading == Reading::of_creator) owner_of(*record_)->kind = OwnerKind::creator;
  if (plan.match.reading == Reading::of_brand) owner_of(*record_)->kind = OwnerKind::brand;
  return std::nullopt;
}

void RecordMaker::add_figure(const DeclaredFigure& figure, const Value& value) {
  if (figure.table == "metrics") {
    catalog::MetricRecord metric;
    metric.name = figure.name;
    metric.value = value.real;
    metric.source = plan_.source;
    figures_.emplace_back(metric);
  } else {
    catalog::AudienceShareRecord share;
    share.dimension = figure.name;
    share.value = figure.value;
    share.share = value.real;
    share.of = "followers";
    share.source = plan_.source;
    figures_.emplace_back(share);
  }
}

/// Fills what other columns imply.
std::optional<RowProblem> RecordMaker::complete() {
  if (!plan_.table->one_of.empty() && !one_of_found_) {
    std::string names;
    for (const std::string_view one : plan_.table->one_of) names += (names.empty() ? "" : " or ") + std::string(one);
    return RowProblem{std::string(plan_.table->one_of.front()), "", names};
  }
  if (!record_) return std::nullopt;
  if (!elements_.empty()) std::get<catalog::EmbeddingRecord>(*record_).values = elements_;
  if (std::holds_alternative<catalog::CreatorRecord>(*record_)) return complete_creator();
  if (std::holds_alternative<catalog::PostRecord>(*record_)) return complete_post();
  return std::nullopt;
}

std::optional<RowProblem> RecordMaker::complete_creator() {
  auto& creator = std::get<catalog::CreatorRecord>(*record_);
  if (creator.creator_id.empty()) {
    if (plan_.key_from == "handle") creator.creator_id = creator.handle;
    if (plan_.key_from == "account_id") creator.creator_id = creator.account_id;
    if (creator.creator_id.empty()) creator.creator_id = handle_of_url(creator.url);
    if (creator.creator_id.empty() || creator.creator_id.size() > 255) {
      return RowProblem{std::string(plan_.key_from), printable(creator.creator_id), "a handle or address that names the creator"};
    }
  }
  if (creator.handle.empty()) creator.handle = handle_of_url(creator.url);
  if (creator.platform.empty()) creator.platform = platform_of_url(creator.url);
  if (creator.platform.empty()) creator.platform = plan_.platform;
  for (catalog::Record& figure : figures_) {
    if (auto* const metric = std::get_if<catalog::MetricRecord>(&figure)) metric->creator_id = creator.creator_id;
    if (auto* const share = std::get_if<catalog::AudienceShareRecord>(&figure)) {
      share->owner = {creator.creator_id, OwnerKind::creator};
    }
  }
  return std::nullopt;
}

std::optional<RowProblem> RecordMaker::complete_post() {
  auto& post = std::get<catalog::PostRecord>(*record_);
  if (post.post_id.empty()) post.post_id = post_of_url(post.url);
  if (post.post_id.empty()) return RowProblem{"url", printable(post.url), "an address that names the post"};
  if (!post.owner.id.empty()) return std::nullopt;
  post.owner.id = handle_of_url(post.url);
  if (post.owner.id.empty())
    return RowProblem{std::string(plan_.key_from), printable(post.url), "an address that names the creator"};
  return std::nullopt;
}

}  // namespace vouch::datasets
