// The learned parts that ship with the program, as bytes. Each has a folder with the recipe that trains it and a card that
// says what it knows, from which data, how well, and where it ends. The engine is handed bytes and looks for nothing.
#pragma once

#include <string_view>

#include "engine/core/hash.h"

namespace vouch::models {

/// For credibility::AuthenticityModel::make.
struct AuthenticityFiles {
  std::string_view description;
  core::Bytes trees;
};
[[nodiscard]] AuthenticityFiles authenticity();

/// For values::StaticEmbedder::make.
[[nodiscard]] core::Bytes embedder_file();

}  // namespace vouch::models
