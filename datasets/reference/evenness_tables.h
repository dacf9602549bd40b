// The rules for even-handedness as a file: evenness_phrases.csv, each row with its source and date. The program carries the one
// of this folder; a folder with a file of that name replaces it. Its version is 8 digits of a hash over its bytes, so an edited
// file never passes for another.
#pragma once

#include <filesystem>
#include <string_view>

#include "engine/catalog/evenness_records.h"
#include "engine/core/result.h"

namespace vouch::datasets {

/// The bytes of the file that the program carries, UTF-8.
[[nodiscard]] std::string_view carried_evenness_phrases();

/// Fails with invalid_argument, naming file, line, column, what was found and what was expected.
[[nodiscard]] core::Result<catalog::EvennessRules> read_evenness_phrases(std::string_view bytes);

/// The file of a folder. Fails as above, and with not_found and unavailable where it cannot be read.
[[nodiscard]] core::Result<catalog::EvennessRules> read_evenness_folder(const std::filesystem::path& folder);

}  // namespace vouch::datasets
