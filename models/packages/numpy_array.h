// Arrays of numbers as numpy writes them (.npy, versions 1 to 3; numpy.lib.format): little-endian, in the order of C.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace vouch::models {

/// All numbers of an array, whatever its shape. `name` stands in messages. Fail with corrupt where the bytes are no such array or
/// the numbers are of another kind.
[[nodiscard]] core::Result<std::vector<float>> float_array(std::string_view bytes, std::string_view name);
[[nodiscard]] core::Result<std::vector<std::uint8_t>> byte_array(std::string_view bytes, std::string_view name);

}  // namespace vouch::models
