// Any kind of experiment: the recipe's `kind` says which, and what its report says comes back as text.
#pragma once

#include <filesystem>
#include <string>

#include "engine/core/result.h"
#include "experiments/experiment.h"

namespace vouch::experiments {

struct RecipeOutcome {
  std::string json;   // the report's main file
  std::string table;  // its figures for a terminal
};

/// Fails with invalid_argument where the kind is none of ours, and as the kind's own run does.
[[nodiscard]] core::Result<RecipeOutcome> run_recipe(const std::filesystem::path& recipe, const std::filesystem::path& output,
                                                     const ExperimentOptions& options = {});

}  // namespace vouch::experiments
