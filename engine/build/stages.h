// What the build computes from the base sections: each stage reads the sections written before it through the views that
// the engine uses, and writes its own. Their order is fixed: tiles, weights, samples, engagement, growth, trust, credibility,
// term vectors, reference distributions.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "engine/audience/sample.h"
#include "engine/core/result.h"
#include "engine/credibility/rules.h"
#include "engine/snapshot/writer.h"

namespace vouch::build {

using Progress = std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t total)>;

struct StageOptions {
  const credibility::Rules& rules;
  unsigned threads = 0;                         // 0: as many as the machine has
  audience::SampleShape samples = {};           // from how many links on there are samples, and which
  std::span<const std::uint32_t> trusted = {};  // accounts that trust starts from; empty: all
};

/// Runs all stages. Requires the base sections. Calls progress from any thread, never from two at once.
[[nodiscard]] core::Result<void> run_stages(snapshot::Writer& out, const StageOptions& options, const Progress& progress);

}  // namespace vouch::build
