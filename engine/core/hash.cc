#include "engine/core/hash.h"

#include <cstring>

#include <sodium.h>
#include <xxhash.h>

namespace vouch::core {
namespace {

/// libsodium chooses its fastest code once; calling it again is free and thread safe.
void prepare() {
  static const int ready = sodium_init();
  (void)ready;
}

std::uint64_t keyed64(std::span<const std::uint8_t> message, std::span<const std::uint8_t> key) {
  prepare();
  std::array<std::uint8_t, 8> out{};
  crypto_generichash_blake2b(out.data(), out.size(), message.data(), message.size(), key.data(), key.size());
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < out.size(); ++i) value |= static_cast<std::uint64_t>(out[i]) << (8 * i);
  return value;
}

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::uint64_t hash64(Bytes bytes, std::uint64_t seed) { return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed); }
std::uint64_t hash64(std::string_view text, std::uint64_t seed) { return hash64(as_bytes(text), seed); }

Digest sha256(std::string_view bytes) {
  prepare();
  Digest out{};
  crypto_hash_sha256(out.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return out;
}

Digest blake2b(Bytes bytes) {
  prepare();
  Digest out{};
  crypto_generichash_blake2b(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr,
                             0);
  return out;
}

std::string hex(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

Result<Digest> digest_from_hex(std::string_view text) {
  Digest out{};
  if (text.size() != 2 * out.size()) {
    return fail(ErrorCode::invalid_argument,
                "found " + std::to_string(text.size()) + " characters, expected 64 hexadecimal digits (SHA-256)");
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const int high = nibble(text[2 * i]);
    const int low = nibble(text[2 * i + 1]);
    if (high < 0 || low < 0) {
      return fail(ErrorCode::invalid_argument, "found a character that is no hexadecimal digit, expected 64 of them (SHA-256)");
    }
    out[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return out;
}

Result<AccountKey> AccountKey::make(std::string_view raw) {
  std::array<std::uint8_t, kBytes> key{};
  if (raw.size() != key.size()) {
    return fail(ErrorCode::invalid_argument,
                "account key has " + std::to_string(raw.size()) + " bytes, expected exactly 32 raw bytes");
  }
  std::memcpy(key.data(), raw.data(), key.size());
  return AccountKey(key);
}

AccountKey AccountKey::fresh() {
  prepare();
  std::array<std::uint8_t, kBytes> key{};
  randombytes_buf(key.data(), key.size());
  return AccountKey(key);
}

std::uint64_t AccountKey::pseudonym(std::string_view account_id) const { return pseudonym(sha256(account_id)); }
std::uint64_t AccountKey::pseudonym(const Digest& sha256_of_id) const { return keyed64(sha256_of_id, key_); }

std::uint64_t AccountKey::fingerprint() const {
  constexpr std::string_view kText = "vouch account key fingerprint 1";
  return keyed64({reinterpret_cast<const std::uint8_t*>(kText.data()), kText.size()}, key_);
}

}  // namespace vouch::core
