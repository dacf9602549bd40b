// The terms of a plan, judged: what contradicts itself is refused with what was found, what was expected, and a JSON Pointer.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/result.h"
#include "engine/planning/plan.h"
#include "engine/planning/problem.h"
#include "engine/ranking/evidence.h"

namespace vouch::planning {

/// What can be said without data. Fails with invalid_argument: neither budget nor count, figures outside their range,
/// minima above maxima or together above the count, a rule or a must-have twice.
[[nodiscard]] core::Result<void> check_terms(const PlanTerms& terms);

/// CreatorIndex values of must_have, in its order. Fails with not_found (an unknown id) and invalid_argument (also excluded).
[[nodiscard]] core::Result<std::vector<std::uint32_t>> must_have_of(const ranking::Evidence& evidence,
                                                                    const PlanRequest& request);

/// The mix against the creators of one catalog: which groups a creator belongs to.
class Mix {
 public:
  /// Fails with invalid_argument where a size band does not exist. A country or category that nobody has is an empty group.
  [[nodiscard]] static core::Result<Mix> make(const ranking::Evidence& evidence, const std::vector<MixRule>& rules);
  [[nodiscard]] std::vector<Rule> rules() const;
  /// Bit r: the creator is of the group of rule r.
  [[nodiscard]] std::uint64_t groups_of(std::uint32_t creator) const;

 private:
  explicit Mix(const ranking::Evidence& evidence) : evidence_(&evidence) {}
  struct Group {
    MixRule rule;
    std::vector<bool> labels;  // per label code; of country and category
    ranking::SizeBand band = ranking::SizeBand::unknown;
  };
  const ranking::Evidence* evidence_;
  std::vector<Group> groups_;
};

}  // namespace vouch::planning
