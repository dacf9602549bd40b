// Runs every model of an experiment over all queries. What the engine ranks stands behind an interface, so that the
// choice of weights, the baselines and the report are tested without a snapshot.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/result.h"
#include "experiments/config.h"
#include "experiments/outcome.h"

namespace vouch::experiments {

/// A profile's name, or weights that replace all of a profile's.
using Weighting = std::variant<std::string, Weights>;

/// The engine as an experiment sees it. Safe to call from several threads.
class Scorer {
 public:
  virtual ~Scorer() = default;
  /// The query's candidates in the order of the engine's score.
  [[nodiscard]] virtual core::Result<Ordered> rank(const Query& query, const Weighting& weighting) const = 0;
};

/// What a fold got, and how good that was where it was chosen.
struct ChosenFold {
  Weights weights{};
  std::size_t chosen_on_queries = 0;
  double value_where_chosen = 0;  // mean of the measure over those
  std::size_t used_on_queries = 0;
};

struct ModelResult {
  ModelConfig config;
  std::vector<ChosenFold> folds;  // of chosen weights, else empty
  Outcome outcome;
};

struct ModelOptions {
  std::uint64_t seed = 1;
  OutcomeOptions outcome = {};
  Progress progress = {};
};

/// The fold of a brand: a hash of its id, so that all its queries are in one.
[[nodiscard]] std::size_t fold_of(std::string_view brand_id, std::uint64_t seed, std::size_t folds);

/// Runs the models in their order; a weighting that several of them use is ranked once. Fails with the first model's error.
[[nodiscard]] core::Result<std::vector<ModelResult>> run_models(const std::vector<ModelConfig>& models, const Split& split,
                                                                const Scorer& scorer, const ModelOptions& options);

}  // namespace vouch::experiments
