// Audience graphs for benchmarks: lists of accounts by owner, from a snapshot or from a public edge list, in any order of
// accounts, and the engine's own views of them through the sections that a build writes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "engine/audience/graph.h"
#include "engine/audience/sample.h"
#include "engine/audience/weights.h"

namespace vouch::benchmarks {

/// Row o holds the accounts of owner o, ascending.
struct Lists {
  std::vector<std::uint64_t> offsets = {0};
  std::vector<std::uint32_t> targets;
  std::uint32_t accounts = 0;
  [[nodiscard]] std::uint32_t owners() const { return static_cast<std::uint32_t>(offsets.size() - 1); }
  [[nodiscard]] std::span<const std::uint32_t> row(std::uint32_t o) const {
    return std::span(targets).subspan(offsets[o], offsets[o + 1] - offsets[o]);
  }
};

struct GraphFile {
  snapshot::Snapshot snapshot;
  audience::AudienceGraph graph;
  audience::AudienceWeights weights;
};

/// Samples of a graph in a file of their own.
struct SampleFile {
  snapshot::Snapshot snapshot;
  audience::Samples samples;
};
/// Throws std::runtime_error.
[[nodiscard]] SampleFile samples_of(const GraphFile& file, const audience::SampleShape& shape);

[[nodiscard]] Lists lists_of(const audience::AudienceGraph& graph);
/// Account a becomes account places[a].
[[nodiscard]] Lists reordered(const Lists& lists, std::span<const std::uint32_t> places);
/// account -> owners.
[[nodiscard]] Lists turned(const Lists& lists);

/// Lines of numbers, as LightGCN (`account owner owner ...`) or pairs (`owner account`, any separator, further columns left
/// out) have them; .xz or plain. Throws std::runtime_error.
enum class Format { lightgcn, pairs_both_ways, account_owner };
[[nodiscard]] Lists read_lists(const std::filesystem::path& file, Format format);

/// Sections of graph, tiles and weights in a temporary file that is gone with the last view. Throws std::runtime_error.
[[nodiscard]] GraphFile file_of(const Lists& lists);
[[nodiscard]] GraphFile open_graph(const std::filesystem::path& snapshot);
/// Lists of a snapshot ("snapshot") or of an edge list ("lightgcn", "pairs", "account_owner"). Throws std::runtime_error.
[[nodiscard]] Lists lists_from_any(const std::string& file, const std::string& format);
/// The same as a graph, the accounts of an edge list in the order that a build gives them.
[[nodiscard]] GraphFile open_any(const std::string& file, const std::string& format);

}  // namespace vouch::benchmarks
