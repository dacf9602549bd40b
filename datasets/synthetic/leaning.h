// What owners of the synthetic world are like: a place on each of four circles (community, topic, cause, value) and how
// narrowly they keep to it. From two leanings follow audience affinity, value agreement and the chance of a good match.
//
// Circles have length 1. Rarity is -ln of the share of random pairs that are at least as close, so both halves of a match
// count alike; a match needs both, and neither is visible in any single figure of the files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/random.h"

namespace vouch::datasets {

struct Leaning {
  double community = 0.0, topic = 0.0, cause = 0.0, value = 0.0;  // places in [0, 1)
  double community_focus = 0.0;                                   // 0: an audience from everywhere, no affinity to anyone
  double topic_focus = 0.0, cause_focus = 0.0, value_focus = 0.0;
};

/// A random owner: topic sometimes follows community, cause mostly follows value.
[[nodiscard]] Leaning draw_leaning(core::Random& random);

/// 1 for the same place, -1 for opposite places, smooth between.
[[nodiscard]] double closeness(double a, double b);

/// Weights of n evenly spaced places around `place`, summing to 1: equal for focus 0, narrow for a large one.
[[nodiscard]] std::vector<double> spread(double place, double focus, std::size_t n);

/// The truth about pairs. Immutable, safe to share.
class MatchLaw {
 public:
  MatchLaw();
  [[nodiscard]] double affinity(const Leaning& brand, const Leaning& creator) const;   // rarity of the audience's closeness
  [[nodiscard]] double agreement(const Leaning& brand, const Leaning& creator) const;  // rarity of topics, causes and values
  /// The probability that the pair is a good match.
  [[nodiscard]] double probability(const Leaning& brand, const Leaning& creator) const;
  /// Probabilities below this one are as good as none.
  static constexpr double kUnlikely = 0.001;
  /// True only where the probability is below kUnlikely, and nearly wherever it is; costs a third of it.
  [[nodiscard]] bool is_unlikely(const Leaning& brand, const Leaning& creator) const;

 private:
  [[nodiscard]] double share_agreeing_more(const Leaning& brand, const Leaning& creator) const;
  [[nodiscard]] std::size_t quantiles_up_to(double agreement) const;  // how many are not above it

  std::vector<double> agreement_quantiles_;  // ascending, of random pairs
  std::vector<std::uint16_t> first_above_;   // by bucket of agreement: the first quantile that may be above
};

}  // namespace vouch::datasets
