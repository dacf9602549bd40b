// The pieces of a page: escaped text, the style sheet, and the drawings (SVG). Whatever comes from data passes `escaped`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::report {

/// For text and for attribute values in quotes: & < > " ' become entities, control characters blanks.
[[nodiscard]] std::string escaped(std::string_view text);

/// The whole style sheet, with print rules; needs nothing from outside.
[[nodiscard]] std::string_view style_sheet();

/// Definitions that the drawings share: one hatch a signal. Once a page.
[[nodiscard]] std::string drawing_defs();

/// The contributions as one stacked bar over 0..100, the interval as a line below, the score as its mark.
[[nodiscard]] std::string stacked_bar(const ranking::RankedCreator& entry, words::Language language);

/// A strength from 0 to 1 with its interval.
[[nodiscard]] std::string strength_bar(const ranking::SignalScore& signal);

/// A square in the signal's colour, hatched where unknown.
[[nodiscard]] std::string swatch(ranking::Signal signal, bool unknown);

}  // namespace vouch::report
