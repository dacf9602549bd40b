// One vector scaled to length 1, and its bytes and halves: what tables and queries are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace vouch::vectors {

/// What keeps a vector from having a direction, such as "is nan at dimension 3" or "has length 0"; none where it has one.
[[nodiscard]] std::optional<std::string> flaw_of(std::span<const float> vector);

/// ‖v‖, summed in order. Requires finite components; then it is finite too.
[[nodiscard]] double length_of(std::span<const float> vector);
/// The largest |v_j|.
[[nodiscard]] float largest_of(std::span<const float> vector);

/// round(v_j ÷ length ÷ scale), halves up, at most 127 either way.
void write_bytes(std::span<const float> vector, double length, double scale, std::int8_t* bytes);
/// The halves nearest to v_j ÷ length.
void write_halves(std::span<const float> vector, double length, std::uint16_t* halves);

/// ‖s·x‖ and ‖h − s·x‖ of bytes x and halves h; the latter 0 without halves.
struct Lengths {
  double bytes = 0.0;
  double halves = 0.0;
  double residual = 0.0;
};
[[nodiscard]] Lengths lengths_of(std::span<const std::int8_t> bytes, double scale, std::span<const std::uint16_t> halves);

}  // namespace vouch::vectors
