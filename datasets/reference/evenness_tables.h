// The rules for even-handedness as a file: evenness_phrases.csv, each row with its source and date. The program carries the one
// of this folder; a folder of rules may replace it (rule_files.h). Its version is 8 digits of a hash over its bytes, so an edited
// file never passes for another.
#pragma once

#include <string_view>

#include "engine/catalog/evenness_records.h"
#include "engine/core/result.h"

namespace vouch::datasets {

/// The bytes of the file that the program carries, UTF-8.
[[nodiscard]] std::string_view carried_evenness_phrases();

/// Fails with invalid_argument, naming file, line, column, what was found and what was expected.
[[nodiscard]] core::Result<catalog::EvennessRules> read_evenness_phrases(std::string_view bytes);

}  // namespace vouch::datasets
