#include "api/rest/cursor.h"

#include <array>
#include <cstdint>

#include "engine/core/codec.h"
#include "engine/core/hash.h"

namespace vouch::rest {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t kVersion = 1;

/// base64url without padding (RFC 4648, 5).
std::string to_text(std::string_view bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int have = 0;
  for (const char byte : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(byte);
    for (have += 8; have >= 6; have -= 6) text += kAlphabet[(bits >> (have - 6)) & 63U];
    bits &= (1U << have) - 1U;
  }
  if (have > 0) text += kAlphabet[(bits << (6 - have)) & 63U];
  return text;
}

/// The reverse; an empty string for anything that to_text does not make.
std::string from_text(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int have = 0;
  for (const char c : text) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) return {};
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    have += 6;
    if (have >= 8) {
      have -= 8;
      bytes += static_cast<char>(bits >> have & 255U);
      bits &= (1U << have) - 1U;
    }
  }
  return bits == 0 && have < 6 ? bytes : std::string();
}

std::uint64_t seal(std::string_view question, std::string_view last_id) {
  return core::hash64(last_id, core::hash64(question, kVersion));
}

}  // namespace

std::string encode_cursor(std::string_view question, std::string_view last_id) {
  core::Encoder encoder;
  encoder.write(kVersion);
  encoder.write(seal(question, last_id));
  encoder.write_text(last_id);
  return to_text(encoder.bytes());
}

core::Result<std::string> decode_cursor(std::string_view question, std::string_view token) {
  const auto refuse = [] {
    return core::fail(core::ErrorCode::invalid_argument,
                      "found a cursor that this question did not give, expected `next` of the page before, with the same filters",
                      "/cursor");
  };
  const std::string bytes = from_text(token);
  core::Decoder decoder(core::as_bytes(bytes));
  const auto version = decoder.read<std::uint8_t>();
  const auto sealed = decoder.read<std::uint64_t>();
  const auto last_id = decoder.read_text();
  if (!version || !sealed || !last_id || *version != kVersion || decoder.left() != 0) return refuse();
  if (*sealed != seal(question, *last_id)) return refuse();
  return std::string(*last_id);
}

}  // namespace vouch::rest
