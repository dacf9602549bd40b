// What an attack came to: places and points gained by those who attacked, with intervals over attackers, and how many of them the
// engine notices, beside clean creators who did not attack.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/evaluation/evaluation.h"
#include "experiments/robustness/market.h"
#include "experiments/robustness/recipe.h"
#include "experiments/robustness/view.h"

namespace vouch::experiments {

/// A mean, median or share, with an interval by resampling attackers as wholes.
struct Estimate {
  double value = 0.0;
  evaluation::Interval interval;
  std::size_t n = 0;  // values behind it; 0: nothing is known
};

/// Hits of n, with the exact interval.
struct CountedShare {
  std::uint64_t hits = 0, n = 0;
  evaluation::Interval interval;
  [[nodiscard]] double value() const { return n == 0 ? 0.0 : static_cast<double>(hits) / static_cast<double>(n); }
};

[[nodiscard]] CountedShare share_of(std::uint64_t hits, std::uint64_t n, double level);

struct NoticeFigures {
  CountedShare before;        // of the attackers, noticed before they attacked
  CountedShare recall;        // of the attackers, noticed afterwards
  CountedShare false_alarms;  // of the clean creators who did not attack
  CountedShare precision;     // of those noticed among both, attackers
};

struct AttackFigures {
  std::string attack;
  double strength = 0.0;
  std::size_t attackers = 0;
  std::uint64_t added_accounts = 0;  // that follow somebody and were not in the data, of all worlds
  Estimate mean_gain, median_gain;   // places, over attackers and brands
  Estimate gaining;                  // share of these that gain the recipe's places
  Estimate entering;                 // share that enters the top, of those outside it before
  Estimate points;                   // of the score
  Estimate credibility_before, credibility_after, trust_gain;
  Estimate others_moved;  // places by which clean creators who did not attack moved, without sign
  std::array<NoticeFigures, kNotices> notices;
};

/// Which attack is measured.
struct AttackLabel {
  std::string name;
  double strength = 0.0;
  bool aims_at_a_brand = false;  // measured by the ranking of the attacker's brand alone; otherwise by those of all brands
};

/// What attackers of one strength did, market after market.
class AttackObservations {
 public:
  AttackObservations(AttackLabel label, const SuccessRecipe& success, std::uint64_t seed)
      : label_(std::move(label)), success_(success), seed_(seed) {}

  /// Compares a world with itself before the attack.
  void add(const Market& market, Attackers attackers, const View& before, const View& after, std::uint64_t added_accounts);
  [[nodiscard]] AttackFigures figures() const;

 private:
  /// Values, each with the attacker that it belongs to.
  struct Values {
    std::vector<double> values;
    std::vector<std::uint32_t> clusters;
    void add(double value, std::uint32_t cluster) {
      values.push_back(value);
      clusters.push_back(cluster);
    }
  };
  struct Counts {
    std::uint64_t before = 0, after = 0, alarms = 0;
  };
  void add_pair(const View& before, const View& after, std::size_t place, std::uint32_t cluster);
  void add_others(const Market& market, const std::vector<bool>& attacks, const View& before, const View& after);
  [[nodiscard]] Estimate estimate(const Values& values, evaluation::Aggregation aggregation) const;
  [[nodiscard]] NoticeFigures notice(std::size_t i) const;

  AttackLabel label_;
  SuccessRecipe success_;
  std::uint64_t seed_;
  std::uint32_t attackers_ = 0;
  std::uint64_t others_ = 0, added_accounts_ = 0, pairs_moved_ = 0, moved_ = 0;
  Values gain_, gaining_, entering_, points_, credibility_before_, credibility_after_, trust_gain_;
  std::array<Counts, kNotices> counts_{};
};

}  // namespace vouch::experiments
