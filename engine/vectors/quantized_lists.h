// Lists of rows that lie near one centre each, with the rows as short codes (H. Jégou, M. Douze, C. Schmid, "Product quantization
// for nearest neighbor search", 2011), as FAISS trains and searches them: IVF-PQ. A query looks at the lists of the nearest
// centres; codes name the rows that are probably near, the table's rows decide. `bytes` of code and 4 of number a row, so it
// suits sets for which a graph is too large.
//
// Centres are trained in floats by FAISS and its BLAS: the same on one machine, not on every one. They are no part of a snapshot.
// Their bytes are written and read here, not by FAISS, whose reader trusts its input.
#pragma once

#include <memory>

#include "engine/vectors/approximate.h"

namespace vouch::vectors {

struct ListOptions {
  std::uint32_t lists = 0;          // 0: 4 · √n, so that each has √n ÷ 4 rows
  std::uint32_t bytes = 0;          // of code a row, a divisor of the dimension; 0: the largest divisor up to an eighth of it
  std::uint32_t candidates = 10;    // rows for each neighbour asked for that codes name and rows decide
  std::uint32_t training = 50'000;  // rows that centres are trained on, drawn
};

class QuantizedLists final : public CandidateSource {
 public:
  /// Fails with invalid_argument where there are fewer rows than lists or than 256, or options do not fit the dimension; with
  /// internal where FAISS fails.
  [[nodiscard]] static core::Result<std::unique_ptr<CandidateSource>> build(VectorTable table, const ListOptions& options);
  /// What encode() wrote, of this table. Fails with corrupt.
  [[nodiscard]] static core::Result<std::unique_ptr<CandidateSource>> decode(VectorTable table, core::Bytes bytes);

  /// `effort`: lists looked at (nprobe).
  [[nodiscard]] core::Result<ProbablyNear> find(const Query& query, const Filter& filter, std::uint32_t effort,
                                                std::size_t k) const override;
  [[nodiscard]] Way way() const override { return Way::lists; }
  [[nodiscard]] std::uint32_t most_effort() const override;
  void encode(core::Encoder& out) const override;
  ~QuantizedLists() override;

 private:
  struct Lists;
  QuantizedLists(VectorTable table, std::unique_ptr<Lists> lists);
  VectorTable table_;
  std::unique_ptr<Lists> lists_;
};

}  // namespace vouch::vectors
