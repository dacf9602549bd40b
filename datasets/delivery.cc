#include "datasets/delivery.h"

#include <algorithm>

#include "datasets/schema/synonyms.h"

namespace vouch::datasets {
namespace {

using core::fail;
using core::Result;

constexpr std::uint64_t kRowsPerProgress = 4096;

/// What the file calls the dictionary's column.
std::string header_of(const FilePlan& plan, const std::string& column) {
  for (const ColumnPlan& one : plan.table.columns) {
    if (one.match.column != nullptr && one.match.column->name == column) return one.header;
  }
  return column;
}

/// Rows of a file, with progress told on the way.
class Rows {
 public:
  /// `on_progress` nullptr: nobody is told.
  Rows(const FilePlan& plan, const ReadOptions& options, const Delivery::OnProgress* on_progress)
      : plan_(plan), options_(options), on_progress_(on_progress) {}

  Result<const Row*> next() {
    if (!table_.rows) {
      auto opened = open_table(plan_.file, plan_.format, options_.limits, nullptr);
      if (!opened) return fail(opened.error());
      table_ = std::move(*opened);
    }
    auto row = table_.rows->next();
    if (!row) return row;
    if (*row != nullptr) ++rows_;
    if (*row == nullptr || rows_ == kRowsPerProgress) report();
    return row;
  }

 private:
  void report() {
    const std::uint64_t bytes = table_.bytes->stored_bytes_read();
    if (on_progress_ != nullptr) (*on_progress_)(plan_, bytes - reported_, rows_);
    reported_ = bytes;
    rows_ = 0;
  }

