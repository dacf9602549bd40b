// The drawings of the set report's page, as SVG in the page's text sizes.
#pragma once

#include <string>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::report {

inline constexpr std::size_t kMostInMatrix = 60;  // creators; more are listed as pairs alone
inline constexpr std::size_t kMostRegionsDrawn = 24;

/// A heat map: above the diagonal the part of the smaller audience that is shared, below it the shrunk lift.
[[nodiscard]] std::string pair_matrix(const ranking::SetReport& report, words::Language language);

/// Columns of dots below bars, the largest regions first. Requires regions.
[[nodiscard]] std::string upset_plot(const ranking::SetReport& report, words::Language language);

/// A bar from 0 to 1.
[[nodiscard]] std::string share_bar(double share);
/// Bounds and the mean between them, from 0 to 1.
[[nodiscard]] std::string bounds_bar(const ranking::SetShare& share);

/// Rules for these drawings, to go behind the style sheet.
[[nodiscard]] std::string_view set_style();

}  // namespace vouch::report
