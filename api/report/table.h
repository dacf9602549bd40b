// A shortlist as text for a terminal: one row a creator with small bars, or one card a creator with everything. Both fit
// the width that they are given, and never hold control characters from the data.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "api/contract/answer_json.h"
#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::report {

struct TextOptions {
  std::size_t width = 100;  // columns; below 40 counts as 40
  words::Language language = words::Language::english;
};

/// A row a creator: rank, creator, score, interval, a bar and points for each signal of which something is known, the
/// rest in one column; below it the strongest reason and the first warning.
[[nodiscard]] std::string shortlist_table(const ranking::Shortlist& shortlist, const TextOptions& options);

/// A card a creator: score with interval, a bar a signal, reasons, warnings, price and expected reach.
[[nodiscard]] std::string shortlist_cards(const ranking::Shortlist& shortlist, const TextOptions& options);

/// "Why not …?" with its lines.
[[nodiscard]] std::string why_not_text(const contract::NamedWhyNot& why_not, const TextOptions& options);

/// Rows in columns as wide as their widest cell, at most `width` together; numbers go to the right. The first row is the
/// header. For inspect, check and evaluate.
struct Column {
  std::string header;
  bool number = false;
};
[[nodiscard]] std::string plain_table(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows,
                                      std::size_t width);

}  // namespace vouch::report
