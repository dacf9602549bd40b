// Names of fictional creators and brands, put together from parts that were made up for this world.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "datasets/synthetic/vocabulary.h"

namespace vouch::datasets {

struct Named {
  std::string name, handle;  // the handle is unique within the world
};

[[nodiscard]] Named creator_name(std::uint64_t seed, std::uint64_t creator);
[[nodiscard]] Named brand_name(std::uint64_t seed, std::uint64_t brand, std::string_view category, Language language);

/// Lower case ASCII with ä, ö, ü and ß written out; other bytes but letters, digits and dots become `_`.
[[nodiscard]] std::string handle_of(std::string_view name);

}  // namespace vouch::datasets
