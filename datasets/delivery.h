// The second pass: rows of planned files become records and go to the sink, in the order that the sink asks for.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "datasets/file_plan.h"
#include "datasets/reject_book.h"
#include "engine/catalog/record_sink.h"

namespace vouch::datasets {

class Delivery {
 public:
  /// `on_progress` gets stored bytes and rows since the last call.
  using OnProgress = std::function<void(const FilePlan& plan, std::uint64_t bytes, std::uint64_t rows)>;

  Delivery(const ReadOptions& options, catalog::RecordSink& sink, std::vector<FilePlan>& plans, OnProgress on_progress);

  /// Hands over every table, the dictionary's order. Fails with what a stream or the sink fails with, at the first reject
  /// where strict.
  [[nodiscard]] core::Result<bool> deliver_all();
  /// Creators taken so far.
  [[nodiscard]] std::uint64_t creators() const { return creators_; }

 private:
  [[nodiscard]] core::Result<bool> deliver(std::size_t index);
  [[nodiscard]] core::Result<bool> replay(FilePlan& plan);
  [[nodiscard]] core::Result<bool> deliver_rows(std::size_t index, RejectBook& book);
  [[nodiscard]] core::Result<bool> deliver_figures(std::size_t index, std::string_view table);
  [[nodiscard]] core::Result<bool> deliver_owners(std::size_t index);
  [[nodiscard]] core::Result<bool> learn_brands();
  [[nodiscard]] core::Result<bool> hand_over(const FilePlan& plan, const catalog::Record& record, std::uint64_t line,
                                             RejectBook& book, bool& taken);

  const ReadOptions& options_;
  catalog::RecordSink& sink_;
  std::vector<FilePlan>& plans_;
  OnProgress on_progress_;
  bool learns_owners_ = false;                              // some file makes owners: ids must be remembered
  std::unordered_set<std::string> owners_;                  // ids of creators and brands, where they must be
  std::vector<std::vector<std::uint64_t>> rejected_lines_;  // of files with figures
  std::uint64_t creators_ = 0;
};

}  // namespace vouch::datasets
