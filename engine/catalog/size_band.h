// Size bands by followers, per platform; a setting of the design (Instagram: nano < 10 k, micro < 100 k, mid < 500 k,
// macro < 1 M, mega). Platforms without a row of their own use Instagram's.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vouch::catalog {

enum class SizeBand : std::uint8_t { unknown, nano, micro, mid, macro, mega };
inline constexpr std::size_t kSizeBands = 6;

[[nodiscard]] std::string_view name_of(SizeBand band);
[[nodiscard]] std::optional<SizeBand> size_band_named(std::string_view name);

/// The band of a creator; unknown where the followers are not known (nullopt or negative).
[[nodiscard]] SizeBand size_band(std::string_view platform, std::optional<std::int64_t> followers);

}  // namespace vouch::catalog
