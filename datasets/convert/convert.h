// Public research data becomes a dataset: ids stay as they are in the source, nothing is dropped silently, and what is
// written reads back without a reject. Sources are the files as they were published, plain or compressed.
//
// instagram-2020: the Instagram influencer data of S. Kim et al., WWW 2020 (creators, posts, comments by hashed users).
// mm19: brands and micro-influencers of T. Gan et al., ACM MM 2019 (topic and node vectors, positive pairs).
// lightgcn: train and test lists of users and items, as X. He et al., SIGIR 2020, split Gowalla and others.
// hetrec2011: listeners, artists and tags of Last.fm, of I. Cantador et al., RecSys 2011.
// twitch-gexf: shared viewers of Twitch channels, the graph of the Twitch Atlas, 2022.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string_view>

#include "engine/core/result.h"

namespace vouch::datasets {

struct ConvertOptions {
  std::uint64_t min_creators = 5;  // instagram-2020: a named handle is a brand when so many creators name it
};

struct ConvertSummary {
  std::uint64_t creators = 0, brands = 0, posts = 0, audience_events = 0, comments = 0, collaborations = 0, embeddings = 0;
  std::uint64_t accounts = 0, metrics = 0, overlaps = 0;
};

struct ConvertProgress {
  std::string_view file;  // of the source
  std::uint64_t bytes_done = 0, bytes_total = 0;
};

/// The formats that are known, in the order in which messages name them.
[[nodiscard]] std::span<const std::string_view> convert_formats();

/// Writes the dataset and its published account key into a new or empty folder. `progress` may be empty.
/// Fails with invalid_argument (unknown format), not_found (names the missing file), corrupt (file, line, what was found),
/// conflict (the folder is in use), unavailable (not writable).
[[nodiscard]] core::Result<ConvertSummary> convert(std::string_view format, const std::filesystem::path& source,
                                                   const std::filesystem::path& folder, const ConvertOptions& options = {},
                                                   const std::function<void(const ConvertProgress&)>& progress = {});

}  // namespace vouch::datasets
