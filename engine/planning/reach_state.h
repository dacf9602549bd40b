// How much of each account is still to be reached while a set grows and shrinks: 8 bytes an account. What a candidate would
// add is the sum of those remainders over its audience, times 1 − e^−ℓ: one stream over its list and one look-up of 4 bytes a
// member, bound by the memory of those look-ups. Putting a candidate in or out costs two more look-ups a member.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/planning/exposure.h"
#include "engine/planning/problem.h"

namespace vouch::planning {

/// Reading is safe from several threads, changing is not.
class ReachState {
 public:
  /// The empty set. Refers to problem.authentic, which must live longer.
  explicit ReachState(const Problem& problem);

  /// What a candidate that is not in the set would add: at most kSlack a member away from what add() says.
  [[nodiscard]] Reach gain(const Candidate& candidate) const;
  static constexpr Reach kSlack = 2;
  /// The gain where it is more than `enough`; else the gain or an upper bound of it up to `enough`, for part of the reading.
  [[nodiscard]] Reach gain_above(const Candidate& candidate, Reach enough) const;
  /// An upper bound of any gain without reading the audience.
  [[nodiscard]] Reach most(const Candidate& candidate) const;
  /// Whether most() is the gain itself while the set is empty.
  [[nodiscard]] bool most_is_exact() const { return authentic_.empty(); }

  /// Puts a candidate in or takes it out; returns by how much the reach of the set changes. Requires it to be out, or in.
  Reach add(const Candidate& candidate);
  Reach remove(const Candidate& candidate);

  /// Expected credible reach of the set.
  [[nodiscard]] Reach reached() const { return reached_; }

 private:
  template <class Full>
  Reach change(const Candidate& candidate, Full full, bool in);

  std::span<const std::uint16_t> authentic_;
  std::uint32_t uniform_;
  std::uint32_t heaviest_;  // no account weighs more
  std::vector<std::uint32_t> remaining_;
  std::vector<LogMiss> miss_;
  Reach reached_ = 0;
};

/// The weight of every account where problem.authentic is empty.
[[nodiscard]] std::uint32_t prior_weight();
/// Σ p over an audience, in parts of a person.
[[nodiscard]] Reach people_of(const Problem& problem, const Candidate& candidate);
/// The reach of a candidate alone.
[[nodiscard]] Reach reach_alone(const Problem& problem, const Candidate& candidate);
/// Expected contacts: posts seen by the candidate's audience, n · v · people.
[[nodiscard]] Reach contacts_of(const Problem& problem, const Candidate& candidate);

}  // namespace vouch::planning
