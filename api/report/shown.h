// What every form of a shortlist shows, decided once: how a creator is called, points that still add up with one digit,
// which signals get a place of their own, price, reach and the line of provenance.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::report {

/// Name, handle or id: the first that is known.
[[nodiscard]] std::string title_of(const ranking::CreatorCard& creator);
/// "@handle · instagram · DE · food · 45.3K followers", as far as known, without what the title says.
[[nodiscard]] std::string subtitle_of(const ranking::CreatorCard& creator, words::Language language);
/// The brand's name, its id, or "–".
[[nodiscard]] std::string title_of(const ranking::BrandCard& brand);

/// Contributions in tenths of a point that sum to the score in tenths, as entry.signals are ordered. Empty without a score.
[[nodiscard]] std::vector<std::int64_t> tenths_of(const ranking::RankedCreator& entry);
/// The score in tenths, rounded half up.
[[nodiscard]] std::int64_t tenths(std::int64_t thousandths);
/// 834 -> "83,4" / "83.4".
[[nodiscard]] std::string tenths_text(std::int64_t tenths, words::Language language);

/// "€1,200 net"; empty where unknown.
[[nodiscard]] std::string price_of(const ranking::CreatorCard& creator, words::Language language);
/// The figure `expected_reach` in the evidence of any signal; empty where there is none.
[[nodiscard]] std::string expected_reach_of(const ranking::RankedCreator& entry, words::Language language);

/// Signals with a weight, and those of them of which something is known for at least one creator on the list.
[[nodiscard]] std::vector<ranking::Signal> weighted_signals(const ranking::Shortlist& shortlist);
[[nodiscard]] std::vector<ranking::Signal> known_signals(const ranking::Shortlist& shortlist);

/// "1,843 creators looked at, 310 left out: country 300, partner 10".
[[nodiscard]] std::string filter_line(const ranking::Shortlist& shortlist, words::Language language);
/// How many passed the filters.
[[nodiscard]] std::int64_t ranked_of(const ranking::Shortlist& shortlist);
/// "Rank 77 of 90, 51.2 points; the last one listed has 62.0", or the filter that took it out; then what costs it most.
[[nodiscard]] std::vector<std::string> why_not_lines(const ranking::WhyNot& answer, words::Language language);

}  // namespace vouch::report
