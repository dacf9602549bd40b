// Exchange rates as a CSV file names them: the columns currency and rate, in any order, others are left out. A rate is what
// one unit of that currency is worth in the plan's.
#pragma once

#include <filesystem>
#include <vector>

#include "engine/core/result.h"
#include "engine/engine.h"

namespace vouch::cli {

/// Fails as read_file does, and with invalid_argument, naming the line, for a missing column or a rate that is no number.
[[nodiscard]] core::Result<std::vector<planning::ExchangeRate>> read_rates(const std::filesystem::path& file);

}  // namespace vouch::cli
