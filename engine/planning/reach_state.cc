#include "engine/planning/reach_state.h"

#include <algorithm>
#include <cmath>

#include "engine/audience/authenticity.h"
#include "engine/core/deterministic_math.h"

namespace vouch::planning {
namespace {

__extension__ using Wide = unsigned __int128;

Reach scaled(Reach sum, std::uint64_t share) { return static_cast<Reach>((Wide{sum} * share) >> 32U); }

}  // namespace

ReachState::ReachState(const Problem& problem)
    : authentic_(problem.authentic),
      uniform_(prior_weight()),
      remaining_(problem.accounts, uniform_),
      miss_(problem.accounts, 0) {
  if (authentic_.empty()) return;
  for (std::uint32_t a = 0; a < problem.accounts; ++a) remaining_[a] = full(a);
}

Reach ReachState::gain(const Candidate& candidate) const {
  const std::uint32_t* remaining = remaining_.data();
  const std::span<const std::uint32_t> members = candidate.members;
  // Four sums at a time, so that their look-ups overlap.
  std::uint64_t a = 0, b = 0, c = 0, d = 0;
  std::size_t i = 0;
  for (; i + 4 <= members.size(); i += 4) {
    a += remaining[members[i]];
    b += remaining[members[i + 1]];
    c += remaining[members[i + 2]];
    d += remaining[members[i + 3]];
  }
  for (; i < members.size(); ++i) a += remaining[members[i]];
  return scaled(a + b + c + d, seen_of(candidate.miss));
}

Reach ReachState::most(const Candidate& candidate) const {
  const std::uint32_t each = authentic_.empty() ? uniform_ : full_weight(65535);
  return scaled(Reach{candidate.members.size()} * each, seen_of(candidate.miss));
}

Reach ReachState::add(const Candidate& candidate) {
  Reach gained = 0;
  for (const std::uint32_t account : candidate.members) {
    miss_[account] += candidate.miss;
    const std::uint32_t left = planning::remaining(full(account), miss_[account]);
    gained += remaining_[account] - left;
    remaining_[account] = left;
  }
  reached_ += gained;
  return gained;
}

Reach ReachState::remove(const Candidate& candidate) {
  Reach lost = 0;
  for (const std::uint32_t account : candidate.members) {
    miss_[account] -= candidate.miss;
    const std::uint32_t left = planning::remaining(full(account), miss_[account]);
    lost += left - remaining_[account];
    remaining_[account] = left;
  }
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
  return scaled(people_of(problem, candidate), seen_of(candidate.miss));
}

Reach contacts_of(const Problem& problem, const Candidate& candidate) {
  const auto posts = static_cast<double>(std::max(candidate.posts, 1U));
  const double visible = 1.0 - core::det_exp(-static_cast<double>(candidate.miss) / 65536.0 / posts);
  const auto share = static_cast<std::uint64_t>(std::floor(visible * posts * 4294967296.0 + 0.5));
  return scaled(people_of(problem, candidate), share);
}

}  // namespace vouch::planning
