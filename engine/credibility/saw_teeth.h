// Saw teeth: a count of followers that rises and falls again and again by more than its noise, as following many accounts
// and unfollowing them again makes it. Organic counts rise nearly always; what is unusual is the row of falls.
//
// Counts are smoothed by the median of three (J. Tukey, Exploratory Data Analysis, 1977), then cut at turning points: a rise
// ends where the count has fallen from its top by tooth_share, and the other way round (the zigzag of rainflow counting,
// M. Matsuishi, T. Endo, 1968). A tooth is a rise and the fall behind it, each of tooth_days at most and of at least tooth_z
// standard deviations of a random walk that has the noise of this count (68 % quantile of its distance from the line through
// both neighbours) and the turnover of its accounts. So two entries a tooth show nothing: there teeth are the noise.
//
// k teeth in a row within T years are reported where organic growth, with r such falls a year as a Poisson process, has them
// seldom enough: 2 r P(N(r T) >= k - 1) <= teeth_rate a creator-year (a first fall, and k - 1 more; the 2 is for all k).
#pragma once

#include <cstddef>
#include <vector>

#include "engine/credibility/follower_series.h"

namespace vouch::credibility {

struct SawTeeth {
  std::size_t from = 0, to = 0;  // entries
  std::size_t teeth = 0;
  double risen = 0.0, fallen = 0.0;  // accounts, all teeth together
  double organic_per_year = 0.0;     // so many rows of teeth a creator-year of organic growth has
};

/// In order of time. O(n).
[[nodiscard]] std::vector<SawTeeth> saw_teeth_of(const FollowerSeries& series, const GrowthRules& limits);

}  // namespace vouch::credibility
