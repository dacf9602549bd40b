// A dataset in memory, row by row as the reader made them: what attacks change and builds take. A value: a copy shares the
// texts and may be changed without the original noticing. About 100 bytes a row and the texts once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "datasets/dataset_reader.h"
#include "engine/catalog/record_sink.h"
#include "engine/catalog/records.h"
#include "engine/core/result.h"

namespace vouch::experiments {

/// Texts that rows point to; they stay where they are.
class TextStore {
 public:
  [[nodiscard]] std::string_view keep(std::string_view text);
  [[nodiscard]] catalog::Strings keep(catalog::Strings texts);
  [[nodiscard]] std::span<const float> keep(std::span<const float> values);

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::vector<std::unique_ptr<std::string_view[]>> lists_;
  std::vector<std::unique_ptr<float[]>> numbers_;
  std::size_t left_ = 0;
  char* next_ = nullptr;
};

class DatasetRows {
 public:
  template <class Row>
  [[nodiscard]] const std::vector<Row>& of() const {
    return std::get<std::vector<Row>>(rows_);
  }
  template <class Row>
  [[nodiscard]] std::vector<Row>& of() {
    return std::get<std::vector<Row>>(rows_);
  }
  /// A store for new texts that lives as long as this and every copy made from now on.
  [[nodiscard]] TextStore& new_texts();
  /// Appends a copy of the record, its texts kept in the store of this dataset.
  void add(const catalog::Record& record, TextStore& texts);

  /// Hands all rows over in the order that sinks ask for; returns how many were not taken. Fails as the sink does.
  [[nodiscard]] core::Result<std::uint64_t> deliver(catalog::RecordSink& sink) const;

 private:
  template <class Row>
  using Rows = std::vector<Row>;
  std::tuple<Rows<catalog::CreatorRecord>, Rows<catalog::BrandRecord>, Rows<catalog::ProfileRecord>, Rows<catalog::AccountRecord>,
             Rows<catalog::PersonRecord>, Rows<catalog::AudienceEventRecord>, Rows<catalog::AudienceShareRecord>,
             Rows<catalog::MetricRecord>, Rows<catalog::PostRecord>, Rows<catalog::CommentRecord>,
             Rows<catalog::CollaborationRecord>, Rows<catalog::EmbeddingRecord>, Rows<catalog::OverlapRecord>,
             Rows<catalog::FollowerHistoryRecord>>
      rows_;
  std::vector<std::shared_ptr<TextStore>> texts_;
};

/// Reads a dataset. Fails as datasets::read_dataset.
[[nodiscard]] core::Result<DatasetRows> read_rows(const std::filesystem::path& folder, const datasets::ReadOptions& options = {});

}  // namespace vouch::experiments
