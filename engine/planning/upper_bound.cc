#include "engine/planning/upper_bound.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include "engine/core/parallel_for.h"

namespace vouch::planning {
namespace {

constexpr int kPriceSteps = 40;
constexpr int kTightenings = 4;

/// Money and places that are left beside must_have.
struct Left {
  double cents = 0.0;
  std::size_t places = 0;
  bool budget = false;
};

Left left_beside(const Problem& problem) {
  Left left;
  left.budget = problem.budget_cents != kNoBudget;
  std::int64_t spent = 0;
  for (const std::uint32_t i : problem.must_have) spent += problem.candidates[i].cost_cents;
  left.cents = left.budget ? static_cast<double>(problem.budget_cents - spent) : 0.0;
  left.places = problem.count - problem.must_have.size();
  return left;
}

/// Candidates of one group, of whom at most so many count.
struct Bucket {
  std::size_t most = 0;
  std::vector<std::uint32_t> candidates;
};

/// The dual as a function of the price of money, over candidates outside the set.
class Dual {
 public:
  Dual(const ChosenSet& set, const GainBounds& bounds, std::span<const std::uint32_t> allowed)
      : set_(set), bounds_(bounds), left_(left_beside(set.problem())) {
    std::vector<std::uint32_t> open;
    for (const std::uint32_t i : allowed) {
      const bool affordable = !left_.budget || cost(i) <= left_.cents;
      if (affordable && !set.ledger().holds(i)) open.push_back(i);
    }
    for (std::uint32_t field = 0; field < kFields; ++field) divide_by(field, open);
    if (divisions_.empty()) divisions_.push_back({Bucket{left_.places, std::move(open)}});
  }

  /// The least sum over the ways to divide candidates into groups with maxima: each way is a bound of its own.
  [[nodiscard]] double at(double price) {
    double least = 0.0;
    for (std::size_t d = 0; d < divisions_.size(); ++d) {
      const double sum = sum_at(price, divisions_[d]);
      if (d == 0 || sum < least) {
        least = sum;
        taking_part_.clear();
        for (const auto& [worth, candidate] : chosen_) taking_part_.push_back(candidate);
      }
    }
    return least;
  }
  /// Who took part in the last sum.
  [[nodiscard]] const std::vector<std::uint32_t>& taking_part() const { return taking_part_; }

  /// A price near the best. The dual is convex, and above the largest gain per cost it rises.
  [[nodiscard]] double best_price() {
    if (!left_.budget) return 0.0;
    double low = 0.0;
    double high = 0.0;
    for (const Bucket& bucket : divisions_.front()) {
      for (const std::uint32_t i : bucket.candidates) {
        high = std::max(high, static_cast<double>(bounds_.gains[i]) / std::max(cost(i), 1.0));
      }
    }
    for (int step = 0; step < kPriceSteps; ++step) {
      const double third = (high - low) / 3.0;
      if (at(low + third) <= at(high - third)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return at(low) <= at(high) ? low : high;
  }

 private:
  [[nodiscard]] double cost(std::uint32_t i) const { return static_cast<double>(set_.problem().candidates[i].cost_cents); }

  /// What a candidate is worth beyond its price. Gains that were computed may be short by the rounding of each member.
  [[nodiscard]] double worth(std::uint32_t i, double price) const {
    const std::size_t members = set_.problem().candidates[i].members.size();
    return static_cast<double>(bounds_.gains[i] + ReachState::kSlack * (members + 1)) - price * cost(i);
  }

  /// The groups of one field that have a maximum, and all others together. Nothing where the field has no maximum.
  void divide_by(std::uint32_t field, const std::vector<std::uint32_t>& open) {
    const Problem& problem = set_.problem();
    std::vector<Bucket> buckets(1, Bucket{left_.places, {}});
    std::vector<std::size_t> rules;
    for (std::size_t r = 0; r < problem.rules.size(); ++r) {
      if (problem.rules[r].field != field || problem.rules[r].max >= left_.places) continue;
      std::uint32_t taken = 0;
      for (const std::uint32_t i : problem.must_have) taken += ((problem.candidates[i].rules >> r) & 1U) != 0 ? 1 : 0;
      rules.push_back(r);
      buckets.push_back(Bucket{problem.rules[r].max - std::min(taken, problem.rules[r].max), {}});
    }
    if (rules.empty()) return;
    for (const std::uint32_t i : open) {
      std::size_t place = 0;
      for (std::size_t k = 0; k < rules.size(); ++k)
        place = ((problem.candidates[i].rules >> rules[k]) & 1U) != 0 ? k + 1 : place;
      buckets[place].candidates.push_back(i);
    }
    divisions_.push_back(std::move(buckets));
  }

  /// Keeps the `most` largest of what was chosen from position `from` on.
  void keep_largest(std::size_t from, std::size_t most) {
    if (chosen_.size() - from <= most) return;
    const auto first = chosen_.begin() + static_cast<std::ptrdiff_t>(from);
    std::nth_element(first, first + static_cast<std::ptrdiff_t>(most), chosen_.end(), std::greater<>());
    chosen_.resize(from + most);
  }

  double sum_at(double price, const std::vector<Bucket>& buckets) {
    chosen_.clear();
    for (const Bucket& bucket : buckets) {
      const std::size_t from = chosen_.size();
      for (const std::uint32_t i : bucket.candidates) {
        if (const double one = worth(i, price); one > 0.0) chosen_.emplace_back(one, i);
      }
      keep_largest(from, bucket.most);
    }
    keep_largest(0, left_.places);
    std::sort(chosen_.begin(), chosen_.end());
    double sum = price * left_.cents;
    for (const auto& [worth, candidate] : chosen_) sum += worth;
    return sum;
  }

  const ChosenSet& set_;
  const GainBounds& bounds_;
  Left left_;
  std::vector<std::vector<Bucket>> divisions_;
  std::vector<std::pair<double, std::uint32_t>> chosen_;
  std::vector<std::uint32_t> taking_part_;
};

/// Computes gains that are older than the set; false where none was.
bool renew(const ChosenSet& set, GainBounds& bounds, std::vector<std::uint32_t> candidates) {
  std::erase_if(candidates, [&](std::uint32_t i) { return bounds.exact[i]; });
  core::parallel_each(candidates.size(), set.problem().threads,
                      [&](std::size_t k) { bounds.gains[candidates[k]] = set.gain(candidates[k]); });
  for (const std::uint32_t i : candidates) bounds.exact[i] = true;
  return !candidates.empty();
}

}  // namespace

Reach upper_bound(const ChosenSet& set, GainBounds& bounds, std::span<const std::uint32_t> allowed) {
  Dual dual(set, bounds, allowed);
  double price = dual.best_price();
  for (int i = 0; i < kTightenings; ++i) {
    bool renewed = false;
    for (;;) {
      (void)dual.at(price);
      if (!renew(set, bounds, dual.taking_part())) break;
      renewed = true;
    }
    if (!renewed) break;
    price = dual.best_price();
  }
  // Sums of so many doubles are right to a part in 10⁹ by far; the last step rounds up.
  return set.reached() + static_cast<Reach>(std::ceil(dual.at(price) * (1.0 + 1e-9)));
}

}  // namespace vouch::planning
