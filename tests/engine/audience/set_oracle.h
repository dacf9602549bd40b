// Set counts the slow way, by std::set: what the fast ways are held against.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "engine/audience/set_counts.h"

namespace vouch::testing {

using Lists = std::vector<std::vector<std::uint32_t>>;

/// Lists as sets of persons; `as` maps an account to what it counts as.
inline std::vector<std::set<std::uint32_t>> persons_of(const Lists& lists, const std::map<std::uint32_t, std::uint32_t>& as) {
  std::vector<std::set<std::uint32_t>> sets;
  for (const auto& list : lists) {
    auto& set = sets.emplace_back();
    for (const std::uint32_t a : list) set.insert(as.contains(a) ? as.at(a) : a);
  }
  return sets;
}

template <class P>
audience::Reached reached(const std::set<std::uint32_t>& accounts, P p) {
  audience::Reached reached;
  for (const std::uint32_t a : accounts) {
    ++reached.accounts;
    reached.authentic += p(a);
  }
  return reached;
}

inline std::uint64_t shared(const std::set<std::uint32_t>& a, const std::set<std::uint32_t>& b) {
  std::uint64_t count = 0;
  for (const std::uint32_t one : a) count += b.count(one);
  return count;
}

/// The last list is the audience compared with.
template <class P>
audience::SetCounts count_slowly(const std::vector<std::set<std::uint32_t>>& lists, P p) {
  audience::SetCounts counts;
  const std::size_t n = lists.size() - 1;
  counts.creators = n;
  counts.by_times.resize(n + 1);
  std::map<std::uint32_t, std::size_t> times;
  std::set<std::uint32_t> before;
  for (std::size_t i = 0; i < n; ++i) {
    std::set<std::uint32_t> fresh;
    for (const std::uint32_t a : lists[i]) {
      ++times[a];
      if (before.insert(a).second) fresh.insert(a);
    }
    counts.own.push_back(reached(lists[i], p));
    counts.incremental.push_back(reached(fresh, p));
    for (std::size_t j = 0; j < n; ++j) counts.shared.push_back(shared(lists[i], lists[j]));
    counts.compared_shared.push_back(shared(lists[i], lists[n]));
  }
  for (const auto& [account, k] : times) ++counts.by_times[k];
  for (std::size_t i = 0; i < n; ++i) {
    std::set<std::uint32_t> alone;
    for (const std::uint32_t a : lists[i]) {
      if (times[a] == 1) alone.insert(a);
    }
    counts.exclusive.push_back(reached(alone, p));
  }
  counts.potential = reached(before, p);
  counts.compared = reached(lists[n], p);
  counts.compared_reached = shared(before, lists[n]);
  return counts;
}

}  // namespace vouch::testing
