// Files of ids, one a line: of creators, brands, accounts.
#pragma once

#include <cstddef>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/engine.h"

namespace vouch::cli {

/// The ids of a file in its order. Fails as IdLines does, and with invalid_argument where there are more than `most`.
[[nodiscard]] core::Result<std::vector<std::string>> read_ids(const std::filesystem::path& file,
                                                              std::size_t most = std::numeric_limits<std::size_t>::max());

/// An audience: what is the SHA-256 of an id in hexadecimal digits is taken for one, the rest for ids. Fails as read_ids,
/// and where there are more ids than may be sent.
[[nodiscard]] core::Result<ranking::RequestAudience> read_audience(const std::filesystem::path& file);

}  // namespace vouch::cli
