// Attack: attackers state higher counts than they have. Nobody else is touched, and no account follows or likes.
#pragma once

#include "experiments/attacks/attack.h"

namespace vouch::experiments {

struct Inflate {
  double factor = 1.0;
  bool followers = true;   // of the profile, the stated size of the audience and the whole history
  bool engagement = true;  // likes, comments, shares, saves, views, reach and clicks of every post
};

[[nodiscard]] DatasetRows inflate(const DatasetRows& rows, Attackers attackers, const Inflate& inflated);

}  // namespace vouch::experiments
