// Plans as JSON and CSV text, the same for the command line, REST and Python. As in answer_json.h: field order is fixed,
// unknown is null, people are numbers with three decimals that add up, money is whole cents.
#pragma once

#include <string>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::contract {

[[nodiscard]] std::string plan_to_json(const planning::Plan& plan, words::Language language);

/// A line a creator (RFC 4180) with a header; unknown figures are empty.
[[nodiscard]] std::string plan_to_csv(const planning::Plan& plan);

}  // namespace vouch::contract
