// Stronger models that users may install: published packages, each pinned by version and hash, and what the program makes of
// them.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/values/embedder.h"

namespace vouch::models {

struct ModelPackage {
  std::string_view name;     // as users write it
  std::string_view package;  // of Python, in which it is published
  std::string_view version, sha256;
  std::string_view space;  // of its vectors
  std::string_view licence;
  std::string_view languages;
  std::string_view source;  // author, title, year
  [[nodiscard]] std::string file() const { return std::string(name) + ".model"; }
};
[[nodiscard]] std::span<const ModelPackage> model_packages();

/// nullptr where there is none of that name.
[[nodiscard]] const ModelPackage* find_package(std::string_view name);

/// The model's bytes. Fails with invalid_argument where the package's hash is another, and as the conversion does.
[[nodiscard]] core::Result<std::string> convert_package(const ModelPackage& package, std::string_view bytes,
                                                        const std::string& file);

/// The installed model, from the bytes that convert_package made. Fails with corrupt where they are damaged.
[[nodiscard]] core::Result<std::shared_ptr<const values::Embedder>> open_package(const ModelPackage& package,
                                                                                 std::string_view bytes);

}  // namespace vouch::models
