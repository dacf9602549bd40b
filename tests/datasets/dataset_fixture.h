// What tests of dataset reading share: a folder with files that goes away again, and a sink that writes down each record
// as one line of text, so that an expectation can be read beside the rows that it comes from.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

#include "datasets/dataset_reader.h"
#include "engine/catalog/record_sink.h"

namespace vouch::datasets {

class TemporaryDataset {
 public:
  using Files = std::initializer_list<std::pair<std::string, std::string>>;

  explicit TemporaryDataset(Files files = {}) {
    std::string pattern = (std::filesystem::temp_directory_path() / "vouch-dataset-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
    for (const auto& [name, content] : files) write(name, content);
  }
  TemporaryDataset(const TemporaryDataset&) = delete;
  TemporaryDataset& operator=(const TemporaryDataset&) = delete;
  ~TemporaryDataset() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  void write(const std::string& name, const std::string& content) const {
    std::ofstream(path_ / name, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// "creator u followers=1000 name=Anna": kind, key and every field that is set, in the records' order of fields.
[[nodiscard]] std::string text_of(const catalog::Record& record);

/// Takes everything and writes it down.
class RecordingSink final : public catalog::RecordSink {
 public:
  core::Result<std::optional<catalog::RowProblem>> accept(const catalog::Record& record) override {
    lines.push_back(text_of(record));
    return std::nullopt;
  }
  std::vector<std::string> lines;
};

struct ReadOutcome {
  core::Result<ReadReport> report;
  std::vector<std::string> records;
  std::vector<std::string> rejects;  // as text_of(Reject)
};

/// Reads the files as one dataset.
[[nodiscard]] ReadOutcome read_files(TemporaryDataset::Files files, Locale locale = Locale::unstated);

}  // namespace vouch::datasets
