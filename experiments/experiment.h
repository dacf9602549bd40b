// Runs an experiment: configuration -> data -> split -> snapshots per cut -> models -> figures -> files.
#pragma once

#include <filesystem>

#include "engine/core/result.h"
#include "experiments/report.h"

namespace vouch::experiments {

struct ExperimentOptions {
  std::filesystem::path research_data = {};  // what ${VOUCH_DATA} stands for in a configuration; empty: not there
  unsigned threads = 0;                      // 0: as many as the machine has; results do not depend on it
  Progress progress = {};                    // may be empty
};

/// Runs the configuration and writes the report and the TREC files into `output`, which is made where it is missing; a
/// folder `work` in it holds converted data and snapshots while this runs. Repeated, it writes the same bytes.
/// Fails with not_found (configuration, data), invalid_argument (configuration), not_available (the data has no dates, or
/// ${VOUCH_DATA} is named but not there), unavailable (nothing can be written), and as reading and building do.
[[nodiscard]] core::Result<Report> run_experiment(const std::filesystem::path& config, const std::filesystem::path& output,
                                                  const ExperimentOptions& options = {});

}  // namespace vouch::experiments
