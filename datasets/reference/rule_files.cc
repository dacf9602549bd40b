#include "datasets/reference/rule_files.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "datasets/reference/comment_tables.h"
#include "datasets/reference/credibility_tables.h"
#include "datasets/reference/disclosure_tables.h"
#include "datasets/reference/evenness_tables.h"
#include "datasets/reference/reference_table.h"

namespace vouch::datasets {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr std::string_view kCommentPhrases = "comment_phrases.csv", kEvennessPhrases = "evenness_phrases.csv";

bool is_disclosure(std::string_view name) { return name.starts_with("disclosure_"); }

/// Names of the rule files in a folder. A .csv file that is none of them would be left out unnoticed, so it is refused.
Result<std::set<std::string>> names_in(const std::filesystem::path& folder) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    return fail(ErrorCode::not_found, folder.string() + ": found no folder, expected one with rules");
  }
  const auto known = carried_rule_files();
  std::string expected;
  for (const RuleFile& file : known) expected.append(expected.empty() ? "" : ", ").append(file.name);
  std::set<std::string> names, others;
  for (auto entry = std::filesystem::directory_iterator(folder, error); !error && entry != std::filesystem::directory_iterator();
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (entry->path().extension() != ".csv") continue;
    (std::ranges::find(known, name, &RuleFile::name) != known.end() ? names : others).insert(name);
  }
  if (error) return fail(ErrorCode::unavailable, folder.string() + ": cannot be read: " + error.message());
  if (!others.empty()) {
    return fail(ErrorCode::invalid_argument, folder.string() + ": found " + *others.begin() + ", expected only " + expected);
  }
  if (names.empty())
    return fail(ErrorCode::not_found, folder.string() + ": found no rules, expected at least one of " + expected);
  return names;
}

}  // namespace

std::array<RuleFile, 6> carried_rule_files() {
  const DisclosureFiles disclosure = carried_disclosure_files();
  return {{{"disclosure_phrases.csv", disclosure.phrases},
           {"disclosure_rules.csv", disclosure.rules},
           {"disclosure_settings.csv", disclosure.settings},
           {kCommentPhrases, carried_comment_phrases()},
           {kEvennessPhrases, carried_evenness_phrases()},
           {kCredibilityRules, carried_credibility_file()}}};
}

Result<RuleFolder> read_rule_folder(const std::filesystem::path& folder) {
  const auto names = names_in(folder);
  if (!names) return fail(names.error());
  RuleFolder rules;
  const bool own_disclosure = std::ranges::any_of(*names, is_disclosure);
  auto disclosure = own_disclosure ? read_disclosure_folder(folder) : read_disclosure_files(carried_disclosure_files());
  if (!disclosure) return fail(std::move(disclosure).error());
  rules.wordings.disclosure = *std::move(disclosure);

  const auto bytes_of = [&](std::string_view name, std::string_view carried) -> Result<std::string> {
    return names->contains(std::string(name)) ? read_whole(folder / name) : std::string(carried);
  };
  const auto phrases = bytes_of(kCommentPhrases, carried_comment_phrases());
  if (!phrases) return fail(phrases.error());
  auto comments = read_comment_phrases(*phrases);
  if (!comments) return fail(core::within(folder.string(), std::move(comments).error()));
  rules.wordings.comments = *std::move(comments);

  const auto opinions = bytes_of(kEvennessPhrases, carried_evenness_phrases());
  if (!opinions) return fail(opinions.error());
  auto evenness = read_evenness_phrases(*opinions);
  if (!evenness) return fail(core::within(folder.string(), std::move(evenness).error()));
  rules.wordings.evenness = *std::move(evenness);

  const auto values = bytes_of(kCredibilityRules, carried_credibility_file());
  if (!values) return fail(values.error());
  auto credibility = read_credibility_rules(*values, (folder / kCredibilityRules).string());
  if (!credibility) return fail(std::move(credibility).error());
  rules.credibility = *std::move(credibility);
  return rules;
}

}  // namespace vouch::datasets
