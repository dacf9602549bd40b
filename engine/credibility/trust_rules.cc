#include "engine/credibility/trust_rules.h"

#include <array>

#include "engine/credibility/tweepcred.h"

namespace vouch::credibility {
namespace {

constexpr std::string_view kOwn = "assumption of this project, not measured";
constexpr std::string_view kSimulated = "choice of this project, by simulation (benchmarks/trust_farms.cc)";
constexpr std::string_view kTwitter = "Twitter, the-algorithm, tweepcred/UserMass.scala, 2023";

constexpr std::array kRules = {
    TrustRule{
        "damping", kTrustDamping, "of what a creator has, passed on to those that its accounts follow",
        "K. Avrachenkov, N. Litvak, K. Pham, A singular perturbation approach for choosing the PageRank damping factor, 2008",
        "2008"},
    TrustRule{"most_passed_on", kMostPassedOn, "people that one creator's accounts count for, at most", kOwn, "2026"},
    TrustRule{"seeded_uniform_share", kSeededUniformShare, "of all mass, on accounts that are no seeds, where there are seeds",
              kSimulated, "2026"},
    TrustRule{"offset", kTrustOffset, "mean accounts that every creator is given before logarithms are compared", kOwn, "2026"},
    TrustRule{"ramp", kTrustRamp, "times as much trust as a peer's is wholly above that peer", kOwn, "2026"},
    TrustRule{"platform_peers", kTrustPlatformPeers, "least peers of a platform of its own", kOwn, "2026"},
    TrustRule{"least_peers", kTrustLeastPeers, "fewer: the percentile is unknown", kOwn, "2026"},
    TrustRule{"tweepcred_following", kTweepcredFollowing, "accounts followed, above which the option tweepcred discounts",
              kTwitter, "2023"},
    TrustRule{"tweepcred_ratio", kTweepcredRatio, "followings a follower, above which it discounts", kTwitter, "2023"},
    TrustRule{"tweepcred_factor", kTweepcredFactor, "in the exponent of that discount", kTwitter, "2023"},
};

}  // namespace

std::span<const TrustRule> trust_rules() { return kRules; }

}  // namespace vouch::credibility
