#include "engine/planning/ledger.h"

#include <algorithm>

namespace vouch::planning {
namespace {

bool belongs(const Candidate& candidate, std::size_t rule) { return ((candidate.rules >> rule) & 1U) != 0; }

/// a + b, at most kNoBudget. Requires both >= 0.
std::int64_t plus(std::int64_t a, std::int64_t b) { return a > kNoBudget - b ? kNoBudget : a + b; }

}  // namespace

CheapestFirst cheapest_first(const Problem& problem) {
  CheapestFirst cheapest(problem.rules.size());
  for (std::size_t r = 0; r < problem.rules.size(); ++r) {
    if (problem.rules[r].min == 0) continue;
    for (std::uint32_t i = 0; i < problem.candidates.size(); ++i) {
      if (belongs(problem.candidates[i], r)) cheapest[r].push_back(i);
    }
    std::stable_sort(cheapest[r].begin(), cheapest[r].end(), [&](std::uint32_t a, std::uint32_t b) {
      return problem.candidates[a].cost_cents < problem.candidates[b].cost_cents;
    });
  }
  return cheapest;
}

Ledger::Ledger(const Problem& problem, const CheapestFirst& cheapest)
    : problem_(&problem), cheapest_(&cheapest), in_(problem.candidates.size(), false), counts_(problem.rules.size(), 0) {
  has_minima_ = std::any_of(problem.rules.begin(), problem.rules.end(), [](const Rule& rule) { return rule.min > 0; });
}

bool Ledger::admits(std::uint32_t candidate) const {
  const Candidate& one = problem_->candidates[candidate];
  if (in_[candidate] || members_ >= problem_->count || one.cost_cents > problem_->budget_cents - cost_cents_) return false;
  for (std::size_t r = 0; r < counts_.size(); ++r) {
    if (belongs(one, r) && counts_[r] >= problem_->rules[r].max) return false;
  }
  if (!has_minima_) return true;
  const Reserve reserve = reserve_after(candidate);
  return plus(one.cost_cents, reserve.cents) <= problem_->budget_cents - cost_cents_ &&
         reserve.places <= problem_->count - members_ - 1;
}

Ledger::Reserve Ledger::reserve_after(std::uint32_t candidate) const {
  std::array<Reserve, kFields> fields{};
  for (std::size_t r = 0; r < counts_.size(); ++r) {
    const std::uint32_t have = counts_[r] + (belongs(problem_->candidates[candidate], r) ? 1 : 0);
    if (have >= problem_->rules[r].min) continue;
    Reserve& field = fields[problem_->rules[r].field];
    const std::uint32_t needed = problem_->rules[r].min - have;
    field.cents = plus(field.cents, cheapest_cents(r, needed, candidate));
    field.places += needed;
  }
  Reserve most;
  for (const Reserve& field : fields) {
    most.cents = std::max(most.cents, field.cents);
    most.places = std::max(most.places, field.places);
  }
  return most;
}

std::int64_t Ledger::cheapest_cents(std::size_t rule, std::uint32_t needed, std::uint32_t without) const {
  std::int64_t cents = 0;
  for (const std::uint32_t i : (*cheapest_)[rule]) {
    if (needed == 0) return cents;
    if (in_[i] || i == without) continue;
    cents = plus(cents, problem_->candidates[i].cost_cents);
    --needed;
  }
  return needed == 0 ? cents : kNoBudget;
}

bool Ledger::admits_exchange(std::uint32_t out, std::uint32_t in) const {
  const Candidate& leaves = problem_->candidates[out];
  const Candidate& comes = problem_->candidates[in];
  if (in_[in] || comes.cost_cents > problem_->budget_cents - (cost_cents_ - leaves.cost_cents)) return false;
  for (std::size_t r = 0; r < counts_.size(); ++r) {
    const bool lost = belongs(leaves, r) && !belongs(comes, r);
    const bool won = belongs(comes, r) && !belongs(leaves, r);
    if (lost && counts_[r] <= problem_->rules[r].min) return false;
    if (won && counts_[r] >= problem_->rules[r].max) return false;
  }
  return true;
}

bool Ledger::frequency_allows(Reach more_contacts, Reach reached) const {
  return static_cast<double>(contacts_ + more_contacts) <= problem_->max_frequency * static_cast<double>(reached);
}

void Ledger::add(std::uint32_t candidate, Reach contacts) {
  const Candidate& one = problem_->candidates[candidate];
  in_[candidate] = true;
  for (std::size_t r = 0; r < counts_.size(); ++r) counts_[r] += belongs(one, r) ? 1 : 0;
  cost_cents_ = plus(cost_cents_, one.cost_cents);
  ++members_;
  contacts_ += contacts;
}

void Ledger::remove(std::uint32_t candidate, Reach contacts) {
  const Candidate& one = problem_->candidates[candidate];
  in_[candidate] = false;
  for (std::size_t r = 0; r < counts_.size(); ++r) counts_[r] -= belongs(one, r) ? 1 : 0;
  cost_cents_ -= one.cost_cents;
  --members_;
  contacts_ -= contacts;
}

bool Ledger::minima_met() const {
  if (!has_minima_) return true;
  for (std::size_t r = 0; r < counts_.size(); ++r) {
    if (counts_[r] < problem_->rules[r].min) return false;
  }
  return true;
}

unsigned Ledger::serves(std::uint32_t candidate) const {
  unsigned served = 0;
  for (std::size_t r = 0; r < counts_.size(); ++r) {
    if (belongs(problem_->candidates[candidate], r) && counts_[r] < problem_->rules[r].min) ++served;
  }
  return served;
}

}  // namespace vouch::planning
