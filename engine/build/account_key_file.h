// The account key beside a published snapshot, as `X.vouch.key`: requests that send account ids need it to find them. It is
// the user's secret (mode 0600, replaced by rename) and never part of the snapshot, which holds its fingerprint.
#pragma once

#include <filesystem>

#include "engine/core/hash.h"
#include "engine/core/result.h"

namespace vouch::build {

/// `TARGET.key`.
[[nodiscard]] std::filesystem::path account_key_file(const std::filesystem::path& target);

/// Writes the key beside the snapshot `target`. Fails with unavailable.
[[nodiscard]] core::Result<void> publish_account_key(const std::filesystem::path& target, const core::AccountKey& key);

}  // namespace vouch::build
