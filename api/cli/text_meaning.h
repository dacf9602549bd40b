// What `vouch text embed` and `vouch text language` do with one file: texts or NDJSON objects in, a JSON object a line out.
#pragma once

#include <iosfwd>

#include "api/cli/session.h"

namespace vouch::cli {

/// Vectors by the embedder within the program. Returns kRejects where a line was no object in a file of objects.
[[nodiscard]] core::Result<int> embed_texts(std::istream& lines, const Session& session);

/// The languages that the texts are written in. Returns the same.
[[nodiscard]] core::Result<int> tell_languages(std::istream& lines, const Session& session);

}  // namespace vouch::cli
