#include "engine/vectors/unit_vector.h"

#include <algorithm>
#include <cmath>

#include "engine/vectors/half.h"

namespace vouch::vectors {

std::optional<std::string> flaw_of(std::span<const float> vector) {
  for (std::size_t j = 0; j < vector.size(); ++j) {
    if (std::isnan(vector[j])) return "is nan at dimension " + std::to_string(j);
    if (std::isinf(vector[j])) return "is infinite at dimension " + std::to_string(j);
  }
  if (std::ranges::all_of(vector, [](float x) { return x == 0.0F; })) return "has length 0, expected a direction";
  return std::nullopt;
}

double length_of(std::span<const float> vector) {
  double squares = 0.0;
  for (const float x : vector) squares += double{x} * double{x};  // 2^15 times the square of the largest float is finite
  return std::sqrt(squares);
}

float largest_of(std::span<const float> vector) {
  float largest = 0.0F;
  for (const float x : vector) largest = std::max(largest, std::fabs(x));
  return largest;
}

void write_bytes(std::span<const float> vector, double length, double scale, std::int8_t* bytes) {
  for (std::size_t j = 0; j < vector.size(); ++j) {
    const double steps = std::floor(double{vector[j]} / length / scale + 0.5);
    bytes[j] = static_cast<std::int8_t>(std::clamp(steps, -127.0, 127.0));
  }
}

void write_halves(std::span<const float> vector, double length, std::uint16_t* halves) {
  for (std::size_t j = 0; j < vector.size(); ++j) halves[j] = half_of(static_cast<float>(double{vector[j]} / length));
}

Lengths lengths_of(std::span<const std::int8_t> bytes, double scale, std::span<const std::uint16_t> halves) {
  Lengths squares;
  for (std::size_t j = 0; j < bytes.size(); ++j) {
    const double byte = scale * bytes[j];
    squares.bytes += byte * byte;
    if (halves.empty()) continue;
    const double half = double{float_of(halves[j])};
    squares.halves += half * half;
    squares.residual += (half - byte) * (half - byte);
  }
  return {.bytes = std::sqrt(squares.bytes), .halves = std::sqrt(squares.halves), .residual = std::sqrt(squares.residual)};
}

}  // namespace vouch::vectors
