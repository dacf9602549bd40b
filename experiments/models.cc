// One outcome per distinct weighting is kept while the models run: a grid that holds the weights of another model costs
// nothing for that one.
#include "experiments/models.h"

#include <algorithm>
#include <map>

#include "engine/core/hash.h"

namespace vouch::experiments {
namespace {

using core::fail;
using core::Result;

class ModelRunner {
 public:
  ModelRunner(const Split& split, const Scorer& scorer, const ModelOptions& options)
      : split_(split), scorer_(scorer), options_(options) {}

  Result<ModelResult> run(const ModelConfig& config) {
    stage_ = "model " + config.name;
    ModelResult result{.config = config, .folds = {}, .outcome = {}};
    auto outcome = std::visit([&](const auto& kind) { return outcome_of(kind, result); }, config.kind);
    if (!outcome) return fail(core::within("model " + config.name, std::move(outcome).error()));
    result.outcome = *std::move(outcome);
    return result;
  }

 private:
  Result<Outcome> outcome_of(const RandomModel&, ModelResult&) { return ranked(random_order(split_, options_.seed)); }

  Result<Outcome> outcome_of(const PopularityModel&, ModelResult&) {
    return ranked(order_by(split_, options_.seed, [](const Cut& cut) -> const auto& { return cut.earlier_brands; }));
  }

  Result<Outcome> outcome_of(const TiesModel&, ModelResult&) {
    return ranked(order_by(split_, options_.seed, [](const Cut& cut) -> const auto& { return cut.earlier_ties; }));
  }

  Result<Outcome> outcome_of(const ProfileModel& model, ModelResult&) { return copy_of(scored(model.profile)); }

  Result<Outcome> outcome_of(const WeightsModel& model, ModelResult&) { return copy_of(scored(model.weights)); }

  Result<Outcome> outcome_of(const ChosenWeightsModel& model, ModelResult& result) {
    std::vector<const Outcome*> grid;
    for (std::size_t g = 0; g < model.grid.size(); ++g) {
      stage_ = "model " + result.config.name + ", weights " + std::to_string(g + 1) + " of " + std::to_string(model.grid.size());
      auto outcome = scored(model.grid[g]);
      if (!outcome) return fail(std::move(outcome).error());
      grid.push_back(*outcome);
    }
    Outcome chosen;
    chosen.rankings.resize(split_.queries.size());
    chosen.tops.resize(split_.queries.size());
    for (std::size_t fold = 0; fold < model.folds; ++fold) {
      const std::size_t best = choose(model, grid, fold, result.folds.emplace_back());
      for (std::size_t q = 0; q < split_.queries.size(); ++q) {
        if (fold_of(split_.queries[q].brand_id, options_.seed, model.folds) != fold) continue;
        chosen.rankings[q] = grid[best]->rankings[q];
        chosen.tops[q] = grid[best]->tops[q];
        ++result.folds.back().used_on_queries;
      }
    }
    return chosen;
  }

  /// The place in the grid with the best mean over the queries outside the fold.
  std::size_t choose(const ChosenWeightsModel& model, const std::vector<const Outcome*>& grid, std::size_t fold,
                     ChosenFold& chosen) const {
    std::size_t best = 0;
    for (std::size_t g = 0; g < grid.size(); ++g) {
      double sum = 0;
      std::size_t count = 0;
      for (std::size_t q = 0; q < split_.queries.size(); ++q) {
        if (fold_of(split_.queries[q].brand_id, options_.seed, model.folds) == fold) continue;
        if (const auto value = evaluation::value_of(model.choose_by, grid[g]->rankings[q])) {
          sum += *value;
          ++count;
        }
      }
      const double mean = count == 0 ? 0 : sum / static_cast<double>(count);
      if (g > 0 && mean <= chosen.value_where_chosen) continue;
      best = g;
      chosen.value_where_chosen = mean;
      chosen.chosen_on_queries = count;
    }
    chosen.weights = model.grid[best];
    return best;
  }

  Result<Outcome> ranked(const OrderCandidates& order) const {
    OutcomeOptions outcome = options_.outcome;
    if (options_.progress) {
      outcome.progress = [this](std::uint64_t done, std::uint64_t total) { options_.progress(stage_, done, total); };
    }
    return rank_queries(split_, order, outcome);
  }

  Result<const Outcome*> scored(const Weighting& weighting) {
    if (const auto found = scored_.find(weighting); found != scored_.end()) return &found->second;
    auto outcome = ranked([&](const Query& query) { return scorer_.rank(query, weighting); });
    if (!outcome) return fail(std::move(outcome).error());
    return &scored_.emplace(weighting, *std::move(outcome)).first->second;
  }

  static Result<Outcome> copy_of(Result<const Outcome*> outcome) {
    if (!outcome) return fail(std::move(outcome).error());
    return **outcome;
  }

  const Split& split_;
  const Scorer& scorer_;
  const ModelOptions& options_;
  std::string stage_;
  std::map<Weighting, Outcome> scored_;
};

}  // namespace

std::size_t fold_of(std::string_view brand_id, std::uint64_t seed, std::size_t folds) {
  return static_cast<std::size_t>(core::hash64(brand_id, seed) % folds);
}

Result<std::vector<ModelResult>> run_models(const std::vector<ModelConfig>& models, const Split& split, const Scorer& scorer,
                                            const ModelOptions& options) {
  ModelRunner runner(split, scorer, options);
  std::vector<ModelResult> results;
  for (const ModelConfig& model : models) {
    auto result = runner.run(model);
    if (!result) return fail(std::move(result).error());
    results.push_back(*std::move(result));
  }
  return results;
}

}  // namespace vouch::experiments
