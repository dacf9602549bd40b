// All rules as the files of one folder: disclosure_phrases.csv, disclosure_rules.csv and disclosure_settings.csv, which belong
// together, comment_phrases.csv, evenness_phrases.csv and credibility_rules.csv. The program carries one of each; a folder
// replaces those that it holds.
#pragma once

#include <array>
#include <filesystem>
#include <string_view>

#include "engine/catalog/comment_rules.h"
#include "engine/catalog/credibility_rule_records.h"
#include "engine/core/result.h"

namespace vouch::datasets {

struct RuleFile {
  std::string_view name;
  std::string_view bytes;  // as carried, UTF-8
};
[[nodiscard]] std::array<RuleFile, 6> carried_rule_files();

struct RuleFolder {
  catalog::WordingRules wordings;
  catalog::CredibilityRuleRecords credibility;
};

/// The rules of a folder, the program's own where it holds none. Fails with not_found where it is no folder or holds no rules,
/// with invalid_argument where another .csv file, one of the three of disclosure alone, or a wrong row is in it.
[[nodiscard]] core::Result<RuleFolder> read_rule_folder(const std::filesystem::path& folder);

}  // namespace vouch::datasets
