// The comment rules as a file: comment_phrases.csv, each row with its source and date. The program carries the one of this
// folder. The version that snapshots name is a hash over its bytes.
#pragma once

#include <string_view>

#include "engine/catalog/comment_rules.h"
#include "engine/core/result.h"

namespace vouch::datasets {

/// The bytes of the file that the program carries, UTF-8.
[[nodiscard]] std::string_view carried_comment_phrases();

/// Fails with invalid_argument, naming file, line, column, what was found and what was expected.
[[nodiscard]] core::Result<catalog::CommentRules> read_comment_phrases(std::string_view bytes);

/// All rules that the program carries, for a build.
[[nodiscard]] core::Result<catalog::WordingRules> carried_wordings();

}  // namespace vouch::datasets
