#include "engine/planning/reach_state.h"

#include <algorithm>
#include <cmath>

#include "engine/audience/authenticity.h"
#include "engine/core/deterministic_math.h"

namespace vouch::planning {
namespace {

constexpr std::size_t kPart = 4096;  // members between two looks at whether reading on is worth it

std::uint64_t sum_of(const std::uint32_t* remaining, std::span<const std::uint32_t> members) {
  // Four sums at a time, so that their look-ups overlap.
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  std::uint64_t c = 0;
  std::uint64_t d = 0;
  std::size_t i = 0;
  for (; i + 4 <= members.size(); i += 4) {
    a += remaining[members[i]];
    b += remaining[members[i + 1]];
    c += remaining[members[i + 2]];
    d += remaining[members[i + 3]];
  }
  for (; i < members.size(); ++i) a += remaining[members[i]];
  return a + b + c + d;
}

}  // namespace

ReachState::ReachState(const Problem& problem)
    : authentic_(problem.authentic),
      uniform_(prior_weight()),
      heaviest_(authentic_.empty() ? uniform_ : full_weight(audience::Authenticity::kScale)),
      remaining_(problem.accounts, uniform_),
      miss_(problem.accounts, 0) {
  if (authentic_.empty()) return;
  for (std::uint32_t a = 0; a < problem.accounts; ++a) remaining_[a] = full_weight(authentic_[a]);
}

Reach ReachState::gain(const Candidate& candidate) const {
  return share_of(sum_of(remaining_.data(), candidate.members), seen_of(candidate.miss));
}

Reach ReachState::gain_above(const Candidate& candidate, Reach enough) const {
  const std::uint64_t seen = seen_of(candidate.miss);
  std::span<const std::uint32_t> unread = candidate.members;
  std::uint64_t sum = 0;
  while (!unread.empty()) {
    const std::size_t part = std::min(kPart, unread.size());
    sum += sum_of(remaining_.data(), unread.first(part));
    unread = unread.subspan(part);
    const Reach at_most = share_of(sum + std::uint64_t{heaviest_} * unread.size(), seen);
    if (at_most <= enough) return at_most;
  }
  return share_of(sum, seen);
}

Reach ReachState::most(const Candidate& candidate) const {
  return share_of(std::uint64_t{heaviest_} * candidate.members.size(), seen_of(candidate.miss));
}

/// Puts a candidate in, or takes it out; returns by how much the reach changes.
template <class Full>
Reach ReachState::change(const Candidate& candidate, Full full, bool in) {
  const Decay& decay = Decay::table();
  const LogMiss step = in ? candidate.miss : 0U - candidate.miss;  // unsigned arithmetic wraps: it takes away
  Reach before = 0;
  Reach after = 0;
  for (const std::uint32_t account : candidate.members) {
    const LogMiss miss = miss_[account] + step;
    const std::uint32_t left = decay.remaining(full(account), miss);
    before += remaining_[account];
    after += left;
    miss_[account] = miss;
    remaining_[account] = left;
  }
  return in ? before - after : after - before;
}

Reach ReachState::add(const Candidate& candidate) {
  const Reach gained = authentic_.empty()
                           ? change(
                                 candidate, [this](std::uint32_t) { return uniform_; }, true)
                           : change(candidate, [this](std::uint32_t a) { return full_weight(authentic_[a]); }, true);
  reached_ += gained;
  return gained;
}

Reach ReachState::remove(const Candidate& candidate) {
  const Reach lost = authentic_.empty()
                         ? change(
                               candidate, [this](std::uint32_t) { return uniform_; }, false)
                         : change(candidate, [this](std::uint32_t a) { return full_weight(authentic_[a]); }, false);
  reached_ -= lost;
  return lost;
}

std::uint32_t prior_weight() { return full_weight(audience::Authenticity::kPrior); }

Reach people_of(const Problem& problem, const Candidate& candidate) {
  if (problem.authentic.empty()) return Reach{candidate.members.size()} * prior_weight();
  Reach sum = 0;
  for (const std::uint32_t account : candidate.members) sum += full_weight(problem.authentic[account]);
  return sum;
}

Reach reach_alone(const Problem& problem, const Candidate& candidate) {
  return share_of(people_of(problem, candidate), seen_of(candidate.miss));
}

Reach contacts_of(const Problem& problem, const Candidate& candidate) {
  const auto posts = static_cast<double>(std::max(candidate.posts, 1U));
  const double visible = 1.0 - core::det_exp(-static_cast<double>(candidate.miss) / 65536.0 / posts);
  const auto share = static_cast<std::uint64_t>(std::floor(visible * posts * 4294967296.0 + 0.5));
  return share_of(people_of(problem, candidate), share);
}

}  // namespace vouch::planning
