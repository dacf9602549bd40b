// The choice against exhaustive search and plain greedy, and its laws, on hundreds of random problems.
#include "engine/planning/solve.h"

#include <gtest/gtest.h>

#include "engine/planning/lazy_greedy.h"
#include "tests/engine/planning/random_problem.h"

namespace vouch::planning {
namespace {

std::vector<std::uint32_t> members_of(const Solution& solution) {
  std::vector<std::uint32_t> members;
  for (const Step& step : solution.members) members.push_back(step.candidate);
  return members;
}

std::vector<RandomShape> shapes() {
  return {{},
          {.certain = true},
          {.budget = false},
          {.certain = true, .budget = false},
          {.rules = true},
          {.budget = false, .rules = true},
          {.authentic = true},
          {.accounts = 12, .certain = true, .rules = true, .authentic = true}};
}

/// Plain greedy as anybody would write it: every step tries everybody.
double plain_greedy(const Problem& problem, bool per_cost) {
  std::vector<std::uint32_t> set = problem.must_have;
  for (;;) {
    double best = 0.0;
    std::optional<std::uint32_t> next;
    const double now = reach_by_formula(problem, set);
    for (std::uint32_t i = 0; i < problem.candidates.size(); ++i) {
      if (std::find(set.begin(), set.end(), i) != set.end()) continue;
      std::vector<std::uint32_t> with = set;
      with.push_back(i);
      if (!allowed(problem, with)) continue;
      const double gain = reach_by_formula(problem, with) - now;
      const double worth =
          per_cost ? gain / static_cast<double>(std::max<std::int64_t>(problem.candidates[i].cost_cents, 1)) : gain;
      if (worth > best * (1.0 + 1e-6)) {
        best = worth;
        next = i;
      }
    }
    if (!next) return now;
    set.push_back(*next);
  }
}

TEST(Solve, IsAllowedAndItsReachIsTheFormulas) {
  for (const RandomShape& shape : shapes()) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
      const RandomProblem random(seed, shape);
      const auto solution = solve(random.problem);
      if (!solution) continue;
      const auto members = members_of(*solution);
      EXPECT_TRUE(allowed(random.problem, members)) << seed;
      EXPECT_NEAR(people(solution->reached), reach_by_formula(random.problem, members), 1e-6);
      Reach sum = 0;
      for (const Step& step : solution->members) sum += step.gain;
      EXPECT_EQ(sum, solution->reached);
    }
  }
}

TEST(Solve, LiesBetweenPlainGreedyAndTheOptimumAndTheBoundAboveIt) {
  double worst = 1.0;
  double tightness = 0.0;
  int found = 0;
  for (const RandomShape& shape : shapes()) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
      const RandomProblem random(seed, shape);
      const double best = best_by_trying(random.problem);
      const auto solution = solve(random.problem);
      if (best < 0.0) {
        EXPECT_FALSE(solution) << seed;
        continue;
      }
      if (!solution) {
        EXPECT_TRUE(shape.rules) << solution.error().message;
        continue;
      }
      ++found;
      const double reached = people(solution->reached);
      EXPECT_LE(reached, best + 1e-6);
      EXPECT_GE(people(solution->bound), best - 1e-6) << seed;
      EXPECT_GE(solution->bound, solution->reached);
      if (!shape.rules) {
        EXPECT_GE(reached, plain_greedy(random.problem, false) - 1e-6) << seed;
        EXPECT_GE(reached, plain_greedy(random.problem, true) - 1e-6) << seed;
      }
      worst = std::min(worst, reached / std::max(best, 1e-9));
      tightness += best / std::max(people(solution->bound), 1e-9);
    }
  }
  EXPECT_GT(found, 300);
  EXPECT_GT(worst, 0.9);
  EXPECT_GT(tightness / found, 0.75);
  RecordProperty("worst_of_optimum", std::to_string(worst));
  RecordProperty("mean_of_optimum_to_bound", std::to_string(tightness / found));
}

TEST(Solve, IsNeverWorseThanTheBestSingleOne) {
  for (std::uint64_t seed = 100; seed < 200; ++seed) {
    const RandomProblem random(seed, {.candidates = 30, .accounts = 200});
    const auto solution = solve(random.problem).value();
    for (std::uint32_t i = 0; i < 30; ++i) {
      if (allowed(random.problem, {i})) {
        EXPECT_GE(people(solution.reached), reach_by_formula(random.problem, {i}) - 1e-6);
      }
    }
  }
}

TEST(Solve, GainsOfMembersNeverRiseWhereAllCostTheSame) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const RandomProblem random(seed, {.candidates = 25, .accounts = 100, .budget = false});
    const auto solution = solve(random.problem).value();
    for (std::size_t k = 1; k < solution.members.size(); ++k) {
      EXPECT_LE(solution.members[k].gain, solution.members[k - 1].gain + 2 * 100);
    }
  }
}

