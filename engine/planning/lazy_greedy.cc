#include "engine/planning/lazy_greedy.h"

#include <algorithm>

namespace vouch::planning {
namespace {

struct Entry {
  double key = 0.0;
  Reach gain = 0;
  std::uint32_t candidate = 0;
  std::uint32_t round = 0;  // in which the gain was computed; 0: an upper bound

  /// Lower priority: a lower key, or the same and a later candidate.
  bool operator<(const Entry& other) const { return key != other.key ? key < other.key : candidate > other.candidate; }
};

double key_of(Reach gain, std::int64_t cost_cents, GreedyBy by) {
  const double divisor = by == GreedyBy::gain ? 1.0 : static_cast<double>(std::max<std::int64_t>(cost_cents, 1));
  return static_cast<double>(gain) / divisor;
}

/// The candidates still in question, best bound first.
class Queue {
 public:
  Queue(const ChosenSet& set, const GainBounds& bounds, GreedyBy by, std::span<const std::uint32_t> allowed) : by_(by) {
    entries_.reserve(allowed.size());
    for (const std::uint32_t i : allowed) {
      if (set.ledger().holds(i)) continue;
      entries_.push_back({.key = key_of(bounds.gains[i], set.problem().candidates[i].cost_cents, by),
                          .gain = bounds.gains[i],
                          .candidate = i,
                          .round = bounds.exact[i] ? 1U : 0U});
    }
    std::make_heap(entries_.begin(), entries_.end());
  }
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  Entry pop() {
    std::pop_heap(entries_.begin(), entries_.end());
    const Entry top = entries_.back();
    entries_.pop_back();
    return top;
  }
  /// Returns the key that it stands with.
  double push(Entry entry, const Problem& problem) {
    entry.key = key_of(entry.gain, problem.candidates[entry.candidate].cost_cents, by_);
    entries_.push_back(entry);
    std::push_heap(entries_.begin(), entries_.end());
    return entry.key;
  }

 private:
  GreedyBy by_;
  std::vector<Entry> entries_;
};

/// A gain at this cost that is a little below this key, so that rounding settles nothing.
Reach gain_below(double key, std::int64_t cost_cents, GreedyBy by) {
  const double factor = by == GreedyBy::gain ? 1.0 : static_cast<double>(std::max<std::int64_t>(cost_cents, 1));
  return static_cast<Reach>(key * factor * (1.0 - 1e-9));
}

}  // namespace

GainBounds bounds_without_reading(const ChosenSet& set) {
  const std::vector<Candidate>& candidates = set.problem().candidates;
  GainBounds bounds;
  bounds.gains.reserve(candidates.size());
  for (const Candidate& one : candidates) bounds.gains.push_back(set.state().most(one));
  bounds.exact.assign(candidates.size(), set.steps().empty() && set.state().most_is_exact());
  return bounds;
}

void lazy_greedy(ChosenSet& set, GainBounds& bounds, GreedyBy by, std::span<const std::uint32_t> allowed) {
  Queue queue(set, bounds, by, allowed);
  std::vector<Entry> aside;  // refused by the frequency of this round's set; another set may allow them
  std::uint32_t round = 1;
  double best = 0.0;  // key of the best gain that was computed in this round; who cannot beat it is not read to the end
  while (!queue.empty()) {
    Entry top = queue.pop();
    if (top.gain == 0 && set.ledger().minima_met()) break;
    if (!set.ledger().admits(top.candidate)) continue;  // and never again: costs and counts only grow
    if (top.round != round) {
      const Reach enough = gain_below(best, set.problem().candidates[top.candidate].cost_cents, by);
      top.gain = set.gain_above(top.candidate, enough);
      const bool exact = top.gain > enough || enough == 0;
      top.round = exact ? round : 0;
      bounds.gains[top.candidate] = top.gain;
      bounds.exact[top.candidate] = exact;
      const double key = queue.push(top, set.problem());
      if (exact) best = std::max(best, key);
      continue;
    }
    if (!set.frequency_allows(top.candidate, top.gain)) {
      aside.push_back(top);
      best = 0.0;
      continue;
    }
    set.add(top.candidate);
    ++round;
    best = 0.0;
    std::fill(bounds.exact.begin(), bounds.exact.end(), false);
    for (const Entry& entry : aside) queue.push(entry, set.problem());
    aside.clear();
  }
}

}  // namespace vouch::planning
