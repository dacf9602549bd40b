// The growing and shrinking set against the formula, account by account; reach is monotone and submodular to the last unit.
#include "engine/planning/reach_state.h"

#include <gtest/gtest.h>

#include "tests/engine/planning/random_problem.h"

namespace vouch::planning {
namespace {

TEST(Exposure, MissesAsTheFormulaSays) {
  EXPECT_EQ(log_miss(0.0, 5), 0U);
  EXPECT_EQ(log_miss(1.0, 1), kCertain);
  for (const double visible : {0.001, 0.02, 0.3, 0.9, 0.999}) {
    for (const std::uint32_t posts : {1U, 2U, 7U}) {
      const double miss = std::pow(1.0 - visible, posts);
      const LogMiss units = log_miss(visible, posts);
      EXPECT_NEAR(static_cast<double>(Decay::table().remaining(1U << 30, units)) / (1U << 30), miss, 1e-5)
          << visible << " " << posts;
      EXPECT_NEAR(static_cast<double>(seen_of(units)) / 4294967296.0, 1.0 - miss, 1e-5);
    }
  }
}

TEST(Exposure, WhatRemainsNeverRises) {
  std::uint32_t last = Decay::table().remaining(58981U << 14, 0);
  EXPECT_EQ(last, 58981U << 14);
  for (LogMiss miss = 1; miss < kCertain + 10; ++miss) {
    const std::uint32_t now = Decay::table().remaining(58981U << 14, miss);
    ASSERT_LE(now, last) << miss;
    last = now;
  }
  EXPECT_EQ(last, 0U);
}

TEST(ReachState, HoldsTheReachOfTheFormulaWhateverTheOrder) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomProblem random(seed, {.candidates = 9, .accounts = 50, .authentic = seed % 2 == 0});
    ReachState up(random.problem);
    ReachState down(random.problem);
    std::vector<std::uint32_t> set;
    for (std::uint32_t i = 0; i < 9; ++i) {
      if (random.random().chance(0.5)) set.push_back(i);
    }
    for (const std::uint32_t i : set) up.add(random.problem.candidates[i]);
    for (std::uint32_t i = 0; i < 9; ++i) down.add(random.problem.candidates[i]);
    for (std::uint32_t i = 0; i < 9; ++i) {
      if (std::find(set.begin(), set.end(), i) == set.end()) down.remove(random.problem.candidates[i]);
    }
    EXPECT_EQ(up.reached(), down.reached());
    EXPECT_NEAR(people(up.reached()), reach_by_formula(random.problem, set), 1e-6);
    for (std::uint32_t i = 0; i < 9; ++i)
      EXPECT_EQ(up.gain(random.problem.candidates[i]), down.gain(random.problem.candidates[i]));
  }
}

TEST(ReachState, AGainIsWhatAddingBringsAndNeverRises) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomProblem random(seed, {.candidates = 9, .accounts = 50, .authentic = seed % 2 == 0});
    ReachState state(random.problem);
    std::vector<Reach> last;
    for (const Candidate& one : random.problem.candidates) {
      last.push_back(state.gain(one));
      EXPECT_LE(last.back(), state.most(one));
      if (state.most_is_exact()) {
        EXPECT_EQ(last.back(), state.most(one));
      }
    }
    for (std::uint32_t i = 0; i < 9; ++i) {
      const Candidate& one = random.problem.candidates[i];
      const Reach promised = state.gain(one);
      const Reach came = state.add(one);
      EXPECT_NEAR(static_cast<double>(promised), static_cast<double>(came),
                  static_cast<double>(ReachState::kSlack * (one.members.size() + 1)));
      for (std::uint32_t k = i + 1; k < 9; ++k) {
        const Reach now = state.gain(random.problem.candidates[k]);
        EXPECT_LE(now, last[k]);
        last[k] = now;
      }
    }
  }
}

TEST(ReachState, AGainAboveEnoughIsExactAndElseABound) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    RandomProblem random(seed, {.candidates = 4, .accounts = 20'000, .authentic = seed % 2 == 0});
    ReachState state(random.problem);
    state.add(random.problem.candidates[0]);
    state.add(random.problem.candidates[1]);
    const Candidate& one = random.problem.candidates[2];
    const Reach gain = state.gain(one);
    for (const Reach enough : {Reach{0}, gain / 2, gain - 1, gain, gain + 1, gain + gain / 8, gain * 2}) {
      const Reach found = state.gain_above(one, enough);
      EXPECT_GE(found, gain);
      if (gain > enough) {
        EXPECT_EQ(found, gain);
      } else {
        EXPECT_LE(found, std::max(enough, gain));
      }
    }
  }
}

TEST(ReachState, CountsContactsPostByPost) {
  RandomProblem random(3, {.candidates = 1, .accounts = 50});
  const Candidate& one = random.problem.candidates.front();
  const double visible = 1.0 - std::exp(-static_cast<double>(one.miss) / 65536.0 / one.posts);
  EXPECT_NEAR(people(contacts_of(random.problem, one)), 0.9 * static_cast<double>(one.members.size()) * visible * one.posts,
              1e-3);
}

}  // namespace
}  // namespace vouch::planning
