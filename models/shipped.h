// The learned parts that ship with the program, ready for the engine.
#pragma once

#include "engine/account_lists.h"
#include "engine/core/result.h"

namespace vouch::models {

/// Takes about a tenth of a second.
[[nodiscard]] core::Result<credibility::AuthenticityModel> authenticity_model();

}  // namespace vouch::models
