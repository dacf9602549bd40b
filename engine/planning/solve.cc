#include "engine/planning/solve.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>

#include "engine/planning/upper_bound.h"

namespace vouch::planning {
namespace {

constexpr std::size_t kFewCandidates = 64;

using Members = std::vector<std::uint32_t>;

Members members_of(const ChosenSet& set) {
  Members members;
  for (const Step& step : set.steps()) members.push_back(step.candidate);
  return members;
}

/// Makes it the set of these members, in their order.
void become(ChosenSet& set, const Members& members) {
  const Members now = members_of(set);
  for (auto at = now.rbegin(); at != now.rend(); ++at) set.remove(*at);
  for (const std::uint32_t member : members) set.add(member);
}

Members all_but(const Problem& problem) {
  Members allowed;
  for (std::uint32_t i = 0; i < problem.candidates.size(); ++i) {
    if (std::find(problem.must_have.begin(), problem.must_have.end(), i) == problem.must_have.end()) allowed.push_back(i);
  }
  return allowed;
}

/// Adds whoever serves most unmet minima, the cheapest first, until all are met or nobody helps.
void serve_minima(ChosenSet& set, const Members& allowed) {
  while (!set.ledger().minima_met()) {
    std::optional<std::uint32_t> best;
    unsigned most = 0;
    for (const std::uint32_t i : allowed) {
      const unsigned serves = set.ledger().holds(i) ? 0 : set.ledger().serves(i);
      const auto cost = [&](std::uint32_t k) { return set.problem().candidates[k].cost_cents; };
      if (serves == 0 || serves < most || (serves == most && best && cost(i) >= cost(*best))) continue;
      if (!set.ledger().admits(i) || !set.frequency_allows(i, set.gain(i))) continue;
      best = i;
      most = serves;
    }
    if (!best) return;
    set.add(*best);
  }
}

/// One way to a set, and what it promises.
struct Found {
  Members members;
  GainBounds bounds;
  GreedyBy by = GreedyBy::gain;
  Reach reached = 0;
  std::int64_t cost_cents = 0;
  [[nodiscard]] bool better_than(const Found& other) const {
    return reached != other.reached ? reached > other.reached : cost_cents < other.cost_cents;
  }
};

/// Looks for a set from must_have on, in all ways; keeps the best and the least bound.
class Search {
 public:
  Search(ChosenSet& set, const Members& allowed) : set_(set), allowed_(allowed) {
    GainBounds bounds = bounds_without_reading(set_);
    bound_ = upper_bound(set_, bounds, allowed_);
  }

  /// `seed`: who is put in before greedy begins.
  void go(GreedyBy by, bool minima_first, std::optional<std::uint32_t> seed = {}) {
    become(set_, set_.problem().must_have);
    if (minima_first) serve_minima(set_, allowed_);
    if (seed) {
      if (!set_.ledger().admits(*seed) || !set_.frequency_allows(*seed, set_.gain(*seed))) return;
      set_.add(*seed);
    }
    Found found{.members = {}, .bounds = bounds_without_reading(set_), .by = by};
    lazy_greedy(set_, found.bounds, by, allowed_);
    bound_ = std::min(bound_, upper_bound(set_, found.bounds, allowed_));
    if (!set_.ledger().minima_met()) return;
    found.members = members_of(set_);
    found.reached = set_.reached();
    found.cost_cents = set_.ledger().cost_cents();
    if (!best_ || found.better_than(*best_)) best_ = std::move(found);
  }

  [[nodiscard]] const std::optional<Found>& best() const { return best_; }
  [[nodiscard]] Reach bound() const { return bound_; }

