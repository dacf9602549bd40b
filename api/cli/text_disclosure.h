// What `vouch text disclosure` does with one file: texts or NDJSON objects in, a JSON object a line out.
#pragma once

#include <iosfwd>
#include <string>

#include "api/cli/session.h"

namespace vouch::cli {

struct TextDisclosureOptions {
  std::string country = "EU";  // for lines that name none
  std::string language;        // the same
  std::string rules;           // folder; empty: those of the program
};

/// Streams: a line is answered before the next is read. Returns kRejects where a line was no object in a file of objects.
[[nodiscard]] core::Result<int> disclose(std::istream& lines, const TextDisclosureOptions& options, const Session& session);

}  // namespace vouch::cli
