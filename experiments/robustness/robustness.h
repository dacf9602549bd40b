// Runs a robustness report: recipe -> worlds -> attacks -> figures -> files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "experiments/experiment.h"
#include "experiments/robustness/campaign.h"
#include "experiments/robustness/recipe.h"

namespace vouch::experiments {

struct RobustnessReport {
  RobustnessRecipe recipe;
  std::string version;      // of the program
  std::string config_hash;  // of the recipe's bytes, BLAKE2b
  std::vector<MarketReport> markets;
  std::vector<AttackReport> attacks;
  std::vector<SearchFigures> searches;
  std::vector<std::string> notes;  // what a reader must know to read the figures
};

/// Runs the recipe and writes its report into `output`, which is made where it is missing; a folder `work` in it holds worlds and
/// snapshots while this runs. Repeated, it writes the same bytes. Each world is built once before any attack, and all its attacks
/// are compared with that. Fails with not_found (recipe, data), invalid_argument (recipe), not_available (an attack needs what
/// the data lacks), unavailable (nothing can be written), and as generating, reading and building do.
[[nodiscard]] core::Result<RobustnessReport> run_robustness(const std::filesystem::path& recipe,
                                                            const std::filesystem::path& output,
                                                            const ExperimentOptions& options = {});

}  // namespace vouch::experiments
