// A plan as a problem of choice, without names: candidates with audiences, costs and groups, and what a set must keep to.
// Maximise the expected credible reach of exposure.h over sets of candidates that hold all of must_have, cost at most the
// budget, count at most `count` members and between min and max of each rule's group, and whose people see on average at
// most max_frequency posts each, among those reached. Reach is monotone and submodular (M. Fisher, G. Nemhauser, L. Wolsey,
// "An analysis of approximations for maximizing submodular set functions", 1978), so the exact optimum is NP-hard.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/planning/exposure.h"

namespace vouch::planning {

struct Candidate {
  std::span<const std::uint32_t> members;  // AccountIndex values, ascending
  LogMiss miss = 0;                        // of all its posts together
  std::uint32_t posts = 1;
  std::int64_t cost_cents = 0;  // 0 or more
  std::uint64_t rules = 0;      // bit r: it belongs to the group of rules[r]
};

/// How many members of one group a set holds. Groups of one field do not overlap; those of different fields may.
struct Rule {
  std::uint32_t field = 0;  // below kFields
  std::uint32_t min = 0;
  std::uint32_t max = std::numeric_limits<std::uint32_t>::max();
};
inline constexpr std::size_t kFields = 3;
inline constexpr std::size_t kMostRules = 64;

inline constexpr std::int64_t kNoBudget = std::numeric_limits<std::int64_t>::max();

/// Requires at most kMostRules rules, must_have without repetition, count <= kMostMembers.
struct Problem {
  std::vector<Candidate> candidates;         // where two are equally good, the earlier one is taken
  std::uint32_t accounts = 0;                // above every account of an audience
  std::span<const std::uint16_t> authentic;  // p of each account in 65535ths; empty: the prior for all
  std::vector<std::uint32_t> must_have;      // positions among the candidates
  std::int64_t budget_cents = kNoBudget;
  std::uint32_t count = kMostMembers;
  std::vector<Rule> rules;
  double max_frequency = std::numeric_limits<double>::infinity();
  unsigned threads = 1;  // 0: as many as the machine has; no result depends on it
};

}  // namespace vouch::planning
