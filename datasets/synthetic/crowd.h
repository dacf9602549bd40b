// The accounts of the synthetic world: 72 communities on a circle, each with quiet and busy members, a few hubs that
// follow everybody, and a reserve of bought accounts that belong nowhere. Accounts are numbered so that each group is a
// range, which lets an audience be drawn group by group without holding it: time and memory do not depend on how many
// accounts are not members. Names are a permutation of the numbers and tell nothing.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "datasets/synthetic/leaning.h"
#include "engine/core/deterministic_math.h"
#include "engine/core/random.h"

namespace vouch::datasets {

class Crowd {
 public:
  /// Requires accounts >= 100.
  Crowd(std::uint64_t accounts, std::uint64_t seed);

  struct Range {
    std::uint64_t first = 0, count = 0;
  };
  /// Accounts that follow at the same pace and live in the same community.
  struct Group {
    Range range;
    std::uint32_t community = 0;
    double pace = 1.0;
  };

  [[nodiscard]] std::uint64_t accounts() const { return accounts_; }
  [[nodiscard]] Range hubs() const { return hubs_; }
  [[nodiscard]] Range bought() const { return bought_; }
  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
  /// "a0012345".
  [[nodiscard]] std::string id(std::uint64_t account) const;

  /// Calls member(account, random) for each member of an audience of about `expected` accounts, in ascending order of
  /// their numbers, no account twice.
  template <class Member>
  void draw_audience(const Leaning& leaning, double expected, core::Random& random, Member&& member) const {
    const double hub_share = draw_hub_share(random);
    const double hub_chance = hubs_.count == 0 ? 0.0 : expected * hub_share / static_cast<double>(hubs_.count);
    draw_range(hubs_, hub_chance, random, member);
    const auto per_pace = chances(leaning, expected * (1.0 - hub_share));
    for (const Group& group : groups_) draw_range(group.range, per_pace[group.community] * group.pace, random, member);
  }

  /// Calls member(account, random) for each bought account with this chance, at most kLargestChance; ascending.
  template <class Member>
  void draw_bought(double chance, core::Random& random, Member&& member) const {
    draw_range(bought_, chance, random, member);
  }

  /// One account that may well be in the audience; unlike above it may come again.
  [[nodiscard]] std::uint64_t draw_one(const Leaning& leaning, core::Random& random) const;

 private:
  /// Each account of the range with this chance; jumps over those that are left out (geometric gaps).
  template <class Member>
  static void draw_range(const Range& range, double chance, core::Random& random, Member& member) {
    const double p = std::min(chance, kLargestChance);
    if (p * static_cast<double>(range.count) < kNegligible) return;
    const double scale = 1.0 / core::det_log(1.0 - p);
    double next = -1.0;
    while (true) {
      next += 1.0;
      next += std::floor(core::det_log(1.0 - random.uniform()) * scale);
      if (!(next < static_cast<double>(range.count))) return;
      member(range.first + static_cast<std::uint64_t>(next), random);
    }
  }
  [[nodiscard]] static double draw_hub_share(core::Random& random);
  [[nodiscard]] std::vector<double> chances(const Leaning& leaning, double expected) const;

  static constexpr double kLargestChance = 0.9;
  static constexpr double kNegligible = 1e-4;

  std::uint64_t accounts_ = 0, multiplier_ = 1, shift_ = 0;
  std::size_t digits_ = 7;
  std::uint32_t communities_ = 0;
  Range hubs_, bought_;
  std::vector<Group> groups_;
  std::vector<double> pace_of_community_;  // sum of the paces of a community's members
};

}  // namespace vouch::datasets
