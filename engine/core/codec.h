// Little-endian bytes and back, with every length checked: what files are made of. Pairs of write and read.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "engine/core/hash.h"
#include "engine/core/result.h"

namespace vouch::core {

static_assert(std::endian::native == std::endian::little, "files are mapped as they are: a little-endian machine is needed");

/// Appends values to a growing buffer.
class Encoder {
 public:
  template <class T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T>
  void write(T value) {
    const char* raw = reinterpret_cast<const char*>(&value);
    bytes_.append(raw, sizeof(T));
  }
  /// A length of 32 bits, then the bytes. Requires text.size() < 2^32.
  void write_text(std::string_view text) {
    write(static_cast<std::uint32_t>(text.size()));
    bytes_.append(text);
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads values off a span of bytes; fails with corrupt where they end too soon.
class Decoder {
 public:
  explicit Decoder(Bytes bytes) : rest_(bytes) {}

  template <class T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T>
  [[nodiscard]] Result<T> read() {
    if (rest_.size() < sizeof(T)) return ended(sizeof(T));
    T value;
    std::memcpy(&value, rest_.data(), sizeof(T));
    rest_ = rest_.subspan(sizeof(T));
    return value;
  }
  [[nodiscard]] Result<std::string_view> read_text() {
    const auto size = read<std::uint32_t>();
    if (!size) return fail(size.error());
    if (rest_.size() < *size) return ended(*size);
    const std::string_view text(reinterpret_cast<const char*>(rest_.data()), *size);
    rest_ = rest_.subspan(*size);
    return text;
  }
  [[nodiscard]] std::size_t left() const { return rest_.size(); }

 private:
  [[nodiscard]] tl::unexpected<Error> ended(std::size_t wanted) const {
    return fail(ErrorCode::corrupt,
                "found " + std::to_string(rest_.size()) + " bytes, expected at least " + std::to_string(wanted));
  }
  Bytes rest_;
};

}  // namespace vouch::core
