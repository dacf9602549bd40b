// The order of an experiment's steps, and what its reader must know beside the figures.
#include "experiments/experiment.h"

#include "engine/core/hash.h"
#include "experiments/data_source.h"
#include "experiments/engine_scorer.h"
#include "experiments/run_files.h"
#include "experiments/training_snapshots.h"

namespace vouch::experiments {
namespace {

namespace fs = std::filesystem;
using core::fail;
using core::Result;

std::vector<std::string> notes_of(const ExperimentConfig& config, const ReadHistory& read) {
  std::vector<std::string> notes = {
      "Trained on everything up to a cut; asked for creators whose first tie to the brand lies after it, among all creators with "
      "an earlier post; known partners are left out.",
      "Columns without a date (followers, following, posts, category, names, likes of earlier posts) stay as the data has them.",
      "Equal scores count half for AUC; run files hold ranks, in which ties are broken by id."};
  if (config.run_depth > 0) {
    notes.push_back("Run files hold the first " + std::to_string(config.run_depth) +
                    " creators of each query; the figures are over all.");
  }
  if (read.history.undated() > 0) {
    notes.push_back(std::to_string(read.history.undated()) + " posts or ties without a date count for nothing.");
  }
  if (read.rejected > 0) notes.push_back(std::to_string(read.rejected) + " rows of the data were rejected.");
  return notes;
}

}  // namespace

Result<Report> run_experiment(const fs::path& config_file, const fs::path& output, const ExperimentOptions& options) {
  const auto text = read_recipe(config_file);
  if (!text) return fail(text.error());
  const auto config = parse_config(*text, config_file.filename().string());
  if (!config) return fail(config.error());
  const auto source = locate_data(config->data.source, config_file, options.research_data);
  if (!source) return fail(source.error());
  const auto data_hash = hash_of_folder(*source);
  if (!data_hash) return fail(data_hash.error());
  const auto work = WorkFolder::make(output / "work");
  if (!work) return fail(work.error());
  const auto dataset = prepare_dataset(config->data, *source, work->path() / "dataset", options.progress);
  if (!dataset) return fail(dataset.error());

  const auto read = read_history(*dataset, options.progress);
  if (!read) return fail(read.error());
  const auto split = split_by_time(read->history, config->split);
  if (!split) return fail(split.error());
  auto engines = build_snapshots(*dataset, *split, work->path(), options.threads, options.progress);
  if (!engines) return fail(std::move(engines).error());
  std::vector<std::string> snapshots;
  for (const Engine& engine : *engines) snapshots.push_back(engine.info().id);
  const auto scorer = EngineScorer::make(*split, *std::move(engines));
  if (!scorer) return fail(scorer.error());

  const ModelOptions model_options{
      .seed = config->seed, .outcome = {.depth = config->run_depth, .threads = options.threads}, .progress = options.progress};
  const auto results = run_models(config->models, *split, *scorer, model_options);
  if (!results) return fail(results.error());
  auto report = make_report(*config, *split, *results, snapshots);
  if (!report) return report;
  report->version = version();
  report->config_hash = core::hex(core::blake2b(core::as_bytes(*text)));
  report->data_hash = *data_hash;
  report->notes = notes_of(*config, *read);
  if (auto written = write_trec(*split, *results, output); !written) return fail(std::move(written).error());
  if (auto written = write_report(*report, output); !written) return fail(std::move(written).error());
  return report;
}

}  // namespace vouch::experiments
