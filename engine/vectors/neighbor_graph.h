// Hierarchical navigable small world graphs (Y. Malkov, D. Yashunin, "Efficient and robust approximate nearest neighbor search
// using Hierarchical Navigable Small World graphs", 2020), as FAISS builds and walks them (M. Douze et al., "The Faiss library",
// 2024). FAISS holds the links alone: all distances are products of the table's own bytes, so the index has no second copy of the
// vectors (about 8 · links bytes a row), and as those are integers and rows are added by one thread in a drawn order, the same
// table gives the same graph.
//
// The bytes of the links are written and read here, not by FAISS, whose reader trusts its input: every level and link is checked.
#pragma once

#include <algorithm>
#include <memory>

#include "engine/vectors/approximate.h"

namespace vouch::vectors {

struct GraphOptions {
  std::uint32_t links = 16;    // M: links of a row, twice as many on the lowest level; 2 to 64
  std::uint32_t effort = 100;  // ef_construction: rows kept in view while a row is linked; at least 1
};

inline constexpr std::uint32_t kMostEffort = 1024;

class NeighborGraph final : public CandidateSource {
 public:
  /// O(n · effort · links) products in one thread. Fails with invalid_argument for options out of range or more than 2³¹ − 1
  /// rows, with internal where FAISS fails.
  [[nodiscard]] static core::Result<std::unique_ptr<CandidateSource>> build(VectorTable table, const GraphOptions& options);
  /// What encode() wrote, of this table. Fails with corrupt.
  [[nodiscard]] static core::Result<std::unique_ptr<CandidateSource>> decode(VectorTable table, core::Bytes bytes);

  /// `effort`: ef_search, rows kept in view during the walk; all of them that pass are found.
  [[nodiscard]] core::Result<ProbablyNear> find(const Query& query, const Filter& filter, std::uint32_t effort,
                                                std::size_t k) const override;
  [[nodiscard]] Way way() const override { return Way::graph; }
  /// FAISS keeps what is in view in a heap whose cost grows with the square of it; beyond this a scan is cheaper anyway.
  [[nodiscard]] std::uint32_t most_effort() const override { return std::min(table_.size(), kMostEffort); }
  void encode(core::Encoder& out) const override;
  ~NeighborGraph() override;

 private:
  struct Links;
  NeighborGraph(VectorTable table, std::unique_ptr<Links> links);
  VectorTable table_;
  std::unique_ptr<Links> links_;
};

}  // namespace vouch::vectors
