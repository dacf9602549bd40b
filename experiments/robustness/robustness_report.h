// The files of a robustness report: robustness.json (everything), attacks.csv, notices.csv, searches.csv, pairs.csv (of searches)
// and robustness.html. No clock, path, host or number of threads goes in: the same recipe, data and version give the same bytes.
#pragma once

#include <filesystem>
#include <string>

#include "engine/core/result.h"
#include "experiments/robustness/robustness.h"

namespace vouch::experiments {

[[nodiscard]] std::string robustness_json(const RobustnessReport& report);
[[nodiscard]] std::string attacks_csv(const RobustnessReport& report);
[[nodiscard]] std::string notices_csv(const RobustnessReport& report);
[[nodiscard]] std::string searches_csv(const RobustnessReport& report);
[[nodiscard]] std::string pairs_csv(const RobustnessReport& report);
[[nodiscard]] std::string robustness_html(const RobustnessReport& report);
/// A table with a row per attack and strength for a terminal.
[[nodiscard]] std::string robustness_text(const RobustnessReport& report);

/// Writes all files into the folder, which is made where it is missing. Fails with unavailable.
[[nodiscard]] core::Result<void> write_robustness(const RobustnessReport& report, const std::filesystem::path& folder);

}  // namespace vouch::experiments
