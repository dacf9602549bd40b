#include "engine/credibility/credibility_rules.h"

namespace vouch::credibility {

const std::array<PartRule, kParts>& part_rules() {
  static constexpr std::array<PartRule, kParts> kRules{{
      {PartName::audience, "audience", 0.9, 1.0, -3.0, 0.75,
       "mean probability that an account of the audience is authentic; 0.9 is the prior of an account of which nothing is known"},
      {PartName::engagement, "engagement", 0.0, 1.0, -2.5, 0.0,
       "habits that are unusual among peers take away what habit_rules say"},
      {PartName::pods, "pods", 0.0, -3.0, -2.5, 0.0, "share of the comments it gets that come from its pod"},
      {PartName::growth, "growth", 0.0, -6.0, -2.5, 0.0, "share of the followers that came in unusual bursts and stayed"},
      {PartName::trust, "trust", 0.5, 0.0, 0.0, 0.0,
       "shown and not counted: people who follow and never engage add to it, and they may not make a creator more credible"},
      {PartName::disclosure, "disclosure", 0.75, 0.8, -1.5, 0.4,
       "of posts known to be paid, those that say so: clearly counts whole, weakly half"},
      {PartName::saturation, "saturation", 0.4, -2.5, -1.0, 0.0, "share of commercial posts beyond two in five"},
      {PartName::responsiveness, "responsiveness", 0.25, 1.0, -0.25, 0.4, "share of comments answered within a week"},
  }};
  return kRules;
}

}  // namespace vouch::credibility
