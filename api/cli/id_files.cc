#include "api/cli/id_files.h"

#include <utility>

#include "api/cli/id_lines.h"
#include "engine/core/hash.h"

namespace vouch::cli {

using core::ErrorCode;
using core::fail;

core::Result<std::vector<std::string>> read_ids(const std::filesystem::path& file, std::size_t most) {
  auto lines = IdLines::open(file);
  if (!lines) return fail(std::move(lines).error());
  std::vector<std::string> ids;
  for (;;) {
    const auto line = lines->next();
    if (!line) return fail(line.error());
    if (!*line) return ids;
    if (ids.size() == most) {
      return fail(ErrorCode::invalid_argument,
                  file.string() + ": holds more than " + std::to_string(most) + " ids, expected at most that many");
    }
    ids.emplace_back(**line);
  }
}

core::Result<ranking::RequestAudience> read_audience(const std::filesystem::path& file) {
  auto ids = read_ids(file, ranking::kMostSentIds);
  if (!ids) return fail(std::move(ids).error());
  ranking::RequestAudience audience;
  for (std::string& id : *ids) {
    if (const auto digest = core::digest_from_hex(id)) {
      audience.sha256.push_back(*digest);
    } else {
      audience.accounts.push_back(std::move(id));
    }
  }
  return audience;
}

}  // namespace vouch::cli
