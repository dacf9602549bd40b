// The credibility rules that the program carries, for tests of what judges by them.
#pragma once

#include <utility>

#include "datasets/reference/credibility_tables.h"
#include "engine/credibility/evenness_reading.h"
#include "engine/credibility/rules.h"

namespace vouch::testing {

[[nodiscard]] inline const credibility::Rules& carried_rules() {
  static const credibility::Rules rules = credibility::Rules::make(datasets::carried_credibility_rules().value()).value();
  return rules;
}

/// A reader of even-handedness with the thresholds that the program carries.
[[nodiscard]] inline core::Result<credibility::EvennessReader> evenness_reader(catalog::EvennessRules wordings) {
  return credibility::EvennessReader::make(std::move(wordings), carried_rules().evenness, carried_rules().version);
}

}  // namespace vouch::testing
