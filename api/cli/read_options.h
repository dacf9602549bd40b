// The options that commands reading tables share: how ambiguous columns are read, what happens to rows that do not go in.
#pragma once

#include <string>

#include "api/cli/command.h"
#include "api/cli/import_text.h"
#include "api/cli/progress.h"
#include "datasets/dataset_reader.h"

namespace vouch::cli {

struct RowOptions {
  std::string locale, rejects;
  bool strict = false, allow_rejects = false;
};

void add_locale(const Command& command, RowOptions& options);
/// --rejects, --strict, --allow-rejects.
void add_rejects(const Command& command, RowOptions& options);

/// `doing` is the verb of the progress line, such as "reading". Both references must outlive the reading. Fails with
/// invalid_argument for an unknown locale.
[[nodiscard]] core::Result<datasets::ReadOptions> read_options(const RowOptions& options, std::string doing, RejectFile& rejects,
                                                               ProgressLine& progress);

}  // namespace vouch::cli
