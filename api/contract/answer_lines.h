// Answers as lines for other programs: CSV for spreadsheets, TREC runs for evaluation. Both are the same in all languages
// but for the texts of reasons and warnings; numbers have a decimal point.
//
// TREC: `query Q0 document rank score tag`, score = count - rank + 1. Ids may hold anything, columns may not: blanks
// (Unicode's as well), controls, a '#' in front and every %XX already there are written as %XX of their bytes, so that
// decoding gives the id back; all other ids stand as they are.
#pragma once

#include <string>
#include <string_view>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::contract {

/// The names of the columns, with a line feed.
[[nodiscard]] std::string csv_header();
/// A line a creator (RFC 4180). A text that a spreadsheet would take for a formula (= + - @, tab, return in front) gets an
/// apostrophe before it; unknown figures are empty.
[[nodiscard]] std::string csv_lines(const ranking::Shortlist& shortlist, words::Language language);

/// An id as it stands in a TREC file, and back.
[[nodiscard]] std::string trec_id(std::string_view id);
[[nodiscard]] std::string id_of_trec(std::string_view column);

/// The run of one query. Requires a tag without blanks.
[[nodiscard]] std::string trec_lines(std::string_view query, const ranking::Ranking& ranking, std::string_view tag);
[[nodiscard]] std::string trec_lines(std::string_view query, const ranking::Shortlist& shortlist, std::string_view tag);

}  // namespace vouch::contract
