// One table of published research data: tabs between fields, no quotes, names in the first line. Streams, plain or
// compressed; memory is one buffer.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "datasets/convert/research_lines.h"

namespace vouch::datasets {

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
  /// "FILE:LINE: found …, expected …" as an error of code corrupt.
  [[nodiscard]] tl::unexpected<core::Error> wrong(const std::string& found, const std::string& expected) const {
    return lines_.wrong(found, expected);
  }

 private:
  explicit ResearchTable(ResearchLines lines) : lines_(std::move(lines)) {}
  void split_line();

  ResearchLines lines_;
  std::vector<std::string_view> fields_;
  std::vector<std::size_t> places_;
  std::size_t width_ = 0;
};

}  // namespace vouch::datasets
