// Small random problems of choice for laws and oracles, and their reach by the formula itself, in doubles.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <deque>
#include <limits>
#include <vector>

#include "engine/audience/authenticity.h"
#include "engine/core/random.h"
#include "engine/planning/problem.h"

namespace vouch::planning {

struct RandomShape {
  std::uint32_t candidates = 10;
  std::uint32_t accounts = 40;
  bool certain = false;    // everybody sees every post: plain coverage
  bool budget = true;      // else a count alone
  bool rules = false;      // groups with minima and maxima
  bool authentic = false;  // accounts of different probability
};

/// Audiences live in here; a problem refers to them.
class RandomProblem {
 public:
  RandomProblem(std::uint64_t seed, const RandomShape& shape) : random_(seed, "plan") {
    problem.accounts = shape.accounts;
    for (std::uint32_t i = 0; i < shape.candidates; ++i) add_candidate(shape);
    if (shape.authentic) {
      for (std::uint32_t a = 0; a < shape.accounts; ++a) {
        authentic_.push_back(static_cast<std::uint16_t>(random_.below(65536)));
      }
      problem.authentic = authentic_;
    }
    std::int64_t all = 0;
    for (const Candidate& one : problem.candidates) all += one.cost_cents;
    if (shape.budget) problem.budget_cents = all / static_cast<std::int64_t>(2 + random_.below(3)) + 1;
    problem.count = shape.budget ? shape.candidates : 1 + static_cast<std::uint32_t>(random_.below(shape.candidates / 2));
    if (shape.rules) add_rules();
  }
  RandomProblem(const RandomProblem&) = delete;
  RandomProblem& operator=(const RandomProblem&) = delete;

  [[nodiscard]] core::Random& random() { return random_; }

  Problem problem;

 private:
  void add_candidate(const RandomShape& shape) {
    std::vector<std::uint32_t>& members = lists_.emplace_back();
    const double density = 0.02 + 0.4 * static_cast<double>(random_.below(100)) / 100.0;
    for (std::uint32_t a = 0; a < shape.accounts; ++a) {
      if (random_.chance(density)) members.push_back(a);
    }
    const double visible = shape.certain ? 1.0 : static_cast<double>(1 + random_.below(100)) / 100.0;
    const auto posts = static_cast<std::uint32_t>(1 + random_.below(3));
    problem.candidates.push_back({.members = members,
                                  .miss = log_miss(visible, posts),
                                  .posts = posts,
                                  .cost_cents = shape.budget ? static_cast<std::int64_t>(random_.below(1000)) : 0,
                                  .rules = 0});
  }
  /// Two groups of one field and one of another.
  void add_rules() {
    for (Candidate& one : problem.candidates) {
      one.rules = (random_.chance(0.5) ? 1U : 2U) | (random_.chance(0.4) ? 4U : 0U);
    }
    const auto bound = [&](std::uint32_t most) { return static_cast<std::uint32_t>(random_.below(most)); };
    problem.rules = {{.field = 0, .min = bound(2), .max = 2 + bound(3)},
                     {.field = 0, .min = bound(2), .max = 2 + bound(3)},
                     {.field = 1, .min = 0, .max = 1 + bound(3)}};
  }

  core::Random random_;
  std::deque<std::vector<std::uint32_t>> lists_;
  std::vector<std::uint16_t> authentic_;
};

/// The reach of a set in persons, account by account.
inline double reach_by_formula(const Problem& problem, const std::vector<std::uint32_t>& set) {
  std::vector<double> missed(problem.accounts, 1.0);
  for (const std::uint32_t i : set) {
    const double miss = std::exp(-static_cast<double>(problem.candidates[i].miss) / 65536.0);
    for (const std::uint32_t a : problem.candidates[i].members) missed[a] *= miss;
  }
  double reach = 0.0;
  for (std::uint32_t a = 0; a < problem.accounts; ++a) {
    const double p = (problem.authentic.empty() ? audience::Authenticity::kPrior : problem.authentic[a]) / 65535.0;
    reach += p * (1.0 - missed[a]);
  }
  return reach;
}

inline bool allowed(const Problem& problem, const std::vector<std::uint32_t>& set) {
  std::int64_t cost = 0;
  std::vector<std::uint32_t> counts(problem.rules.size());
  for (const std::uint32_t i : set) {
    cost += problem.candidates[i].cost_cents;
    for (std::size_t r = 0; r < counts.size(); ++r) counts[r] += ((problem.candidates[i].rules >> r) & 1U) != 0 ? 1 : 0;
  }
  for (std::size_t r = 0; r < counts.size(); ++r) {
    if (counts[r] < problem.rules[r].min || counts[r] > problem.rules[r].max) return false;
  }
  for (const std::uint32_t i : problem.must_have) {
    if (std::find(set.begin(), set.end(), i) == set.end()) return false;
  }
  return cost <= problem.budget_cents && set.size() <= problem.count;
}

/// The best reach of all allowed sets, by trying every one; negative where none is allowed.
inline double best_by_trying(const Problem& problem) {
  double best = -1.0;
  const auto n = static_cast<std::uint32_t>(problem.candidates.size());
  for (std::uint32_t mask = 0; mask < (1U << n); ++mask) {
    std::vector<std::uint32_t> set;
    for (std::uint32_t i = 0; i < n; ++i) {
      if (((mask >> i) & 1U) != 0) set.push_back(i);
    }
    if (allowed(problem, set)) best = std::max(best, reach_by_formula(problem, set));
  }
  return best;
}

inline double people(Reach reach) { return static_cast<double>(reach) / static_cast<double>(kPerson); }

}  // namespace vouch::planning
