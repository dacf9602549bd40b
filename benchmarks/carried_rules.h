// The credibility rules that the program carries, for benchmarks of what judges by them.
#pragma once

#include "datasets/reference/credibility_tables.h"
#include "engine/credibility/rules.h"

namespace vouch::benchmarks {

[[nodiscard]] inline const credibility::Rules& carried_rules() {
  static const credibility::Rules rules = credibility::Rules::make(datasets::carried_credibility_rules().value()).value();
  return rules;
}

}  // namespace vouch::benchmarks
