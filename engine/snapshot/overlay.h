// The erasure overlay: who must not count any more although the snapshot still holds them. It lies beside the snapshot as
// `X.vouch.erased`, sorted lists of account pseudonyms and of creator and brand ids, is read when the snapshot is opened
// and holds until the next build leaves them out for good.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/hash.h"
#include "engine/core/result.h"

namespace vouch::snapshot {

/// Immutable, safe to share. All lists ascend and hold each entry once.
class ErasureOverlay {
 public:
  ErasureOverlay() = default;
  /// Sorts the lists and drops repetitions.
  ErasureOverlay(std::vector<std::uint64_t> accounts, std::vector<std::string> creators, std::vector<std::string> brands);

  /// The overlay of a snapshot file; empty where there is no `FILE.erased`. Fails with corrupt, unavailable.
  [[nodiscard]] static core::Result<ErasureOverlay> open(const std::filesystem::path& snapshot_file);
  /// Publishes it beside the snapshot by rename. Fails with unavailable.
  [[nodiscard]] core::Result<void> publish(const std::filesystem::path& snapshot_file) const;

  [[nodiscard]] bool empty() const { return accounts_.empty() && creators_.empty() && brands_.empty(); }
  [[nodiscard]] bool contains_account(std::uint64_t pseudonym) const;
  [[nodiscard]] bool contains_creator(std::string_view id) const;
  [[nodiscard]] bool contains_brand(std::string_view id) const;

  /// The file's bytes: magic, version, three counts, pseudonyms, ids with their lengths, XXH3 of all before.
  [[nodiscard]] std::string encode() const;
  /// Fails with corrupt.
  [[nodiscard]] static core::Result<ErasureOverlay> decode(core::Bytes bytes);

  bool operator==(const ErasureOverlay&) const = default;

 private:
  std::vector<std::uint64_t> accounts_;
  std::vector<std::string> creators_;
  std::vector<std::string> brands_;
};

}  // namespace vouch::snapshot
