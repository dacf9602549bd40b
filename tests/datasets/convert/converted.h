// What a converter makes of a source, read back as records.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "datasets/convert/convert.h"
#include "tests/datasets/dataset_fixture.h"

namespace vouch::datasets {

struct Converted {
  core::Result<ConvertSummary> summary;
  std::vector<std::string> records;
  std::uint64_t rejected = 0;

  [[nodiscard]] std::string all() const {
    std::string text;
    for (const auto& record : records) text += record + "\n";
    return text;
  }
};

inline Converted converted(std::string_view format, const std::filesystem::path& source, const std::filesystem::path& folder,
                           const ConvertOptions& options = {}) {
  Converted result{.summary = convert(format, source, folder, options), .records = {}};
  if (!result.summary) return result;
  RecordingSink sink;
  const auto report = read_dataset(folder, {}, sink);
  EXPECT_TRUE(report) << report.error().message;
  result.records = sink.lines;
  result.rejected = report ? report->rejected : 1;
  return result;
}

}  // namespace vouch::datasets