 private:
  ChosenSet& set_;
  const Members& allowed_;
  std::optional<Found> best_;
  Reach bound_ = 0;
};

/// The same problem with twice the money and places and no minima.
Problem twice(const Problem& problem) {
  Problem larger = problem;
  for (Rule& rule : larger.rules) rule.min = 0;
  if (problem.budget_cents != kNoBudget) larger.budget_cents = std::min(problem.budget_cents, kNoBudget / 4) * 2;
  larger.count = std::min(problem.count * 2, kMostMembers);
  return larger;
}

/// Members in greedy order, then who would come next.
void put_in_order(const Problem& problem, const Members& members, GreedyBy by, const Members& allowed, Solution& solution) {
  Problem larger = twice(problem);
  const CheapestFirst no_minima(larger.rules.size());
  larger.max_frequency = std::numeric_limits<double>::infinity();  // what was chosen keeps to it; its prefixes need not
  ChosenSet set(larger, no_minima);
  for (const std::uint32_t i : problem.must_have) set.add(i);
  GainBounds bounds = bounds_without_reading(set);
  lazy_greedy(set, bounds, by, members);
  // Who adds nothing comes last; greedy has left it out.
  for (const std::uint32_t i : members) {
    if (!set.ledger().holds(i)) set.add(i);
  }
  solution.members = set.steps();
  larger.max_frequency = problem.max_frequency;
  lazy_greedy(set, bounds, by, allowed);
  solution.beyond.assign(set.steps().begin() + static_cast<std::ptrdiff_t>(solution.members.size()), set.steps().end());
}

core::Error nothing_found(const Problem& problem, const ChosenSet& set) {
  for (std::size_t r = 0; r < problem.rules.size(); ++r) {
    if (set.ledger().in_group(r) >= problem.rules[r].min) continue;
    return {core::ErrorCode::invalid_argument,
            "found no set that meets the minimum " + std::to_string(problem.rules[r].min) + " of rule " + std::to_string(r + 1) +
                " of the mix together with budget, count and the other rules; the closest holds " +
                std::to_string(set.ledger().in_group(r)),
            "/plan/mix"};
  }
  return {core::ErrorCode::internal, "no set was found though all minima are met", "/plan"};
}

}  // namespace

core::Result<Solution> solve(const Problem& problem) {
  const CheapestFirst cheapest = cheapest_first(problem);
  const Members allowed = all_but(problem);
  Solution solution;
  GreedyBy by = GreedyBy::gain;
  {
    ChosenSet set(problem, cheapest);
    become(set, problem.must_have);
    Search search(set, allowed);
    search.go(GreedyBy::gain, false);
    if (problem.budget_cents != kNoBudget) search.go(GreedyBy::gain_per_cost, false);
    if (!search.best()) search.go(GreedyBy::gain_per_cost, true);
    if (allowed.size() <= kFewCandidates) {
      for (const std::uint32_t seed : allowed) search.go(GreedyBy::gain_per_cost, false, seed);
    }
    if (!search.best()) return core::fail(nothing_found(problem, set));
    const Found& best = *search.best();
    if (best.members.empty()) {
      return core::fail(core::ErrorCode::invalid_argument,
                        "found no creator whose posts keep to the frequency, expected a higher one or fewer posts",
                        "/plan/max_frequency");
    }
    by = best.by;
    become(set, best.members);
    Exchanged exchanged = exchange(set, best.bounds, by, allowed);
    solution.bound = search.bound();
    if (exchanged.swapped) {
      GainBounds bounds = bounds_without_reading(set);
      solution.bound = std::min(solution.bound, upper_bound(set, bounds, allowed));
    }
    solution.places = std::move(exchanged.places);
    solution.reached = set.reached();
    solution.bound = std::max(solution.bound, solution.reached);
    solution.contacts = set.ledger().contacts();
    solution.cost_cents = set.ledger().cost_cents();
  }
  Members members;
  for (const Place& place : solution.places) members.push_back(place.candidate);
  put_in_order(problem, members, by, allowed, solution);
  std::vector<Place> ordered;
  for (const Step& step : solution.members) {
    const auto at = std::find_if(solution.places.begin(), solution.places.end(),
                                 [&](const Place& place) { return place.candidate == step.candidate; });
    ordered.push_back(std::move(*at));
  }
  solution.places = std::move(ordered);
  return solution;
}

}  // namespace vouch::planning
