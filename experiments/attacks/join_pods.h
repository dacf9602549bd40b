// Attack: attackers agree in groups to comment on one another's posts soon after they go up. The counts of comments rise with it.
#pragma once

#include <string>
#include <vector>

#include "engine/core/result.h"
#include "experiments/attacks/attack.h"

namespace vouch::experiments {

struct JoinPods {
  std::uint32_t members = 2;         // of a pod; attackers are dealt in their order, those left over join nobody
  double participation = 0.0;        // chance that a member comments on a post of another
  double delay_s = 0.0;              // mean of the exponential time to that comment
  std::vector<std::string> phrases;  // of which each comment is one
};

/// Fails with not_available where an attacker has no account of its own in the data, since nobody could tell that it comments.
[[nodiscard]] core::Result<DatasetRows> join_pods(const DatasetRows& rows, Attackers attackers, const JoinPods& pods,
                                                  std::uint64_t seed);

}  // namespace vouch::experiments
