// All attacks and searches of a recipe, world after world. Within a world they are independent of one another and run side by
// side; each has observations of its own, so that nothing depends on which comes first.
#pragma once

#include <filesystem>
#include <vector>

#include "engine/core/result.h"
#include "experiments/progress.h"
#include "experiments/robustness/audience_search.h"
#include "experiments/robustness/measures.h"
#include "experiments/robustness/recipe.h"

namespace vouch::experiments {

struct MarketReport {
  std::string label, data_hash;
  std::string snapshot, profile;  // before any attack: id, and what ranked, such as balanced@1
  std::size_t creators = 0, clean = 0, brands = 0, audience_rows = 0;
  bool has_truth = false;
};

/// What the figures of one attack are of.
struct AttackReport {
  std::string name, kind, strength_name;
  bool aims_at_a_brand = false;
  std::vector<AttackFigures> figures;  // [strengths]
};

struct CampaignOptions {
  std::filesystem::path folder;  // where snapshots lie while they are looked at
  unsigned threads = 0;          // 0: as many as the machine has
  Progress progress = {};        // may be empty
};

class Campaign {
 public:
  /// Refers to the recipe.
  Campaign(const RobustnessRecipe& recipe, CampaignOptions options);

  /// Builds the world as it is, then attacks it in every way. Fails as attacking and building do.
  [[nodiscard]] core::Result<MarketReport> run(const Market& market);

  [[nodiscard]] std::vector<AttackReport> attacks() const;
  [[nodiscard]] std::vector<SearchFigures> searches() const;

 private:
  /// An attack at one strength.
  struct Job {
    const AttackRecipe* recipe = nullptr;
    double strength = 0.0;
    AttackObservations observed;
  };
  [[nodiscard]] core::Result<void> attack(const Market& market, const View& before, const ViewOptions& view, Job& job) const;

  const RobustnessRecipe& recipe_;
  CampaignOptions options_;
  std::vector<Job> jobs_;  // attack by attack, strength by strength
  std::vector<AudienceSearch> searches_;
};

}  // namespace vouch::experiments
