#include "engine/planning/assumptions.h"

#include <array>

#include "engine/core/civil_time.h"

namespace vouch::planning {
namespace {

constexpr std::array kRows = {
    // Views of a typical post ÷ followers where nobody of the data shows how many see a post. A round figure of the right
    // order, not a measurement: organic reach reported for business accounts ranges from a few percent to a third.
    Assumption{"visible_share", "", "", 0.1, "assumption of this project, not measured", "2026-01-01"},
    // Künstlersozialabgabe: what German clients pay on fees of self-employed artists and publicists.
    Assumption{"social_insurance", "DE", "2023-01-01", 0.050, "§ 26 Abs. 5 KSVG, Künstlersozialabgabe-Verordnung 2023", "2022"},
    Assumption{"social_insurance", "DE", "2024-01-01", 0.050, "§ 26 Abs. 5 KSVG, Künstlersozialabgabe-Verordnung 2024", "2023"},
    Assumption{"social_insurance", "DE", "2025-01-01", 0.050, "§ 26 Abs. 5 KSVG, Künstlersozialabgabe-Verordnung 2025", "2024"},
    Assumption{"social_insurance", "DE", "2026-01-01", 0.049, "§ 26 Abs. 5 KSVG, Künstlersozialabgabe-Verordnung 2026", "2025"},
};

bool holds_on(const Assumption& row, std::int64_t at_s) {
  return row.valid_from.empty() || core::parse_iso_time(row.valid_from).value_or(0) <= at_s;
}

}  // namespace

std::span<const Assumption> assumptions() { return kRows; }

const Assumption* find_assumption(std::string_view name, std::string_view scope, std::int64_t at_s) {
  const Assumption* found = nullptr;
  for (const Assumption& row : kRows) {
    if (row.name != name || row.scope != scope) continue;
    if (found == nullptr || holds_on(row, at_s)) found = &row;
  }
  return found != nullptr || scope.empty() ? found : find_assumption(name, "", at_s);
}

}  // namespace vouch::planning
