// Truth values, ids and lists in cells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vouch::datasets {

/// true/false, 1/0, yes/no, ja/nein, wahr/falsch, y/n, t/f, in any case. nullopt: none of these.
[[nodiscard]] std::optional<bool> parse_truth(std::string_view cell);

/// Whether a spreadsheet has turned a long number into this ("1,78414E+16"): the id behind it is lost.
[[nodiscard]] bool is_destroyed_id(std::string_view id);

/// How the elements of a list column are set apart: belongs to the whole column.
enum class ListStyle : std::uint8_t { comma, bar, space, joined };  // joined: by kListSeparator, from NDJSON

/// The elements, spaces around them and empty ones left out; `prefix` (such as '#') is taken off each, '\0': none.
/// They point into the cell.
void split_list(std::string_view cell, ListStyle style, char prefix, std::vector<std::string_view>& elements);

/// Lower case ASCII letters and digits, everything between them as one '_', German letters as ae, oe, ue, ss: how headers
/// are compared. "Ø Engagement-Rate (%)" gives "avg_engagement_rate". `text` is UTF-8.
[[nodiscard]] std::string folded_name(std::string_view text);

/// The cell without spaces around it.
[[nodiscard]] std::string_view without_spaces(std::string_view cell);

}  // namespace vouch::datasets
