// What an experiment found, and its files: report.json (everything), report.csv (figures), comparisons.csv, queries.csv
// (values per query), report.tex and report.html (tables), qrels.trec and runs/MODEL.trec. No clock, path, host or number
// of threads goes in: the same data, configuration and version give the same bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/evaluation/evaluation.h"
#include "experiments/models.h"
#include "experiments/text_forms.h"

namespace vouch::experiments {

struct CutReport {
  std::string label;
  std::int64_t until_s = 0;
  std::size_t posts = 0, ties = 0, candidates = 0, queries = 0, positives = 0;
  std::string snapshot = {};                     // id
  std::vector<evaluation::Figure> figures = {};  // over this cut's queries alone
};

struct ModelReport {
  std::string name, kind;
  std::string detail;  // profile or weights; empty for baselines and chosen weights
  std::vector<ChosenFold> folds;
};

struct Report {
  std::string name, title;
  std::string version;      // of the program
  std::string config_hash;  // of the configuration's bytes, BLAKE2b
  std::string data_hash;    // of the data's files
  std::uint64_t seed = 1;
  std::size_t run_depth = 0;
  evaluation::ResamplingOptions resampling;
  std::vector<CutReport> cuts;
  std::vector<ModelReport> models;
  evaluation::Evaluation pooled;              // over the queries of all cuts
  std::vector<evaluation::RunScores> scores;  // per query and model
  std::vector<std::string> notes;             // what a reader must know to read the figures
};

/// Measures the results over all queries and per cut. `snapshots`: ids, [cuts]. Version, hashes and notes are left to the caller.
[[nodiscard]] core::Result<Report> make_report(const ExperimentConfig& config, const Split& split,
                                               const std::vector<ModelResult>& results,
                                               const std::vector<std::string>& snapshots);

[[nodiscard]] std::string report_json(const Report& report);
[[nodiscard]] std::string report_csv(const Report& report);
[[nodiscard]] std::string comparisons_csv(const Report& report);
[[nodiscard]] std::string queries_csv(const Report& report);
[[nodiscard]] std::string report_tex(const Report& report);
[[nodiscard]] std::string report_html(const Report& report);
/// A table with a row per model for a terminal: value and interval of each measure, over all cuts.
[[nodiscard]] std::string figures_text(const Report& report);

/// Writes all files of the report into the folder, which is made where it is missing. Fails with unavailable.
[[nodiscard]] core::Result<void> write_report(const Report& report, const std::filesystem::path& folder);

/// Writes qrels.trec and runs/MODEL.trec. Fails with unavailable.
[[nodiscard]] core::Result<void> write_trec(const Split& split, const std::vector<ModelResult>& results,
                                            const std::filesystem::path& folder);

}  // namespace vouch::experiments
