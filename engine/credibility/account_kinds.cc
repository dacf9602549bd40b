#include "engine/credibility/account_kinds.h"

namespace vouch::credibility {

AccountKind kind_of(const AccountLimits& limits, const AccountFacts& facts, const double* authentic) {
  if (authentic != nullptr && *authentic < limits.suspicious_below) return AccountKind::suspicious;
  if (facts.following && static_cast<double>(*facts.following) > limits.mass_following) return AccountKind::mass_follower;
  if (facts.followers && static_cast<double>(*facts.followers) > limits.creator_followers) return AccountKind::creator;
  return authentic != nullptr ? AccountKind::person : AccountKind::unknown;
}

}  // namespace vouch::credibility
