#include "engine/credibility/account_kinds.h"

namespace vouch::credibility {

AccountKind kind_of(const AccountFacts& facts, const double* authentic) {
  if (authentic != nullptr && *authentic < kSuspiciousBelow.value) return AccountKind::suspicious;
  if (facts.following && static_cast<double>(*facts.following) > kMassFollowing.value) return AccountKind::mass_follower;
  if (facts.followers && static_cast<double>(*facts.followers) > kCreatorFollowers.value) return AccountKind::creator;
  return authentic != nullptr ? AccountKind::person : AccountKind::unknown;
}

}  // namespace vouch::credibility
