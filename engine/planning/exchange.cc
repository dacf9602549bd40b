#include "engine/planning/exchange.h"

#include <algorithm>
#include <optional>

#include "engine/core/parallel_for.h"

namespace vouch::planning {
namespace {

constexpr std::size_t kLeastTried = 8;
constexpr std::size_t kMostTried = 256;
constexpr std::uint64_t kLookups = 1ULL << 27;  // of a round, about
constexpr int kRounds = 8;

bool is_fixed(const Problem& problem, std::uint32_t candidate) {
  return std::find(problem.must_have.begin(), problem.must_have.end(), candidate) != problem.must_have.end();
}

/// Those worth trying: the most promising among the affordable ones.
std::vector<std::uint32_t> worth_trying(const ChosenSet& set, const GainBounds& promise, std::span<const std::uint32_t> allowed) {
  const Problem& problem = set.problem();
  std::int64_t freed = 0;
  for (const Step& step : set.steps()) freed = std::max(freed, problem.candidates[step.candidate].cost_cents);
  std::vector<std::uint32_t> open;
  for (const std::uint32_t i : allowed) {
    const bool affordable = problem.candidates[i].cost_cents <= problem.budget_cents - (set.ledger().cost_cents() - freed);
    if (affordable && !set.ledger().holds(i)) open.push_back(i);
  }
  const std::size_t most = std::min(kMostTried, open.size());
  const auto better = [&](std::uint32_t a, std::uint32_t b) {
    return promise.gains[a] != promise.gains[b] ? promise.gains[a] > promise.gains[b] : a < b;
  };
  std::partial_sort(open.begin(), open.begin() + static_cast<std::ptrdiff_t>(most), open.end(), better);
  std::uint64_t lookups = 0;
  std::size_t tried = 0;
  while (tried < most && (tried < kLeastTried || lookups < kLookups)) {
    lookups += problem.candidates[open[tried]].members.size() * set.steps().size();
    ++tried;
  }
  open.resize(tried);
  return open;
}

/// What the tried ones would make of the set without `out`; the best first, only those that may come in.
std::vector<Alternative> without(ChosenSet& set, std::uint32_t out, const std::vector<std::uint32_t>& tried) {
  std::vector<Reach> gains(tried.size());
  core::parallel_each(tried.size(), set.problem().threads, [&](std::size_t k) { gains[k] = set.gain(tried[k]); });
  std::vector<Alternative> found;
  for (std::size_t k = 0; k < tried.size(); ++k) {
    if (set.frequency_allows(tried[k], gains[k])) found.push_back({tried[k], set.reached() + gains[k]});
  }
  std::sort(found.begin(), found.end(), [](const Alternative& a, const Alternative& b) {
    return a.reached != b.reached ? a.reached > b.reached : a.candidate < b.candidate;
  });
  std::erase_if(found, [&](const Alternative& one) { return one.candidate == out; });
  return found;
}

/// One member's place; where a swap makes the set better and may be made, it is, and nothing is returned.
std::optional<Place> try_place(ChosenSet& set, std::uint32_t member, std::vector<std::uint32_t> tried, bool may_swap) {
  const Reach before = set.reached();
  std::erase_if(tried, [&](std::uint32_t i) { return !set.ledger().admits_exchange(member, i); });
  Place place{.candidate = member, .lost_without = set.remove(member), .alternatives = without(set, member, tried)};
  if (may_swap && !place.alternatives.empty() && place.alternatives.front().reached > before) {
    const std::uint32_t better = place.alternatives.front().candidate;
    set.add(better);
    if (set.reached() > before) return std::nullopt;
    set.remove(better);
  }
  set.add(member);
  if (place.alternatives.size() > kAlternatives) place.alternatives.resize(kAlternatives);
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
    const std::vector<std::uint32_t> tried = worth_trying(set, promise, allowed);
    std::vector<Place> places;
    bool swapped = false;
    for (const std::uint32_t member : members_of(set)) {
      if (is_fixed(set.problem(), member)) {
        places.push_back(fixed_place(set, member));
        continue;
      }
      auto place = try_place(set, member, tried, round < kRounds);
      swapped = swapped || !place;
      if (place) places.push_back(*std::move(place));
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
