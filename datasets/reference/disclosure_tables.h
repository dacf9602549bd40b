// The disclosure rules as files: disclosure_phrases.csv, disclosure_rules.csv and disclosure_settings.csv, each row with its
// source and date. The program carries those of this folder; a folder with the same three names replaces them. The version that
// answers name is the settings' `version` with 8 digits of a hash over the bytes of the three, so edited files never pass for
// others.
#pragma once

#include <filesystem>
#include <string_view>

#include "engine/catalog/disclosure_records.h"
#include "engine/core/result.h"

namespace vouch::datasets {

/// The bytes of the three files, UTF-8.
struct DisclosureFiles {
  std::string_view phrases, rules, settings;
};

/// Those that the program carries.
[[nodiscard]] DisclosureFiles carried_disclosure_files();

/// Fails with invalid_argument, naming file, line, column, what was found and what was expected.
[[nodiscard]] core::Result<catalog::DisclosureRecords> read_disclosure_files(const DisclosureFiles& files);

/// The three files of a folder. Fails as above, and with not_found and unavailable where a file cannot be read.
[[nodiscard]] core::Result<catalog::DisclosureRecords> read_disclosure_folder(const std::filesystem::path& folder);

}  // namespace vouch::datasets
