// The credibility rules as a file: credibility_rules.csv, each row with its source and date. The program carries the one of this
// folder. The version that answers name is the row all,version with 8 digits of a hash over the bytes, so edited files never pass
// for others. Which rules there are, and their ranges, is known where they are used (engine/credibility/rules.h).
#pragma once

#include <string>
#include <string_view>

#include "engine/catalog/credibility_rule_records.h"
#include "engine/core/result.h"

namespace vouch::datasets {

inline constexpr std::string_view kCredibilityRules = "credibility_rules.csv";

/// The bytes of the file that the program carries, UTF-8.
[[nodiscard]] std::string_view carried_credibility_file();

/// `name` stands in messages. Fails with invalid_argument, naming file, line, column, what was found and what was expected, where
/// a row is not whole, a table's rule is there twice or the version is missing.
[[nodiscard]] core::Result<catalog::CredibilityRuleRecords> read_credibility_rules(
    std::string_view bytes, std::string name = std::string(kCredibilityRules));

/// Those that the program carries, for a build.
[[nodiscard]] core::Result<catalog::CredibilityRuleRecords> carried_credibility_rules();

}  // namespace vouch::datasets
