// An experiment as its file states it: which data, how it is split, what ranks, what is measured. The file is TOML and
// strict: an unknown key, a wrong type or a value out of range is refused with its line and what was expected.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/core/result.h"
#include "engine/engine.h"
#include "engine/evaluation/evaluation.h"

namespace vouch::experiments {

/// What a recipe states as its `kind`; this one where it states none.
inline constexpr std::string_view kFutureTies = "future_ties";

/// Weights of the signals, in their order.
using Weights = std::array<double, ranking::kSignals>;

/// "audience 1 · values 0.5": the signals with weight, in their order.
[[nodiscard]] std::string text_of(const Weights& weights);

/// A seeded order that knows nothing: the floor of every table.
struct RandomModel {};
/// The most distinct brands before the cut first; ties at random.
struct PopularityModel {};
/// The most ties (repeated ones as well) before the cut first; ties at random.
struct TiesModel {};
/// A profile of the engine as it stands.
struct ProfileModel {
  std::string profile;
};
/// The engine's score with exactly these weights.
struct WeightsModel {
  Weights weights{};
};
/// Weights from a grid, chosen for each brand on other brands: brands are dealt into folds by hash, and a fold gets the
/// weights with the best mean over the queries of all other folds (the earlier in the grid where equal).
struct ChosenWeightsModel {
  std::vector<Weights> grid;
  evaluation::Measure choose_by;
  std::size_t folds = 2;
};

struct ModelConfig {
  std::string name;  // of rows and files: lower-case letters, digits, '-' and '_'
  std::variant<RandomModel, PopularityModel, TiesModel, ProfileModel, WeightsModel, ChosenWeightsModel> kind;
};

/// "random", "popularity", "ties", "profile", "weights", "chosen_weights".
[[nodiscard]] std::string_view kind_name(const ModelConfig& model);

struct DataConfig {
  std::string converter;  // a format of `vouch convert`; empty: `source` is a dataset
  std::string source;     // a folder, relative to the experiment's file; may start with ${VOUCH_DATA}
};

/// Splits by time: train on everything up to a moment, ask for the brand's first ties afterwards.
struct SplitConfig {
  std::vector<double> cuts;              // shares of the dated posts that lie before the cut, each in (0, 1)
  std::size_t min_earlier_creators = 5;  // a brand is asked for from this many creators before the cut
};

struct MeasureConfig {
  std::vector<evaluation::Measure> measures;
  std::size_t resamples = 10'000;
  double level = 0.95;
};

struct ExperimentConfig {
  std::string name;
  std::string title;
  std::uint64_t seed = 1;
  DataConfig data;
  SplitConfig split;
  MeasureConfig measures;
  std::size_t run_depth = 1000;  // creators per query in the TREC runs; 0: all. Figures are always over all
  std::vector<ModelConfig> models;
};

/// Reads a configuration; `source` names the file in messages. Fails with invalid_argument.
[[nodiscard]] core::Result<ExperimentConfig> parse_config(std::string_view text, std::string_view source);

}  // namespace vouch::experiments
