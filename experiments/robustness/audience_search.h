// How many accounts that follow both an attacker and its brand bring it to the top of that brand's ranking: many attackers at
// once, each after a brand of its own, all asked in the same worlds; who is done stays out of the worlds that follow.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "experiments/robustness/measures.h"

namespace vouch::experiments {

struct SearchedPair {
  std::string market, creator, brand;
  std::uint32_t rank_before = 0;
  std::optional<std::uint64_t> fewest;  // accounts in the data; nullopt: not with the most that were tried
  std::uint64_t too_few = 0;            // the largest number below that does not do
  std::uint64_t audience_rows = 0;      // of the attacker, before
  std::uint64_t brand_rows = 0;         // of the brand, before
  Judged judged;                        // with the fewest
};

struct SearchFigures {
  std::string search;
  std::uint64_t most = 0;
  CountedShare reached;                 // of the pairs
  Estimate median, median_of_audience;  // of the fewest; the same as a share of the attacker's rows. infinity: not reached
  AttackFigures at_fewest;              // of those who reach it, with exactly as many
  std::vector<SearchedPair> pairs;
};

/// What was found in each market, market after market.
class AudienceSearch {
 public:
  AudienceSearch(const SearchRecipe& recipe, const SuccessRecipe& success, std::uint64_t seed)
      : recipe_(recipe),
        success_(success),
        seed_(seed),
        at_fewest_({.name = recipe.name, .aims_at_a_brand = true}, success, seed) {}

  /// Attackers are drawn among those outside the top. Fails as building does.
  [[nodiscard]] core::Result<void> search(const Market& market, const View& before, const AttackersRecipe& attackers,
                                          const ViewOptions& options);
  [[nodiscard]] SearchFigures figures() const;

 private:
  [[nodiscard]] core::Result<void> judge_fewest(const Market& market, const View& before, const std::vector<Attacker>& attackers,
                                                const ViewOptions& options);
  /// The world with so many accounts for each attacker, and with what they do besides.
  [[nodiscard]] core::Result<DatasetRows> attack(const Market& market, Attackers attackers,
                                                 const std::vector<std::uint64_t>& numbers) const;

  SearchRecipe recipe_;
  SuccessRecipe success_;
  std::uint64_t seed_;
  AttackObservations at_fewest_;
  std::vector<SearchedPair> pairs_;
};

}  // namespace vouch::experiments
