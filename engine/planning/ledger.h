// The books of a set that is being chosen: what it costs, how many members each group has, and whether one more still leaves
// a way to the minima: the cheapest candidates that each unmet minimum needs are kept in reserve, in money and in places.
// Within one field that reserve is exact, so that what is admitted can always be completed; over several fields at once it
// is a lower bound, and a set may turn out not to be completable.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/planning/problem.h"

namespace vouch::planning {

/// Of each rule with a minimum its candidates, the cheapest first.
using CheapestFirst = std::vector<std::vector<std::uint32_t>>;
[[nodiscard]] CheapestFirst cheapest_first(const Problem& problem);

/// Refers to its arguments, which must live longer. A copy keeps books of its own.
class Ledger {
 public:
  Ledger(const Problem& problem, const CheapestFirst& cheapest);

  /// Whether a candidate may be put in: it is not in yet, and budget, count, maxima and reserves allow it.
  [[nodiscard]] bool admits(std::uint32_t candidate) const;
  /// Whether `in` may take the place of `out`: budget and maxima hold, and no minimum that is met is lost.
  [[nodiscard]] bool admits_exchange(std::uint32_t out, std::uint32_t in) const;
  /// Whether a set with so many contacts more that reaches so much keeps to the frequency.
  [[nodiscard]] bool frequency_allows(Reach more_contacts, Reach reached) const;

  void add(std::uint32_t candidate, Reach contacts);
  void remove(std::uint32_t candidate, Reach contacts);

  [[nodiscard]] bool holds(std::uint32_t candidate) const { return in_[candidate]; }
  [[nodiscard]] bool minima_met() const;
  /// How many unmet minima a candidate would serve.
  [[nodiscard]] unsigned serves(std::uint32_t candidate) const;
  [[nodiscard]] std::int64_t cost_cents() const { return cost_cents_; }
  [[nodiscard]] std::uint32_t members() const { return members_; }
  [[nodiscard]] Reach contacts() const { return contacts_; }
  [[nodiscard]] std::uint32_t in_group(std::size_t rule) const { return counts_[rule]; }

 private:
  /// What the minima that `candidate` leaves unmet still cost at least, and how many places they take.
  struct Reserve {
    std::int64_t cents = 0;
    std::uint32_t places = 0;
  };
  [[nodiscard]] Reserve reserve_after(std::uint32_t candidate) const;
  [[nodiscard]] std::int64_t cheapest_cents(std::size_t rule, std::uint32_t needed, std::uint32_t without) const;

  const Problem* problem_;
  const CheapestFirst* cheapest_;
  std::vector<bool> in_;
  std::vector<std::uint32_t> counts_;  // by rule
  std::int64_t cost_cents_ = 0;
  std::uint32_t members_ = 0;
  Reach contacts_ = 0;
  bool has_minima_ = false;
};

}  // namespace vouch::planning
