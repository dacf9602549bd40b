// Configurations: the whole of a good one, and each way to be wrong with its line.
#include "experiments/config.h"

#include <gtest/gtest.h>

namespace vouch::experiments {
namespace {

const std::string kGood = R"(name = "small"
title = "A small one"
seed = 7
run_depth = 10
[data]
convert = "instagram-2020"
source = "${VOUCH_DATA}/instagram_2020"
[split]
kind = "time"
cuts = [0.9, 0.7]
min_earlier_creators = 3
[measures]
names = ["R@50", "AUC", "recall_50"]
resamples = 100
level = 0.9
[[models]]
name = "floor"
kind = "random"
[[models]]
name = "as-shipped"
kind = "profile"
profile = "balanced"
[[models]]
name = "both"
kind = "weights"
weights = { audience = 1, values = 0.5 }
[[models]]
name = "chosen"
kind = "chosen_weights"
choose_by = "AUC"
folds = 3
grid = { values = [0, 1], audience = [0, 2] }
)";

std::string replaced(std::string_view what, std::string_view with) {
  std::string text = kGood;
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

std::string error_of(const std::string& text) {
  const auto config = parse_config(text, "x.toml");
  EXPECT_FALSE(config) << text;
  if (config) return {};
  EXPECT_EQ(config.error().code, core::ErrorCode::invalid_argument);
  return config.error().message;
}

TEST(Config, a_whole_file_is_read) {
  const auto config = parse_config(kGood, "x.toml");
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->name, "small");
  EXPECT_EQ(config->seed, 7U);
  EXPECT_EQ(config->run_depth, 10U);
  EXPECT_EQ(config->data.converter, "instagram-2020");
  EXPECT_EQ(config->data.source, "${VOUCH_DATA}/instagram_2020");
  EXPECT_EQ(config->split.cuts, (std::vector<double>{0.7, 0.9}));
  EXPECT_EQ(config->split.min_earlier_creators, 3U);
  EXPECT_EQ(config->measures.measures.size(), 2U);
  EXPECT_EQ(config->measures.resamples, 100U);
  ASSERT_EQ(config->models.size(), 4U);
  EXPECT_EQ(kind_name(config->models[0]), "random");
  EXPECT_EQ(std::get<ProfileModel>(config->models[1].kind).profile, "balanced");
  EXPECT_EQ(text_of(std::get<WeightsModel>(config->models[2].kind).weights), "audience 1 · values 0.5");
  const auto& chosen = std::get<ChosenWeightsModel>(config->models[3].kind);
  EXPECT_EQ(chosen.folds, 3U);
  ASSERT_EQ(chosen.grid.size(), 3U);  // the combination without any weight is left out
  EXPECT_EQ(text_of(chosen.grid[0]), "values 1");
  EXPECT_EQ(text_of(chosen.grid[1]), "audience 2");
  EXPECT_EQ(text_of(chosen.grid[2]), "audience 2 · values 1");
}

TEST(Config, unknown_keys_are_refused_with_the_nearest_known_one) {
  EXPECT_EQ(error_of(replaced("seed = 7", "sead = 7")), "x.toml:3: sead: unknown key, did you mean 'seed'?");
  EXPECT_EQ(error_of(replaced("resamples", "resample")), "x.toml:14: measures.resample: unknown key, did you mean 'resamples'?");
  EXPECT_EQ(error_of(replaced("folds = 3", "fold = 3")), "x.toml:31: models[3].fold: unknown key, did you mean 'folds'?");
  EXPECT_EQ(error_of(replaced("values = 0.5", "value = 0.5")),
            "x.toml:26: models[2].weights.value: unknown signal, did you mean 'values'?");
  EXPECT_EQ(error_of(replaced("\"random\"", "\"randon\"")),
            "x.toml:18: models[0].kind: unknown kind of model 'randon', did you mean 'random'?");
  EXPECT_EQ(error_of(replaced("\"R@50\"", "\"recal@50\"")),
            "x.toml:13: measures.names: unknown measure 'recal@50', did you mean 'recall'?");
}

TEST(Config, wrong_values_are_refused_with_what_was_expected) {
  EXPECT_EQ(error_of(replaced("seed = 7", "seed = \"7\"")), "x.toml:3: seed: expected an integer, found a text");
  EXPECT_EQ(error_of(replaced("level = 0.9", "level = 1.5")),
            "x.toml:15: measures.level: expected a number from 0.5 to 0.9999, found 1.5");
  EXPECT_EQ(error_of(replaced("[0.9, 0.7]", "[0.9, 0.9]")), "x.toml:10: split.cuts: a cut stands twice");
  EXPECT_EQ(error_of(replaced("[0.9, 0.7]", "[1]")), "x.toml:10: split.cuts: expected shares of the posts above 0 and below 1");
  EXPECT_EQ(error_of(replaced("[0.9, 0.7]", "[]")), "x.toml:10: split.cuts: expected a list of numbers, found none");
  EXPECT_EQ(error_of(replaced("[0.9, 0.7]", "[\"a\"]")), "x.toml:10: split.cuts: expected a list of numbers, found a text in it");
  EXPECT_EQ(error_of(replaced("\"time\"", "\"leave-one-out\"")),
            "x.toml:9: split.kind: expected \"time\", found 'leave-one-out'");
  EXPECT_EQ(error_of(replaced("\"both\"", "\"floor\"")), "x.toml:24: models[2].name: model 'floor' stands twice");
  EXPECT_EQ(error_of(replaced("\"both\"", "\"../both\"")),
            "x.toml:24: models[2].name: expected lower-case letters, digits, '-' and '_', found '../both'");
  EXPECT_EQ(error_of(replaced("audience = 1, values = 0.5", "audience = 0")),
            "x.toml:26: models[2].weights: expected a signal with a weight above 0");
  EXPECT_EQ(error_of(replaced("choose_by = \"AUC\"", "choose_by = \"MedR\"")),
            "x.toml:30: models[3].choose_by: expected a measure that is a mean over queries");
}

TEST(Config, what_is_missing_is_named) {
  EXPECT_EQ(error_of(replaced("source = \"${VOUCH_DATA}/instagram_2020\"\n", "")), "x.toml:5: data: 'source' is missing");
  EXPECT_EQ(error_of("seed = 1\n"), "x.toml:1: 'name' is missing");
  EXPECT_EQ(error_of(kGood.substr(0, kGood.find("[[models]]"))), "x.toml:1: 'models' is missing");
}

TEST(Config, a_file_that_is_no_toml_is_refused_with_its_line) {
  EXPECT_EQ(error_of("name = \"a\"\nname = \"b\"\n").substr(0, 9), "x.toml:2:");
  EXPECT_EQ(error_of("[[[").substr(0, 9), "x.toml:1:");
}

}  // namespace
}  // namespace vouch::experiments
