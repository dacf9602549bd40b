// Builds a snapshot of an experiment as the program builds one, with the models and rules that it carries, and opens it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

#include "engine/catalog/record_sink.h"
#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/engine.h"
#include "experiments/progress.h"

namespace vouch::experiments {

struct SnapshotBuild {
  core::AccountKey key;
  std::optional<std::int64_t> until_s = {};  // leaves out what is later
  unsigned threads = 0;                      // 0: as many as the machine has
  Progress progress = {};                    // may be empty
};

/// `feed` hands all records over. Fails as feeding, building and opening do.
[[nodiscard]] core::Result<Engine> build_snapshot(const std::filesystem::path& target, const SnapshotBuild& build,
                                                  const std::function<core::Result<void>(catalog::RecordSink&)>& feed);

}  // namespace vouch::experiments
