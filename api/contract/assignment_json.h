// Assignments as JSON and CSV text, the same for the command line, REST and Python; field order is fixed, unknown is null.
#pragma once

#include <string>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::contract {

[[nodiscard]] std::string assignment_to_json(const planning::Assignment& assignment, words::Language language);

/// A line an assigned creator (RFC 4180) with a header.
[[nodiscard]] std::string assignment_to_csv(const planning::Assignment& assignment);

}  // namespace vouch::contract
