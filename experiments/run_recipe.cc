#include "experiments/run_recipe.h"

#include <array>

#include "engine/core/suggestion.h"
#include "experiments/robustness/robustness_report.h"
#include "experiments/run_files.h"
#include "experiments/toml_table.h"

namespace vouch::experiments {
namespace {

using core::fail;
using core::Result;

constexpr std::array<std::string_view, 2> kKinds = {kFutureTies, kRobustness};

/// What the recipe states as its kind, without reading anything else of it.
Result<std::string> kind_of(const std::filesystem::path& recipe) {
  const auto text = read_recipe(recipe);
  if (!text) return fail(text.error());
  std::string kind;
  const auto read = read_toml(*text, recipe.filename().string(), [&](TomlTable& file) {
    kind = file.text("kind", std::string(kFutureTies));
    if (std::ranges::find(kKinds, kind) == kKinds.end())
      file.wrong("kind", "unknown kind of experiment '" + kind + "'" + core::did_you_mean(kind, kKinds));
    file.leave_unread();
  });
  if (!read) return fail(read.error());
  return kind;
}

}  // namespace

Result<RecipeOutcome> run_recipe(const std::filesystem::path& recipe, const std::filesystem::path& output,
                                 const ExperimentOptions& options) {
  const auto kind = kind_of(recipe);
  if (!kind) return fail(kind.error());
  if (*kind == kRobustness) {
    const auto report = run_robustness(recipe, output, options);
    if (!report) return fail(report.error());
    return RecipeOutcome{.json = robustness_json(*report), .table = robustness_text(*report)};
  }
  const auto report = run_experiment(recipe, output, options);
  if (!report) return fail(report.error());
  return RecipeOutcome{.json = report_json(*report), .table = figures_text(*report)};
}

}  // namespace vouch::experiments
