// What the table and the page of a set report both show, decided once: names, estimates with their interval, the pairs that
// are worth a line, the lead.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::report {

/// "1,234" or, with an interval, "1,234 (1,100–1,300)".
[[nodiscard]] std::string count_of(const ranking::Estimate& estimate, words::Language language);
/// "12%" or "12% (10–14%)"; "–" where unknown.
[[nodiscard]] std::string percent_of(const std::optional<ranking::Estimate>& estimate, words::Language language);
/// Lift with one decimal, shrunk; "–" where unknown.
[[nodiscard]] std::string lift_of(const ranking::SharedFigures& figures, words::Language language);
/// "a and b" of a pair's names, short.
[[nodiscard]] std::string name_of(const ranking::SetReport& report, std::uint32_t position);
/// The line about the audience compared with; empty without one.
[[nodiscard]] std::string audience_line(const ranking::SetReport& report, words::Language language);
/// Pairs by shared part of the smaller audience, the most first, at most `most`; pairs that share nobody are left out.
[[nodiscard]] std::vector<const ranking::SetPair*> strongest_pairs(const ranking::SetReport& report, std::size_t most);
/// How often people are reached: by exactly 1, 2, …; what is above `most` creators together in the last.
struct TimesReached {
  std::string label;
  std::int64_t accounts = 0;
};
[[nodiscard]] std::vector<TimesReached> times_reached(const ranking::SetReport& report, std::size_t most,
                                                      words::Language language);
/// The word for how an audience is known.
[[nodiscard]] std::string coverage_of(const ranking::SetMember& member, words::Language language);

}  // namespace vouch::report
