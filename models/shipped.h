// The learned parts that ship with the program, ready for the engine.
#pragma once

#include <memory>

#include "engine/account_lists.h"
#include "engine/core/result.h"
#include "engine/values/embedder.h"

namespace vouch::models {

/// Takes about a tenth of a second.
[[nodiscard]] core::Result<credibility::AuthenticityModel> authenticity_model();

/// The static embedder. Takes about a tenth of a second.
[[nodiscard]] core::Result<std::unique_ptr<values::Embedder>> embedder();

}  // namespace vouch::models
