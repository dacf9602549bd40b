// Snapshots made of a few lists, for tests: an audience graph with its weights, without a dataset or a build. The sections
// are the same that a build writes; they live in an unlinked temporary file.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "engine/audience/graph.h"
#include "engine/audience/sample.h"
#include "engine/audience/tiles.h"
#include "engine/audience/weights.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::testing {

/// Account indexes of each owner's audience, by owner; in any order, repeated ones count once.
using Audiences = std::vector<std::vector<std::uint32_t>>;

/// What `write` puts into a snapshot, readable until the last copy is gone. Throws std::runtime_error where it fails.
[[nodiscard]] snapshot::Snapshot sections(const std::function<core::Result<void>(snapshot::Writer&)>& write);

/// The sections of an audience graph, all accounts of one platform. Account a has pseudonym 1000 + 10 · a, or a random one.
[[nodiscard]] core::Result<void> write_graph(const Audiences& audiences, snapshot::Writer& out,
                                             std::optional<std::uint64_t> seed = std::nullopt);

struct SmallWorld {
  /// Accounts are 0 up to the largest that is named. Tiles are small, so that small graphs have some.
  [[nodiscard]] static SmallWorld of(const Audiences& audiences,
                                     const audience::TileShape& shape = {.accounts = 8, .links_a_list = 2});

  snapshot::Snapshot snapshot;
  audience::AudienceGraph graph;
  audience::AudienceWeights weights;
};

/// A small world with samples; pseudonyms are random, of this seed.
struct SampledWorld {
  [[nodiscard]] static SampledWorld of(const Audiences& audiences, const audience::SampleShape& shape, std::uint64_t seed = 1);

  SmallWorld world;
  audience::Samples samples;
};

[[nodiscard]] inline core::OwnerIndex owner(std::uint32_t index) { return core::OwnerIndex(index); }

}  // namespace vouch::testing
