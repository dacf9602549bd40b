// The order of an experiment's steps, and what its reader must know beside the figures.
#include "experiments/experiment.h"

#include <fstream>
#include <iterator>

#include "engine/core/hash.h"
#include "experiments/engine_scorer.h"
#include "experiments/training_snapshots.h"

namespace vouch::experiments {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;
using core::fail;
using core::Result;

constexpr std::string_view kResearchData = "${VOUCH_DATA}";

/// Where converted data and snapshots lie while the experiment runs; gone with everything in it afterwards.
class WorkFolder {
 public:
  static Result<WorkFolder> make(const fs::path& path) {
    std::error_code error;
    fs::remove_all(path, error);
    if (!error) fs::create_directories(path, error);
    if (error) return fail(ErrorCode::unavailable, "cannot make the folder " + path.string() + ": " + error.message());
    return WorkFolder(path);
  }
  WorkFolder(WorkFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  WorkFolder& operator=(WorkFolder&&) = delete;
  ~WorkFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  explicit WorkFolder(fs::path path) : path_(std::move(path)) {}
  fs::path path_;
};

Result<std::string> read_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in) return fail(ErrorCode::not_found, "cannot read the experiment " + file.string());
  return text;
}

/// The folder that the configuration names, with ${VOUCH_DATA} in its place.
Result<fs::path> locate(const DataConfig& data, const fs::path& config, const fs::path& research_data) {
  const std::string& source = data.source;
  fs::path folder;
  if (source.starts_with(kResearchData)) {
    if (research_data.empty()) {
      return fail(ErrorCode::not_available, "the experiment reads " + source +
                                                ", but VOUCH_DATA is not set: it names the folder with the public research data");
    }
    folder = research_data.string() + source.substr(kResearchData.size());
  } else {
    folder = config.parent_path() / source;
  }
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored))
    return fail(ErrorCode::not_found, "there is no folder " + folder.string() + " (data.source)");
  return folder;
}

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
  const auto text = read_text(config_file);
  if (!text) return fail(text.error());
  const auto config = parse_config(*text, config_file.filename().string());
  if (!config) return fail(config.error());
  const auto source = locate(config->data, config_file, options.research_data);
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
