// One table of published research data: tabs between fields, no quotes, names in the first line. Streams, plain or
// compressed; memory is one buffer.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "datasets/convert/convert.h"
#include "datasets/input/byte_source.h"
#include "engine/core/result.h"

namespace vouch::datasets {

using ConvertProgressCall = std::function<void(const ConvertProgress&)>;

class ResearchTable {
 public:
  /// Opens NAME, NAME.xz, NAME.gz or NAME.zst of the folder, whichever is there. `columns` are those that will be read.
  /// Fails with not_found (no such file) and corrupt (a column is missing), naming the file.
  [[nodiscard]] static core::Result<ResearchTable> open(const std::filesystem::path& folder, std::string_view name,
                                                        std::span<const std::string_view> columns,
                                                        ConvertProgressCall progress = {});

  /// Goes to the next row; false at the end. Fails with corrupt, naming file and line.
  [[nodiscard]] core::Result<bool> next();
  /// A field of the current row by the column's place among those asked for. Valid until next().
  [[nodiscard]] std::string_view cell(std::size_t column) const { return fields_[places_[column]]; }

 private:
  ResearchTable(std::string shown_as, OpenedFile file, ConvertProgressCall progress);
  [[nodiscard]] core::Result<bool> next_line();
  [[nodiscard]] core::Result<void> fill();
  void split_line();
  [[nodiscard]] tl::unexpected<core::Error> wrong(const std::string& found, const std::string& expected) const;

  std::string shown_as_;
  OpenedFile file_;
  ConvertProgressCall progress_;
  std::string buffer_;  // [begin_, end_) is unread
  std::size_t begin_ = 0, end_ = 0;
  bool ended_ = false;
  std::string_view line_;
  std::uint64_t line_number_ = 0;
  std::vector<std::string_view> fields_;
  std::vector<std::size_t> places_;
  std::size_t width_ = 0;
};

}  // namespace vouch::datasets
