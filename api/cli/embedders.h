// Which embedder reads texts: the one within the program, or an installed one (vouch models).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/core/result.h"
#include "models/shipped.h"

namespace vouch::cli {

/// By the name that users write: "built-in", "none" (nullptr), or that of an installed model. Fails with not_found where there is
/// none of that name, or it is not installed.
[[nodiscard]] core::Result<std::shared_ptr<const values::Embedder>> embedder_named(const std::string& name);

/// By the space of a snapshot's vectors; nullptr where none of that space is here.
[[nodiscard]] std::shared_ptr<const values::Embedder> embedder_of(std::string_view space);

}  // namespace vouch::cli
