// A set that is being chosen: its books and its reach, kept together, with the members in the order in which they came.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/planning/ledger.h"
#include "engine/planning/reach_state.h"

namespace vouch::planning {

/// A member with what it added to those before it.
struct Step {
  std::uint32_t candidate = 0;
  Reach gain = 0;
};

/// Refers to its arguments, which must live longer.
class ChosenSet {
 public:
  ChosenSet(const Problem& problem, const CheapestFirst& cheapest)
      : problem_(&problem), ledger_(problem, cheapest), state_(problem) {}

  [[nodiscard]] const Problem& problem() const { return *problem_; }
  [[nodiscard]] const Ledger& ledger() const { return ledger_; }
  [[nodiscard]] const ReachState& state() const { return state_; }
  [[nodiscard]] Reach reached() const { return state_.reached(); }
  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }

  [[nodiscard]] Reach gain(std::uint32_t candidate) const { return state_.gain(problem_->candidates[candidate]); }
  [[nodiscard]] Reach gain_above(std::uint32_t candidate, Reach enough) const {
    return state_.gain_above(problem_->candidates[candidate], enough);
  }
  [[nodiscard]] Reach contacts(std::uint32_t candidate) const;
  /// Whether the set with this candidate, which would add `gain`, keeps to the frequency.
  [[nodiscard]] bool frequency_allows(std::uint32_t candidate, Reach gain) const;

  /// Returns what the set's reach gains or loses.
  Reach add(std::uint32_t candidate);
  Reach remove(std::uint32_t candidate);

 private:
  const Problem* problem_;
  Ledger ledger_;
  ReachState state_;
  std::vector<Step> steps_;
};

}  // namespace vouch::planning
