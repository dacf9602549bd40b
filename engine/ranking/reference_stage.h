// Stage of the build: the reference distributions, from the figures of all brand × creator pairs, or of 2²⁰ of them chosen
// by a hash of both ids, each valued as a request would value it: fallbacks without the candidate, known partners left out.
// Where no brand has evidence of its own (audience, text), creators stand in for brands, so that a request that brings its
// own can still be read.
#pragma once

#include <cstdint>
#include <functional>

#include "engine/core/result.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::ranking {

/// Writes `ranking.references` from the sections so far. `progress` is called with askers done and in all, from any thread.
[[nodiscard]] core::Result<void> write_references(const snapshot::Snapshot& so_far, snapshot::Writer& out, unsigned threads,
                                                  const std::function<void(std::uint64_t, std::uint64_t)>& progress);

}  // namespace vouch::ranking
