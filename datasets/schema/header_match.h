// Which column of a file is which column of the data dictionary: by name, by synonym, or as a declared figure of a wide
// export. Also finds the table that a file of unknown name must be.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "datasets/schema/data_dictionary.h"
#include "datasets/schema/synonyms.h"

namespace vouch::datasets {

struct MatchedColumn {
  std::size_t at = 0;                      // its position in the file
  const Column* column = nullptr;          // of the table; nullptr: a declared figure
  const DeclaredFigure* figure = nullptr;  //
  Reading reading = Reading::plain;        //
  std::string_view currency{};             // that the header names
  bool percent = false;                    // the header has a percent sign: cells without one are percent
  bool element = false;                    // one element of a vector column
};

struct HeaderMatch {
  const Table* table = nullptr;
  std::vector<MatchedColumn> columns;     // in the file's order
  std::vector<std::string_view> missing;  // required columns that are absent, "creator_id or account_id" as one
  std::string_view key_from{};            // creators, posts, results: what the absent creator_id or owner_id comes from
  const ToolSignature* tool = nullptr;    // whose export it looks like
  [[nodiscard]] bool complete() const { return missing.empty(); }
};

/// Matches a header with a table. Of two headers with one meaning the better name counts, the other is left out.
[[nodiscard]] HeaderMatch match_header(std::span<const std::string> header, const Table& table);

/// The table whose required columns are all there and which knows most columns, at least 3; nullopt: none.
[[nodiscard]] std::optional<HeaderMatch> recognise(std::span<const std::string> header);

/// How many headers any table knows (the one that knows most counts).
[[nodiscard]] std::size_t count_known(std::span<const std::string> header);

}  // namespace vouch::datasets
