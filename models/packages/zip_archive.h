// Entries of a zip archive that is in memory. The one place that knows libzip.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/core/hash.h"
#include "engine/core/result.h"

namespace vouch::models {

/// The bytes of one entry. Fails with corrupt where the archive or the entry is damaged or larger than `most`, and with not_found
/// where it has no such entry. `archive` stands in messages.
[[nodiscard]] core::Result<std::string> zip_entry(core::Bytes bytes, std::string_view archive, std::string_view entry,
                                                  std::uint64_t most);

}  // namespace vouch::models
