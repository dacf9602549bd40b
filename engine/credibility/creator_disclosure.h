// How a creator of a snapshot handles advertising up to a day: its habits (disclosure_habits.h), how openly it says what is known
// to be paid, and the posts behind both.
//
// Openness: of the posts known to be paid, those that say so, a weak wording counted in part; a post whose author contradicts
// what is known (payment.h: disputed) counts neither way.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/credibility/disclosure_habits.h"

namespace vouch::credibility {

struct CreatorDisclosure {
  std::uint32_t posts = 0;                                 // at or before the day
  std::uint32_t read = 0;                                  // of these, whose words were read
  DisclosureHabits habits;                                 // of those read
  std::uint32_t known = 0;                                 // read, known to be paid, and not disputed
  double openness = 0.0;                                   // of these; 0 where there are none
  std::vector<std::uint64_t> undisclosed, weak, disputed;  // places in the catalog's posts, latest first
};

/// Complexity: its posts.
[[nodiscard]] CreatorDisclosure disclosure_of(const catalog::Catalog& catalog, core::CreatorIndex creator, std::int64_t as_of_s,
                                              const DisclosureHabitRules& rules, const EngagementRules& engagement);

}  // namespace vouch::credibility
