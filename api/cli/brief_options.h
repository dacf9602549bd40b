// The options of a brief on the command line: a file, and flags that override its fields. Thin: it collects, the engine
// judges.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/cli/command.h"
#include "engine/engine.h"

namespace vouch::cli {

struct BriefOptions {
  std::vector<std::string> brands;  // --brand, may be repeated
  std::string brands_file, brief_file, candidates_file, audience_file;
  std::optional<std::uint32_t> k;
  std::optional<std::string> profile, goal, rank_by, precision, as_of;
  std::vector<std::string> weights;  // SIGNAL=NUMBER
  std::vector<std::string> platform, country, language, category, size_band, exclude;
  std::optional<std::int64_t> min_followers, max_followers, max_price_cents, active_days;
  bool exclude_partners = false;
};

/// Adds the options to the command.
void add_brief_options(const Command& command, BriefOptions& options);

/// Adds those that choose a profile, its weights and the day alone.
void add_choice_options(const Command& command, BriefOptions& options);
/// What these say, in a brief without a brand. Fails as the fields of a brief do.
[[nodiscard]] core::Result<ranking::Brief> choices_of(const BriefOptions& options);

/// One brief a brand, in the order given. Fails with invalid_argument where no brand or more than one source of brands is
/// named, and as the fields of a brief do; with not_found where a file is missing.
[[nodiscard]] core::Result<std::vector<ranking::Brief>> briefs_of(const BriefOptions& options);

}  // namespace vouch::cli
