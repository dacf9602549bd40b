// The sections and keys of an experiment's file.
#include "experiments/config.h"

#include <algorithm>
#include <sstream>

#include "engine/core/suggestion.h"
#include "experiments/toml_table.h"

namespace vouch::experiments {
namespace {

constexpr double kMaxWeight = 1000;
constexpr std::size_t kMaxGrid = 1000;
constexpr std::array<std::string_view, 6> kKinds = {"random", "popularity", "ties", "profile", "weights", "chosen_weights"};

std::optional<std::size_t> signal_place(TomlTable& table, const std::string& key) {
  const auto found = std::find(ranking::kSignalNames.begin(), ranking::kSignalNames.end(), key);
  if (found == ranking::kSignalNames.end()) {
    table.wrong(key, "unknown signal" + core::did_you_mean(key, ranking::kSignalNames));
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - ranking::kSignalNames.begin());
}

bool any_weight(const Weights& weights) {
  return std::any_of(weights.begin(), weights.end(), [](double weight) { return weight > 0; });
}

WeightsModel read_weights(TomlTable& model) {
  WeightsModel read;
  model.section("weights", true, [&](TomlTable& table) {
    for (const std::string& key : table.keys()) {
      const double weight = table.number(key, 0, kMaxWeight, std::nullopt);
      if (const auto place = signal_place(table, key)) read.weights[*place] = weight;
    }
  });
  if (!any_weight(read.weights)) model.wrong("weights", "expected a signal with a weight above 0");
  return read;
}

/// Every combination of the weights listed per signal, the last signal changing fastest; without the one that is all 0.
std::vector<Weights> read_grid(TomlTable& model) {
  std::vector<Weights> grid = {Weights{}};
  model.section("grid", true, [&](TomlTable& table) {
    std::array<std::vector<double>, ranking::kSignals> listed;
    for (const std::string& key : table.keys()) {
      const auto values = table.numbers(key, 0, kMaxWeight);
      if (const auto place = signal_place(table, key)) listed[*place] = values;
    }
    for (std::size_t signal = 0; signal < listed.size() && grid.size() <= kMaxGrid; ++signal) {
      if (listed[signal].empty()) continue;
      std::vector<Weights> wider;
      for (const Weights& weights : grid) {
        for (const double value : listed[signal]) {
          wider.push_back(weights);
          wider.back()[signal] = value;
        }
      }
      grid = std::move(wider);
    }
  });
  std::erase_if(grid, [](const Weights& weights) { return !any_weight(weights); });
  if (grid.empty() || grid.size() > kMaxGrid) {
    model.wrong("grid",
                "expected 1 to " + std::to_string(kMaxGrid) + " combinations of weights, found " + std::to_string(grid.size()));
  }
  return grid;
}

evaluation::Measure read_measure(TomlTable& table, std::string_view key, const std::string& name) {
  const auto measure = evaluation::parse_measure(name);
  if (!measure) table.wrong(key, measure.error().message);
  return measure.value_or(evaluation::Measure{});
}

ChosenWeightsModel read_chosen(TomlTable& model) {
  ChosenWeightsModel read;
  read.grid = read_grid(model);
  read.choose_by = read_measure(model, "choose_by", model.text("choose_by", "AUC"));
  read.folds = static_cast<std::size_t>(model.integer("folds", 2, 100, 2));
  if (evaluation::aggregation_of(read.choose_by.kind) != evaluation::Aggregation::mean) {
    model.wrong("choose_by", "expected a measure that is a mean over queries");
  }
  return read;
}

ModelConfig read_model(TomlTable& table) {
  ModelConfig model{.name = read_name(table), .kind = RandomModel{}};
  const std::string kind = table.text("kind");
  if (kind == "random") {
    model.kind = RandomModel{};
  } else if (kind == "popularity") {
    model.kind = PopularityModel{};
  } else if (kind == "ties") {
    model.kind = TiesModel{};
  } else if (kind == "profile") {
    model.kind = ProfileModel{table.text("profile")};
  } else if (kind == "weights") {
    model.kind = read_weights(table);
  } else if (kind == "chosen_weights") {
    model.kind = read_chosen(table);
  } else {
    table.wrong("kind", "unknown kind of model '" + kind + "'" + core::did_you_mean(kind, kKinds));
  }
  return model;
}

SplitConfig read_split(TomlTable& table) {
  SplitConfig split;
  if (const std::string kind = table.text("kind"); kind != "time") table.wrong("kind", "expected \"time\", found '" + kind + "'");
  split.cuts = table.numbers("cuts", 0, 1);
  for (const double cut : split.cuts) {
    if (!(cut > 0 && cut < 1)) table.wrong("cuts", "expected shares of the posts above 0 and below 1");
  }
  std::sort(split.cuts.begin(), split.cuts.end());
  if (std::adjacent_find(split.cuts.begin(), split.cuts.end()) != split.cuts.end()) table.wrong("cuts", "a cut stands twice");
  split.min_earlier_creators = static_cast<std::size_t>(table.integer("min_earlier_creators", 1, 1'000'000, 5));
  return split;
}

MeasureConfig read_measures(TomlTable& table) {
  MeasureConfig read;
  for (const std::string& name : table.texts("names")) {
    const auto measure = read_measure(table, "names", name);
    if (std::find(read.measures.begin(), read.measures.end(), measure) == read.measures.end()) read.measures.push_back(measure);
  }
  read.resamples = static_cast<std::size_t>(table.integer("resamples", 1, 10'000'000, 10'000));
  read.level = table.number("level", 0.5, 0.9999, 0.95);
  return read;
}

ExperimentConfig read_config(TomlTable& file) {
  ExperimentConfig config;
  if (const std::string kind = file.text("kind", std::string(kFutureTies)); kind != kFutureTies)
    file.wrong("kind", "expected \"" + std::string(kFutureTies) + "\", found '" + kind + "'");
  config.name = read_name(file);
  config.title = file.text("title", config.name);
  config.seed = static_cast<std::uint64_t>(file.integer("seed", 0, std::numeric_limits<std::int64_t>::max(), 1));
  config.run_depth = static_cast<std::size_t>(file.integer("run_depth", 0, 1'000'000'000, 1000));
  file.section("data", true, [&](TomlTable& table) {
    config.data = {.converter = table.text("convert", ""), .source = table.text("source")};
    if (config.data.source.empty()) table.wrong("source", "expected a folder");
  });
  file.section("split", true, [&](TomlTable& table) { config.split = read_split(table); });
  file.section("measures", true, [&](TomlTable& table) { config.measures = read_measures(table); });
  file.sections("models", [&](TomlTable& table) {
    ModelConfig model = read_model(table);
    const auto same = [&](const ModelConfig& other) { return other.name == model.name; };
    if (std::any_of(config.models.begin(), config.models.end(), same))
      table.wrong("name", "model '" + model.name + "' stands twice");
    config.models.push_back(std::move(model));
  });
  return config;
}

}  // namespace

std::string text_of(const Weights& weights) {
  std::ostringstream out;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] <= 0) continue;
    if (out.tellp() > 0) out << " · ";
    out << ranking::kSignalNames[i] << " " << weights[i];
  }
  return out.str();
}

std::string_view kind_name(const ModelConfig& model) { return kKinds[model.kind.index()]; }

core::Result<ExperimentConfig> parse_config(std::string_view text, std::string_view source) {
  ExperimentConfig config;
  if (auto read = read_toml(text, source, [&](TomlTable& file) { config = read_config(file); }); !read)
    return core::fail(read.error());
  return config;
}

}  // namespace vouch::experiments
