// Hashes: XXH3 for checksums and tables, BLAKE2b and SHA-256 for the pseudonyms of accounts.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace vouch::core {

using Bytes = std::span<const std::byte>;

[[nodiscard]] inline Bytes as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

/// XXH3, 64 bits. Not for secrets.
[[nodiscard]] std::uint64_t hash64(Bytes bytes, std::uint64_t seed = 0);
[[nodiscard]] std::uint64_t hash64(std::string_view text, std::uint64_t seed = 0);

using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 of the bytes.
[[nodiscard]] Digest sha256(std::string_view bytes);
/// BLAKE2b with 256 bits, without a key: content ids.
[[nodiscard]] Digest blake2b(Bytes bytes);
/// Lower-case hexadecimal.
[[nodiscard]] std::string hex(std::span<const std::uint8_t> bytes);
/// The reverse. Fails with invalid_argument unless it is 64 hexadecimal digits of either case.
[[nodiscard]] Result<Digest> digest_from_hex(std::string_view text);

/// The secret that makes account ids pseudonyms: 32 raw bytes beside a dataset, never in a snapshot.
class AccountKey {
 public:
  static constexpr std::size_t kBytes = 32;
  /// Fails with invalid_argument unless there are exactly 32 bytes.
  [[nodiscard]] static Result<AccountKey> make(std::string_view raw);
  /// A fresh key from the system's random source. The one place where a result is not reproducible.
  [[nodiscard]] static AccountKey fresh();

  /// BLAKE2b-64(key, SHA-256(id)): what a snapshot stores for an account.
  [[nodiscard]] std::uint64_t pseudonym(std::string_view account_id) const;
  /// The same for an id that came as its SHA-256.
  [[nodiscard]] std::uint64_t pseudonym(const Digest& sha256_of_id) const;
  /// What a snapshot holds instead of the key: the first 8 bytes of BLAKE2b over a fixed text and the key.
  [[nodiscard]] std::uint64_t fingerprint() const;
  [[nodiscard]] std::string_view raw() const { return {reinterpret_cast<const char*>(key_.data()), key_.size()}; }

 private:
  explicit AccountKey(const std::array<std::uint8_t, kBytes>& key) : key_(key) {}
  std::array<std::uint8_t, kBytes> key_;
};

}  // namespace vouch::core