  const FilePlan& plan_;
  const ReadOptions& options_;
  const Delivery::OnProgress* on_progress_;
  OpenTable table_;
  std::uint64_t reported_ = 0;
  std::uint64_t rows_ = 0;
};

}  // namespace

Delivery::Delivery(const ReadOptions& options, catalog::RecordSink& sink, std::vector<FilePlan>& plans, OnProgress on_progress)
    : options_(options), sink_(sink), plans_(plans), on_progress_(std::move(on_progress)), rejected_lines_(plans.size()) {
  learns_owners_ = std::any_of(plans.begin(), plans.end(), [](const FilePlan& one) { return one.readable && one.makes_owners; });
}

Result<bool> Delivery::deliver_all() {
  for (const Table& table : data_dictionary()) {
    for (std::size_t i = 0; i < plans_.size(); ++i) {
      if (!plans_[i].readable || plans_[i].table.table != &table) continue;
      if (const auto done = deliver(i); !done) return done;
    }
    if (table.name == "creators" && learns_owners_) {
      if (const auto done = learn_brands(); !done) return done;
      for (std::size_t i = 0; i < plans_.size(); ++i) {
        if (!plans_[i].readable || !plans_[i].makes_owners) continue;
        if (const auto done = deliver_owners(i); !done) return done;
      }
    }
    for (std::size_t i = 0; i < plans_.size(); ++i) {
      if (!plans_[i].readable || !plans_[i].has_figures) continue;
      if (const auto done = deliver_figures(i, table.name); !done) return done;
    }
  }
  return true;
}

Result<bool> Delivery::hand_over(const FilePlan& plan, const catalog::Record& record, std::uint64_t line, RejectBook& book,
                                 bool& taken) {
  auto problem = sink_.accept(record);
  if (!problem) return fail(problem.error());
  taken = !problem->has_value();
  if (taken) return true;
  return book.add({.file = plan.file.name,
                   .line = line,
                   .column = header_of(plan, (*problem)->column),
                   .found = (*problem)->found,
                   .expected = (*problem)->expected});
}

/// A file that the sink remembers is not read, one that it is to remember is read between begin_file and end_file.
Result<bool> Delivery::deliver(std::size_t index) {
  FilePlan& plan = plans_[index];
  if (plan.recalled) {
    const auto replayed = replay(plan);
    if (!replayed || *replayed) return replayed;
    const auto known = plan.known;
    auto made = plan_file(plan.file, options_, [](std::uint64_t) {});
    if (!made) return fail(made.error());
    plan = std::move(*made);
    plan.known = known;
    if (!plan.problems.empty()) return fail(plan.problems.front());
  }
  if (!plan.known) {
    RejectBook book(options_, plan.report);
    return deliver_rows(index, book);
  }
  std::vector<Reject> rejects;
  ReadOptions noting = options_;
  noting.on_reject = [&](const Reject& reject) {
    if (rejects.size() <= kMostRejectsKept) rejects.push_back(reject);
    if (options_.on_reject) options_.on_reject(reject);
  };
  RejectBook book(noting, plan.report);
  sink_.begin_file(plan.known->identity);
  if (const auto done = deliver_rows(index, book); !done) return done;
  const bool fit = rejects.size() <= kMostRejectsKept && plan.known->unchanged(plan.file.path);
  const auto ended = sink_.end_file(fit ? std::optional(encode_notes(plan.report, rejects)) : std::nullopt);
  if (!ended) return fail(ended.error());
  return true;
}

/// False where the file has to be read after all.
Result<bool> Delivery::replay(FilePlan& plan) {
  auto replayed = sink_.replay(plan.known->identity);
  if (!replayed || !*replayed) return replayed;
  RejectBook book(options_, plan.report);
  for (const Reject& reject : plan.recalled->rejects) {
    if (const auto added = book.add(reject); !added) return added;
  }
  return true;
}

Result<bool> Delivery::deliver_rows(std::size_t index, RejectBook& book) {
  FilePlan& plan = plans_[index];
  RecordMaker maker(plan.table, options_.limits);
  Rows rows(plan, options_, &on_progress_);
  for (;;) {
    const auto row = rows.next();
    if (!row) return fail(row.error());
    if (*row == nullptr) return true;
    ++plan.report.rows;
    const std::uint64_t line = (*row)->line;
    bool taken = false;
    Result<bool> done = true;
    if ((*row)->bad()) {
      done = book.add({plan.file.name, line, {}, std::string((*row)->found), std::string((*row)->expected)});
    } else if (auto problem = maker.read(**row)) {
      done =
          book.add({plan.file.name, line, std::move(problem->column), std::move(problem->found), std::move(problem->expected)});
    } else if (maker.record() == nullptr) {
      taken = true;
    } else {
      done = hand_over(plan, *maker.record(), line, book, taken);
    }
    if (!done) return done;
    if (!taken) {
      if (plan.has_figures) rejected_lines_[index].push_back(line);
      continue;
    }
    if (const auto* creator = maker.record() != nullptr ? std::get_if<catalog::CreatorRecord>(maker.record()) : nullptr) {
      ++creators_;
      if (learns_owners_) owners_.emplace(creator->creator_id);
    }
  }
}

/// Reads a creators file once more for the declared figures of one table, leaving out rows that were rejected.
Result<bool> Delivery::deliver_figures(std::size_t index, std::string_view table) {
  FilePlan& plan = plans_[index];
  const bool any = std::any_of(plan.table.columns.begin(), plan.table.columns.end(), [table](const ColumnPlan& one) {
    return one.match.figure != nullptr && one.match.figure->table == table;
  });
  if (!any) return true;
  RejectBook book(options_, plan.report);
  RecordMaker maker(plan.table, options_.limits);
  Rows rows(plan, options_, &on_progress_);
  const auto& rejected = rejected_lines_[index];
  for (;;) {
    const auto row = rows.next();
    if (!row) return fail(row.error());
    if (*row == nullptr) return true;
    const std::uint64_t line = (*row)->line;
    if (std::binary_search(rejected.begin(), rejected.end(), line) || (*row)->bad() || maker.read(**row)) continue;
    for (const catalog::Record& figure : maker.figures()) {
      const bool is_metric = std::holds_alternative<catalog::MetricRecord>(figure);
      if (is_metric != (table == "metrics")) continue;
      bool taken = false;
      if (const auto done = hand_over(plan, figure, line, book, taken); !done) return done;
    }
  }
}

/// Hands over a creator for each owner of these posts that no file names as creator or brand.
Result<bool> Delivery::deliver_owners(std::size_t index) {
  FilePlan& plan = plans_[index];
  RejectBook book(options_, plan.report);
  RecordMaker maker(plan.table, options_.limits);
  Rows rows(plan, options_, &on_progress_);
  for (;;) {
    const auto row = rows.next();
    if (!row) return fail(row.error());
    if (*row == nullptr) return true;
    if ((*row)->bad() || maker.read(**row)) continue;
    const auto& post = std::get<catalog::PostRecord>(*maker.record());
    if (post.owner.kind == catalog::OwnerKind::brand || !owners_.emplace(post.owner.id).second) continue;
    catalog::CreatorRecord creator;
    creator.creator_id = post.owner.id;
    creator.handle = post.owner.id;
    creator.platform = platform_of_url(post.url);
    if (creator.platform.empty()) creator.platform = plan.table.platform;
    bool taken = false;
    if (const auto done = hand_over(plan, creator, (*row)->line, book, taken); !done) return done;
    creators_ += taken ? 1 : 0;
  }
}

Result<bool> Delivery::learn_brands() {
  for (const FilePlan& plan : plans_) {
    if (!plan.readable || plan.table.table->name != "brands") continue;
    RecordMaker maker(plan.table, options_.limits);
    Rows rows(plan, options_, nullptr);
    for (;;) {
      const auto row = rows.next();
      if (!row) return fail(row.error());
      if (*row == nullptr) break;
      if ((*row)->bad() || maker.read(**row)) continue;
      owners_.emplace(std::get<catalog::BrandRecord>(*maker.record()).brand_id);
    }
  }
  return true;
}

}  // namespace vouch::datasets
