// A text as a cell of a CSV line (RFC 4180), safe to open in a spreadsheet.
#pragma once

#include <string>
#include <string_view>

namespace vouch::contract {

/// Appends the cell, in quotes where it needs them. A text that a spreadsheet would take for a formula (= + - @, tab, return
/// in front) gets an apostrophe before it.
void append_csv_cell(std::string& line, std::string_view text);

}  // namespace vouch::contract
