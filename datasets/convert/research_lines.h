// The lines of a published research file. Streams, plain or compressed; memory is one buffer, which grows to the longest
// line. What reads tables, lists or any other layout by line stands on this.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "datasets/convert/convert.h"
#include "datasets/input/byte_source.h"
#include "engine/core/result.h"

namespace vouch::datasets {

using ConvertProgressCall = std::function<void(const ConvertProgress&)>;

/// A source file, opened, and its name as messages say it.
struct ResearchFile {
  std::string shown_as;
  OpenedFile file;
};

/// Opens NAME, NAME.xz, NAME.gz or NAME.zst of the folder, whichever is there. Fails with not_found, naming the file.
[[nodiscard]] core::Result<ResearchFile> open_research_file(const std::filesystem::path& folder, std::string_view name);

class ResearchLines {
 public:
  /// Fails as open_research_file does.
  [[nodiscard]] static core::Result<ResearchLines> open(const std::filesystem::path& folder, std::string_view name,
                                                        ConvertProgressCall progress = {});

  /// Goes to the next line; false at the end. Fails with corrupt, naming file and line.
  [[nodiscard]] core::Result<bool> next();
  /// The current line without its end. Valid until next().
  [[nodiscard]] std::string_view line() const { return line_; }
  /// "FILE:LINE: found …, expected …" as an error of code corrupt.
  [[nodiscard]] tl::unexpected<core::Error> wrong(const std::string& found, const std::string& expected) const;

 private:
  ResearchLines(ResearchFile file, ConvertProgressCall progress);
  [[nodiscard]] core::Result<void> fill();

  std::string shown_as_;
  OpenedFile file_;
  ConvertProgressCall progress_;
  std::string buffer_;  // [begin_, end_) is unread
  std::size_t begin_ = 0, end_ = 0;
  bool ended_ = false;
  std::string_view line_;
  std::uint64_t line_number_ = 0;
};

}  // namespace vouch::datasets
