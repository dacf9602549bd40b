// Finds out how a table of text is delimited, from its beginning: each candidate reads the first rows, and the one whose
// header names most known columns wins; then the one with which most rows fit their header; then the wider.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "datasets/table/csv_reader.h"

namespace vouch::datasets {

inline constexpr std::size_t kSniffedBytes = std::size_t{64} << 10;

/// How many of these column names are known.
using CountKnown = std::function<std::size_t(std::span<const std::string>)>;

/// `beginning`: the first bytes as UTF-8; `preferred`: the delimiter that the file's name promises, taken on a tie.
/// A first line `sep=X` decides alone.
[[nodiscard]] CsvDialect sniff_dialect(std::string_view beginning, char preferred, const CountKnown& count_known,
                                       const ReadLimits& limits);

}  // namespace vouch::datasets
