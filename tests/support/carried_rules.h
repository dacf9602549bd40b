// The credibility rules that the program carries, for tests of what judges by them.
#pragma once

#include "datasets/reference/credibility_tables.h"
#include "engine/credibility/rules.h"

namespace vouch::testing {

[[nodiscard]] inline const credibility::Rules& carried_rules() {
  static const credibility::Rules rules = credibility::Rules::make(datasets::carried_credibility_rules().value()).value();
  return rules;
}

}  // namespace vouch::testing
