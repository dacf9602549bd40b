// What `vouch text even-handedness` does with one file: texts or NDJSON objects in, a JSON object a line out.
#pragma once

#include <iosfwd>
#include <string>

#include "api/cli/session.h"

namespace vouch::cli {

struct TextEvennessOptions {
  std::string language;  // for lines that name none
  std::string rules;     // folder; empty: those of the program
};

/// Returns kRejects where a line was no object in a file of objects.
[[nodiscard]] core::Result<int> read_evenness(std::istream& lines, const TextEvennessOptions& options, const Session& session);

}  // namespace vouch::cli
