#include "engine/planning/chosen_set.h"

#include <cmath>

namespace vouch::planning {

Reach ChosenSet::contacts(std::uint32_t candidate) const { return contacts_of(*problem_, problem_->candidates[candidate]); }

bool ChosenSet::frequency_allows(std::uint32_t candidate, Reach gain) const {
  return std::isinf(problem_->max_frequency) || ledger_.frequency_allows(contacts(candidate), reached() + gain);
}

Reach ChosenSet::add(std::uint32_t candidate) {
  ledger_.add(candidate, contacts(candidate));
  const Reach gain = state_.add(problem_->candidates[candidate]);
  steps_.push_back({candidate, gain});
  return gain;
}

Reach ChosenSet::remove(std::uint32_t candidate) {
  ledger_.remove(candidate, contacts(candidate));
  std::erase_if(steps_, [candidate](const Step& step) { return step.candidate == candidate; });
  return state_.remove(problem_->candidates[candidate]);
}

}  // namespace vouch::planning
