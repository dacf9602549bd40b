// How people engage with a creator, in figures that the engagement's size alone does not show (habit_rules.h lists them), over
// its latest posts and the comments below them. Each has the interval that so few observations allow (90 %), and both stand on a
// level on which peers are compared: ln for ratios and spreads, logit for shares, cut at kLeastShare from either end.
//
// Shares: Wilson's interval (core/proportion.h). Likes per comment: a median, as post_figures.h has it. Spread: s of n posts, on
// the level ± 1.645 ÷ √(2(n − 1)), the standard error of ln s of a normal sample. Comments of the owner, and of accounts that are
// to be left out (a pod's), do not count.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "engine/audience/authenticity.h"
#include "engine/audience/graph.h"
#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/core/interval.h"
#include "engine/credibility/engagement.h"
#include "engine/credibility/habit_rules.h"

namespace vouch::credibility {

inline constexpr double kLeastShare = 0.002;          // shares closer to 0 or 1 are compared as this
inline constexpr std::size_t kMostComments = 20'000;  // of a creator, the latest posts' first

struct HabitFigure {
  std::uint32_t n = 0;  // posts, comments or accounts behind it
  double value = 0.0;
  core::Interval interval;
  double level = 0.0;  // the same on the level of comparison
  core::Interval level_interval;
};
using HabitFigures = std::array<std::optional<HabitFigure>, kHabits>;  // nullopt: nothing is known

/// What a figure's level stands for, as its value; of a share that was cut, the end it was cut from.
[[nodiscard]] double value_of_level(Habit habit, double level);

/// Where figures come from. Refers to parts that must live longer.
struct HabitSources {
  const catalog::Catalog* catalog = nullptr;
  const audience::AudienceGraph* graph = nullptr;
  const audience::Authenticity* authentic = nullptr;
  const Engagement* engagement = nullptr;
  const HabitRules* rules = nullptr;
  const EngagementRules* engagement_rules = nullptr;
};

/// Figures of a creator on a day. `left_out`: pseudonyms of accounts whose comments do not count, ascending. Complexity: its
/// latest posts and the comments below them, a binary search in the accounts each.
[[nodiscard]] HabitFigures habit_figures(const HabitSources& sources, core::CreatorIndex creator, std::int64_t as_of_s,
                                         std::span<const std::uint64_t> left_out = {});

}  // namespace vouch::credibility
