// The order of the steps, and what a reader must know beside the figures.
#include "experiments/robustness/robustness.h"

#include "datasets/synthetic/synthetic_world.h"
#include "engine/core/hash.h"
#include "experiments/data_source.h"
#include "experiments/robustness/robustness_report.h"
#include "experiments/run_files.h"

namespace vouch::experiments {
namespace {

namespace fs = std::filesystem;
using core::fail;
using core::Result;

/// The worlds of a recipe, one after the other.
class Markets {
 public:
  Markets(const RobustnessRecipe& recipe, fs::path source, fs::path work, unsigned threads)
      : recipe_(recipe), source_(std::move(source)), work_(std::move(work)), threads_(threads) {}

  [[nodiscard]] std::size_t size() const { return recipe_.worlds ? recipe_.worlds->seeds.size() : 1; }
  [[nodiscard]] Result<Market> open(std::size_t i) const {
    if (!recipe_.worlds) return read_market(source_, "data");
    datasets::WorldOptions options = recipe_.worlds->size;
    options.seed = recipe_.worlds->seeds[i];
    options.threads = threads_;
    const fs::path folder = work_ / ("world-" + std::to_string(options.seed));
    if (const auto made = datasets::generate_world(folder, options); !made) return fail(core::within("worlds", made.error()));
    auto market = read_market(folder, "seed " + std::to_string(options.seed));
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    return market;
  }

 private:
  const RobustnessRecipe& recipe_;
  fs::path source_, work_;
  unsigned threads_;
};

std::vector<std::string> notes_of(const RobustnessRecipe& recipe, bool has_truth) {
  std::vector<std::string> notes = {
      "A gain is the rank before less the rank after, by the default profile, over all brands, or for attacks that aim at a "
      "brand "
      "over that one. Creators whom an attack adds take no rank.",
      "All attackers of a strength attack in the same world. How far clean creators who did not attack move is stated beside: as "
      "much of a gain may come from the company.",
      "Recall is of the attackers, noticed after the attack, whoever was noticed before as well. False alarms are of clean "
      "creators who did not attack. Precision is of both together in these worlds; where fewer attack, it is lower.",
      "Rows of an audience may be a sample of the followers: numbers of fake accounts are rows of the data, and the stated "
      "counts "
      "rise in proportion."};
  if (!has_truth) notes.emplace_back("The data has no truth beside it: every creator who did not attack counts as clean.");
  if (!recipe.searches.empty()) {
    notes.emplace_back(
        "The fewest accounts are found by doubling and bisection; where more may do worse, that is one place at which they begin "
        "to do. A median of infinity: fewer than half get there with the most that were tried.");
  }
  return notes;
}

}  // namespace

Result<RobustnessReport> run_robustness(const fs::path& recipe_file, const fs::path& output, const ExperimentOptions& options) {
  const auto text = read_recipe(recipe_file);
  if (!text) return fail(text.error());
  auto recipe = parse_robustness(*text, recipe_file.filename().string());
  if (!recipe) return fail(std::move(recipe).error());
  fs::path source;
  if (!recipe->worlds) {
    auto located = locate_data(recipe->source, recipe_file, options.research_data);
    if (!located) return fail(std::move(located).error());
    source = *std::move(located);
  }
  const auto work = WorkFolder::make(output / "work");
  if (!work) return fail(work.error());
  RobustnessReport report{.recipe = *std::move(recipe), .version = std::string(version()), .config_hash = {}};
  report.config_hash = core::hex(core::blake2b(core::as_bytes(*text)));
  const Markets markets(report.recipe, source, work->path(), options.threads);
  Campaign campaign(report.recipe, {.folder = work->path(), .threads = options.threads, .progress = options.progress});
  bool has_truth = true;
  for (std::size_t m = 0; m < markets.size(); ++m) {
    const auto market = markets.open(m);
    if (!market) return fail(market.error());
    auto ran = campaign.run(*market);
    if (!ran) return fail(std::move(ran).error());
    report.markets.push_back(*std::move(ran));
    has_truth = has_truth && market->has_truth;
  }
  report.attacks = campaign.attacks();
  report.searches = campaign.searches();
  report.notes = notes_of(report.recipe, has_truth);
  if (auto written = write_robustness(report, output); !written) return fail(std::move(written).error());
  return report;
}

}  // namespace vouch::experiments
