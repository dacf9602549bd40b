#include "engine/planning/contacts.h"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/core/deterministic_math.h"
#include "engine/core/parallel_for.h"
#include "engine/planning/reach_state.h"

namespace vouch::planning {
namespace {

constexpr std::uint32_t kBlock = 1U << 14;

/// Chances to see none, one or two of the posts so far.
struct Chances {
  double none = 1.0, one = 0.0, two = 0.0;
};

/// The same for the posts of one creator.
Chances chances_of(const Candidate& candidate) {
  const auto posts = static_cast<double>(candidate.posts);
  const double miss = core::det_exp(-static_cast<double>(candidate.miss) / 65536.0 / posts);
  Chances all;
  for (std::uint32_t post = 0; post < candidate.posts; ++post) {
    all.two = all.two * miss + all.one * (1.0 - miss);
    all.one = all.one * miss + all.none * (1.0 - miss);
    all.none *= miss;
  }
  return all;
}

void combine(Chances& account, const Chances& more) {
  account.two = account.two * more.none + account.one * more.one + account.none * more.two;
  account.one = account.one * more.none + account.none * more.one;
  account.none *= more.none;
}

Contacts contacts_of_block(const Problem& problem, std::span<const std::uint32_t> members, const std::vector<Chances>& chances,
                           std::uint32_t first) {
  std::vector<Chances> accounts(std::min(kBlock, problem.accounts - first));
  std::vector<bool> seen(accounts.size(), false);
  for (std::size_t k = 0; k < members.size(); ++k) {
    const auto list = problem.candidates[members[k]].members;
    for (auto at = std::lower_bound(list.begin(), list.end(), first); at != list.end() && *at - first < accounts.size(); ++at) {
      combine(accounts[*at - first], chances[k]);
      seen[*at - first] = true;
    }
  }
  const std::uint32_t prior = prior_weight();
  Contacts sum;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    if (!seen[i]) continue;
    const double full = problem.authentic.empty() ? prior : full_weight(problem.authentic[first + i]);
    sum.once += static_cast<Reach>(full * accounts[i].one);
    sum.twice += static_cast<Reach>(full * accounts[i].two);
    ++sum.accounts;
  }
  return sum;
}

}  // namespace

Contacts contacts_of_set(const Problem& problem, std::span<const std::uint32_t> members) {
  std::vector<Chances> chances;
  for (const std::uint32_t i : members) chances.push_back(chances_of(problem.candidates[i]));
  const std::size_t blocks = (problem.accounts + kBlock - 1) / kBlock;
  std::vector<Contacts> sums(blocks);
  core::parallel_each(blocks, problem.threads, [&](std::size_t b) {
    sums[b] = contacts_of_block(problem, members, chances, static_cast<std::uint32_t>(b * kBlock));
  });
  Contacts all;
  for (const Contacts& sum : sums) {
    all.once += sum.once;
    all.twice += sum.twice;
    all.accounts += sum.accounts;
  }
  return all;
}

}  // namespace vouch::planning
