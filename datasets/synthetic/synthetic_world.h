// The synthetic world: a dataset as large as asked for, with the truth beside it. Communities with topics, causes and
// values; fictional German and English brands with audiences, posts, customers and past collaborations; honest creators,
// bought followers, engagement pods, undisclosed and over-cautiously labelled posts.
//
// Each phenomenon is a layer with its own random stream and truth file, so that a further one changes no byte of the
// others. The same options give the same bytes on every machine. Edges are written as they are drawn: memory grows with
// creators and brands alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

#include "engine/core/result.h"

namespace vouch::datasets {

struct WorldOptions {
  std::uint64_t creators = 2000;   // 1 to 50 million
  std::uint64_t accounts = 40000;  // 100 to 4 billion; a share of them are hubs and bought accounts
  std::uint64_t edges = 400000;    // about so many audience events, fewer where accounts do not suffice
  std::uint64_t brands = 40;       // 1 to 1 million
  std::uint64_t seed = 1;
  unsigned threads = 0;  // layers written at once; 0: as many as the machine has. The bytes are the same with any number.
};

struct WorldSummary {
  std::uint64_t creators = 0, brands = 0, accounts = 0;
  std::uint64_t edges = 0;  // rows of audience files
  std::uint64_t posts = 0, comments = 0, collaborations = 0;
  std::uint64_t good_matches = 0;
};

struct WorldProgress {
  std::string_view layer;  // what is being written
  std::uint64_t done = 0, total = 0;
};

/// Writes the dataset, its published account key and `truth/` into a new or empty folder. `progress` may be empty; it is
/// called by one thread at a time, with the first layer that is not done yet.
/// Fails with invalid_argument (a number out of range), conflict (the folder is in use), unavailable (not writable).
[[nodiscard]] core::Result<WorldSummary> generate_world(const std::filesystem::path& folder, const WorldOptions& options = {},
                                                        const std::function<void(const WorldProgress&)>& progress = {});

}  // namespace vouch::datasets
