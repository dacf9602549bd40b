// The folder that a generated or converted dataset goes to, and the account key beside its files. Public and made-up data
// use one published key: same data, same pseudonyms, on every machine. Data of real customers must never use it.
#pragma once

#include <filesystem>
#include <string_view>

#include "engine/core/result.h"

namespace vouch::datasets {

/// 32 bytes, printable, so that anyone can see which key it is.
inline constexpr std::string_view kPublishedAccountKey = "vouch published account key 0001";
static_assert(kPublishedAccountKey.size() == 32);

/// Makes the folder with its parents. An empty folder that is there already will do.
/// Fails with conflict where something else has the name, with unavailable where it can not be made.
[[nodiscard]] core::Result<void> make_dataset_folder(const std::filesystem::path& folder);

/// Writes `account.key` (mode 0600) with the published key into the folder.
[[nodiscard]] core::Result<void> write_published_account_key(const std::filesystem::path& folder);

}  // namespace vouch::datasets
