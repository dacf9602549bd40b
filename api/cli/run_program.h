// Runs another program and waits for it. Its output goes to stderr, so that stdout stays data.
#pragma once

#include <string>
#include <vector>

#include "engine/core/result.h"

namespace vouch::cli {

/// The program is looked up as a shell does. Fails with unavailable where it cannot be started or ends with another status than
/// 0.
[[nodiscard]] core::Result<void> run_program(const std::vector<std::string>& arguments);

}  // namespace vouch::cli