TEST(Solve, MoreMoneyOrMorePlacesNeverLowerTheBound) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    RandomProblem random(seed, {.candidates = 25, .accounts = 100});
    const auto poor = solve(random.problem).value();
    random.problem.budget_cents *= 2;
    const auto rich = solve(random.problem).value();
    EXPECT_GE(rich.bound, poor.reached);
  }
}

TEST(Solve, NobodyWhoCouldNotBePaidChangesAnything) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    RandomProblem random(seed, {.candidates = 20, .accounts = 100});
    const auto before = solve(random.problem).value();
    Candidate dear = random.problem.candidates.front();
    dear.cost_cents = random.problem.budget_cents + 1;
    random.problem.candidates.push_back(dear);
    const auto after = solve(random.problem).value();
    EXPECT_EQ(members_of(before), members_of(after));
    EXPECT_EQ(before.bound, after.bound);
  }
}

TEST(Solve, IsTheSameForOneThreadAndTwo) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    RandomProblem random(seed, {.candidates = 40, .accounts = 300, .rules = seed % 2 == 0});
    const auto one = solve(random.problem);
    random.problem.threads = 2;
    const auto two = solve(random.problem);
    ASSERT_EQ(one.has_value(), two.has_value());
    if (!one) continue;
    EXPECT_EQ(members_of(*one), members_of(*two));
    EXPECT_EQ(one->bound, two->bound);
    EXPECT_EQ(one->reached, two->reached);
  }
}

TEST(Solve, MustHavesAreInAndMinimaAreMet) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomProblem random(seed, {.candidates = 12, .rules = true});
    random.problem.must_have = {static_cast<std::uint32_t>(seed % 12)};
    const bool fits = random.problem.candidates[seed % 12].cost_cents <= random.problem.budget_cents;
    if (!fits) continue;
    const auto solution = solve(random.problem);
    EXPECT_EQ(solution.has_value(), best_by_trying(random.problem) >= 0.0) << seed;
    if (solution) {
      EXPECT_TRUE(allowed(random.problem, members_of(*solution)));
    }
  }
}

TEST(Solve, KeepsToTheFrequency) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    RandomProblem random(seed, {.candidates = 20, .accounts = 60});
    random.problem.max_frequency = 1.2;
    const auto solution = solve(random.problem);
    if (!solution) {
      EXPECT_EQ(solution.error().pointer, "/plan/max_frequency");
      continue;
    }
    EXPECT_LE(static_cast<double>(solution->contacts), 1.2 * static_cast<double>(solution->reached) * (1 + 1e-6)) << seed;
  }
}

TEST(Solve, AlternativesSayWhatTheSetWouldReachWithThem) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const RandomProblem random(seed, {.candidates = 20, .accounts = 100});
    const auto solution = solve(random.problem).value();
    const auto members = members_of(solution);
    ASSERT_EQ(solution.places.size(), members.size());
    for (std::size_t k = 0; k < members.size(); ++k) {
      const Place& place = solution.places[k];
      EXPECT_EQ(place.candidate, members[k]);
      auto other = members;
      other.erase(other.begin() + static_cast<std::ptrdiff_t>(k));
      const double without = reach_by_formula(random.problem, other);
      EXPECT_NEAR(people(place.lost_without), people(solution.reached) - without, 1e-6);
      for (const Alternative& one : place.alternatives) {
        auto exchanged = other;
        exchanged.push_back(one.candidate);
        EXPECT_TRUE(allowed(random.problem, exchanged));
        EXPECT_NEAR(people(one.reached), reach_by_formula(random.problem, exchanged), 1e-5);
        EXPECT_LE(one.reached, solution.reached + 2 * 100);
      }
    }
  }
}

TEST(Solve, AMinimumIsMetByWhoAddsNobodyNew) {
  RandomProblem random(2, {.candidates = 4, .accounts = 30, .certain = true, .budget = false});
  Candidate& first = random.problem.candidates[0];
  first.rules = 1;
  Candidate twin = first;
  random.problem.candidates.push_back(twin);
  random.problem.rules = {{.field = 0, .min = 2, .max = 2}};
  random.problem.count = 3;
  const auto members = members_of(solve(random.problem).value());
  EXPECT_TRUE(allowed(random.problem, members));
}

TEST(Solve, SaysWhichMinimumCannotBeMet) {
  RandomProblem random(1, {.rules = true});
  random.problem.rules[0] = {.field = 0, .min = 9, .max = 9};
  random.problem.rules[1] = {.field = 0, .min = 9, .max = 9};
  const auto solution = solve(random.problem);
  ASSERT_FALSE(solution);
  EXPECT_EQ(solution.error().code, core::ErrorCode::invalid_argument);
  EXPECT_EQ(solution.error().pointer, "/plan/mix");
  EXPECT_NE(solution.error().message.find("minimum 9"), std::string::npos) << solution.error().message;
}

}  // namespace
}  // namespace vouch::planning
