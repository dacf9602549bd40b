// The dataset that a recipe names: where it lies, what its files are, and the key of its accounts.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/core/hash.h"
#include "engine/core/result.h"

namespace vouch::experiments {

/// The folder that `data.source` of the recipe names, relative to the recipe, with ${VOUCH_DATA} in its place. Fails with
/// not_available where that is named and not there, with not_found where there is no such folder.
[[nodiscard]] core::Result<std::filesystem::path> locate_data(const std::string& source, const std::filesystem::path& recipe,
                                                              const std::filesystem::path& research_data);

/// The key beside the dataset; where there is none the published one, since no snapshot outlives the experiment.
[[nodiscard]] core::Result<core::AccountKey> account_key_of(const std::filesystem::path& dataset);

/// BLAKE2b over names and contents of the files right in the folder, by name; hidden files and account keys left out.
/// Fails with not_found where there is no such folder, with unavailable where a file cannot be read.
[[nodiscard]] core::Result<std::string> hash_of_folder(const std::filesystem::path& folder);

}  // namespace vouch::experiments
