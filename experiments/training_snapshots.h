// Snapshots of what was known at each cut: the dataset built once per cut with everything later left out.
#pragma once

#include <filesystem>
#include <vector>

#include "engine/core/result.h"
#include "engine/engine.h"
#include "experiments/history.h"
#include "experiments/outcome.h"

namespace vouch::experiments {

/// The dataset to read: `source` itself, or what the configured converter makes of it in `target`. Fails as converting does.
[[nodiscard]] core::Result<std::filesystem::path> prepare_dataset(const DataConfig& data, const std::filesystem::path& source,
                                                                  const std::filesystem::path& target, const Progress& progress);

/// What one read of a dataset left behind.
struct ReadHistory {
  History history;
  std::uint64_t rejected = 0;  // rows that did not go in
};

/// Reads posts and collaborations. Fails as datasets::read_dataset.
[[nodiscard]] core::Result<ReadHistory> read_history(const std::filesystem::path& dataset, const Progress& progress);

/// Builds and opens one snapshot per cut in `folder`. Fails as reading, building and opening do.
[[nodiscard]] core::Result<std::vector<Engine>> build_snapshots(const std::filesystem::path& dataset, const Split& split,
                                                                const std::filesystem::path& folder, unsigned threads,
                                                                const Progress& progress);

}  // namespace vouch::experiments
