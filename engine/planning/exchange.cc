#include "engine/planning/exchange.h"

#include <algorithm>
#include <optional>

#include "engine/core/parallel_for.h"

namespace vouch::planning {
namespace {

constexpr std::size_t kLeastTried = 8;
constexpr std::size_t kMostTried = 256;
constexpr std::uint64_t kLookups = 1ULL << 27;  // of a round, about
constexpr std::size_t kTogether = 4;            // computed side by side before asking whether more are needed
constexpr int kRounds = 8;

bool is_fixed(const Problem& problem, std::uint32_t candidate) {
  return std::find(problem.must_have.begin(), problem.must_have.end(), candidate) != problem.must_have.end();
}

/// Those worth trying: the most promising among the affordable ones, one by gain and one by gain per cost in turn, since who
/// is dear may take the place of the dear alone.
std::vector<std::uint32_t> worth_trying(const ChosenSet& set, const GainBounds& promise, std::span<const std::uint32_t> allowed) {
  const Problem& problem = set.problem();
  std::int64_t freed = 0;
  for (const Step& step : set.steps()) {
    if (!is_fixed(problem, step.candidate)) freed = std::max(freed, problem.candidates[step.candidate].cost_cents);
  }
  std::vector<std::uint32_t> open;
  for (const std::uint32_t i : allowed) {
    const bool affordable = problem.candidates[i].cost_cents <= problem.budget_cents - (set.ledger().cost_cents() - freed);
    if (affordable && !set.ledger().holds(i)) open.push_back(i);
  }
  const std::size_t most = std::min(kMostTried, open.size());
  const auto first_by = [&](auto key) {
    std::vector<std::uint32_t> first = open;
    std::partial_sort(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(most), first.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return key(a) != key(b) ? key(a) > key(b) : a < b; });
    first.resize(most);
    return first;
  };
  const auto gain = [&](std::uint32_t i) { return static_cast<double>(promise.gains[i]); };
  const auto cost = [&](std::uint32_t i) {
    return static_cast<double>(std::max<std::int64_t>(problem.candidates[i].cost_cents, 1));
  };
  const std::vector<std::uint32_t> by_gain = first_by(gain);
  const std::vector<std::uint32_t> by_worth = first_by([&](std::uint32_t i) { return gain(i) / cost(i); });
  std::vector<std::uint32_t> tried;
  std::vector<bool> in(problem.candidates.size(), false);
  std::uint64_t lookups = 0;
  for (std::size_t k = 0; k < 2 * most && tried.size() < most; ++k) {
    const std::uint32_t next = k % 2 == 0 ? by_gain[k / 2] : by_worth[k / 2];
    if (in[next]) continue;
    if (tried.size() >= kLeastTried && lookups >= kLookups) break;
    in[next] = true;
    tried.push_back(next);
    lookups += problem.candidates[next].members.size() * set.steps().size();
  }
  return tried;
}

/// Someone who may come in, with an upper bound of what it would add to a set from which somebody is taken.
struct Hope {
  Reach at_most = 0;
  std::uint32_t candidate = 0;
  bool operator<(const Hope& other) const {
    return at_most != other.at_most ? at_most > other.at_most : candidate < other.candidate;
  }
};

/// What each would add to the set as it stands.
std::vector<Hope> gains_of(const ChosenSet& set, std::span<const std::uint32_t> candidates) {
  std::vector<Hope> gains(candidates.size());
  core::parallel_each(candidates.size(), set.problem().threads,
                      [&](std::size_t k) { gains[k] = {set.gain(candidates[k]), candidates[k]}; });
  return gains;
}

/// The best of them for the set as it is; nobody is computed who cannot be among them.
std::vector<Alternative> best_of(const ChosenSet& set, std::span<const Hope> hopes) {
  std::vector<Alternative> found;
  for (std::size_t first = 0; first < hopes.size(); first += kTogether) {
    if (found.size() == kAlternatives && found.back().reached >= set.reached() + hopes[first].at_most) break;
    const auto some = hopes.subspan(first, std::min(kTogether, hopes.size() - first));
    std::vector<Reach> gains(some.size());
    core::parallel_each(some.size(), set.problem().threads, [&](std::size_t k) { gains[k] = set.gain(some[k].candidate); });
    for (std::size_t k = 0; k < some.size(); ++k) {
      if (set.frequency_allows(some[k].candidate, gains[k])) found.push_back({some[k].candidate, set.reached() + gains[k]});
    }
    std::sort(found.begin(), found.end(), [](const Alternative& a, const Alternative& b) {
      return a.reached != b.reached ? a.reached > b.reached : a.candidate < b.candidate;
    });
    if (found.size() > kAlternatives) found.resize(kAlternatives);
  }
  return found;
}

/// One member's place; where a swap makes the set better and may be made, it is, and nothing is returned. `tried`: what
/// each would add to the set as it stands. Taking the member out gives back `lost` in all, of which a candidate can win at
/// most the share that it is seen by.
std::optional<Place> try_place(ChosenSet& set, std::uint32_t member, std::span<const Hope> tried, bool may_swap) {
  const Reach before = set.reached();
  std::vector<Hope> hopes;
  for (const Hope& one : tried) {
    if (set.ledger().admits_exchange(member, one.candidate)) hopes.push_back(one);
  }
  Place place{.candidate = member, .lost_without = set.remove(member), .alternatives = {}};
  for (Hope& hope : hopes) {
    const Candidate& candidate = set.problem().candidates[hope.candidate];
    const Reach slack = ReachState::kSlack * (candidate.members.size() + 1);
    hope.at_most += share_of(place.lost_without, seen_of(candidate.miss)) + slack;
  }
  std::sort(hopes.begin(), hopes.end());
  place.alternatives = best_of(set, hopes);
  if (may_swap && !place.alternatives.empty() && place.alternatives.front().reached > before) {
    const std::uint32_t better = place.alternatives.front().candidate;
    set.add(better);
    if (set.reached() > before) return std::nullopt;
    set.remove(better);
  }
  set.add(member);
  return place;
}

Place fixed_place(ChosenSet& set, std::uint32_t member) {
  Place place{.candidate = member, .lost_without = set.remove(member), .alternatives = {}};
  set.add(member);
  return place;
}

std::vector<std::uint32_t> members_of(const ChosenSet& set) {
  std::vector<std::uint32_t> members;
  for (const Step& step : set.steps()) members.push_back(step.candidate);
  return members;
}

}  // namespace

Exchanged exchange(ChosenSet& set, const GainBounds& promise, GreedyBy by, std::span<const std::uint32_t> allowed) {
  Exchanged done;
  for (int round = 0;; ++round) {
    const std::vector<std::uint32_t> candidates = worth_trying(set, promise, allowed);
    std::vector<Hope> tried = gains_of(set, candidates);
    std::vector<Place> places;
    bool swapped = false;
    for (const std::uint32_t member : members_of(set)) {
      if (is_fixed(set.problem(), member)) {
        places.push_back(fixed_place(set, member));
        continue;
      }
      auto place = try_place(set, member, tried, round < kRounds);
      if (place) {
        places.push_back(*std::move(place));
      } else {
        swapped = true;
        tried = gains_of(set, candidates);
      }
    }
    if (!swapped) {
      done.places = std::move(places);
      return done;
    }
    done.swapped = true;
    GainBounds bounds = bounds_without_reading(set);
    lazy_greedy(set, bounds, by, allowed);
  }
}

}  // namespace vouch::planning
