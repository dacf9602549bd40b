// An approximate index beside a table: a source of rows that are probably near (neighbor_graph.h, quantized_lists.h), of which
// the table's rows decide, and what it found of the exact neighbours of a sample of queries when it was built, by effort.
//
// It lies in a file of its own, X.vouch.index, outside the snapshot and its id:
//
//   0       8          12         16           24           32              40             48
//   +-------+----------+----------+------------+------------+---------------+--------------+------+
//   | magic | version  | kind     | hash of    | bytes of   | XXH3 of       | XXH3 of the  | body |
//   | 8     | u32, 1   | u32      | table, u64 | body, u64  | body, u64     | 40 before    |      |
//   +-------+----------+----------+------------+------------+---------------+--------------+------+
//   body: u32 measured efforts; each u32 effort, u32 k, u32 percent, f64 recall, f64 looked_at; then what the source encodes
//
// magic: VOUCHIX and a line feed; kind: 1 graph, 2 lists. The checksums find damage; what they cannot find, such as links to
// nowhere, is checked besides, so that no file makes a search read where it must not.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <variant>
#include <vector>

#include "engine/vectors/approximate.h"
#include "engine/vectors/neighbor_graph.h"
#include "engine/vectors/neighbors.h"
#include "engine/vectors/quantized_lists.h"

namespace vouch::vectors {

struct SampleOptions {
  std::uint32_t queries = 100;  // rows of the table, drawn, that are asked for; themselves left out of the answer
  std::vector<std::uint32_t> k = {10, 100};
  std::vector<std::uint32_t> percents = {100, 10};  // of the rows that pass, drawn by chance
  double enough = 0.999;                            // recall at which more effort is not tried
  unsigned threads = 1;                             // for the exact neighbours; 0: as many as the machine has
};

/// Immutable, safe to share.
class FaissIndex {
 public:
  /// Builds and measures. Fails as the source's build() does.
  [[nodiscard]] static core::Result<FaissIndex> build(VectorTable table, const std::variant<GraphOptions, ListOptions>& options,
                                                      const SampleOptions& sample = {});
  /// Fails with not_found, corrupt, or conflict where the file was made for another table.
  [[nodiscard]] static core::Result<FaissIndex> open(const std::filesystem::path& file, VectorTable table);
  /// The same of bytes. Fails with corrupt or conflict.
  [[nodiscard]] static core::Result<FaissIndex> decode(core::Bytes bytes, VectorTable table);
  /// By rename. Fails with unavailable.
  [[nodiscard]] core::Result<void> save(const std::filesystem::path& file) const;
  [[nodiscard]] std::string encode() const;

  [[nodiscard]] std::uint32_t size() const { return table_.size(); }
  [[nodiscard]] std::uint32_t dimension() const { return table_.dimension(); }
  [[nodiscard]] const VectorTable& table() const { return table_; }
  [[nodiscard]] std::span<const MeasuredEffort> measured() const { return measured_; }
  [[nodiscard]] Way way() const { return source_->way(); }

  /// The least effort that was measured to reach the wanted recall for as many neighbours or more, with a share of passing rows
  /// no larger than this one's; none where none reaches it.
  [[nodiscard]] const MeasuredEffort* effort_for(std::uint32_t k, std::size_t passing, double wanted_recall) const;

  /// With effort_for(), else with the largest measured for the k; recall says which recall that was measured to have, 0 where
  /// nothing of the kind was measured.
  [[nodiscard]] core::Result<Neighbors> search(std::span<const float> query, const SearchOptions& options) const;

 private:
  FaissIndex(VectorTable table, std::shared_ptr<const CandidateSource> source, std::vector<MeasuredEffort> measured)
      : table_(std::move(table)), source_(std::move(source)), measured_(std::move(measured)) {}
  VectorTable table_;
  std::shared_ptr<const CandidateSource> source_;
  std::vector<MeasuredEffort> measured_;  // by percent, then k, then effort
};

static_assert(NearestNeighborIndex<FaissIndex>);

}  // namespace vouch::vectors
