// Where installed models lie: the folder that is named, else VOUCH_MODELS, else vouch/models among the user's data.
#pragma once

#include <filesystem>
#include <string>

#include "engine/core/result.h"

namespace vouch::cli {

/// Fails with invalid_argument where none is named and the user has no home.
[[nodiscard]] core::Result<std::filesystem::path> model_folder(const std::string& named);

}  // namespace vouch::cli
