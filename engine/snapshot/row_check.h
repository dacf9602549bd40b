// Whether compressed sparse rows hold what every reader relies on: each row ascends strictly and stays below a bound.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/snapshot/reader.h"

namespace vouch::snapshot {

/// The first row that does not ascend strictly below `bound`, or none. The offsets must have been checked. One pass over
/// targets and one over offsets, near what memory gives.
[[nodiscard]] std::optional<std::size_t> row_not_ascending_below(const Rows& rows, std::uint64_t bound);

}  // namespace vouch::snapshot
