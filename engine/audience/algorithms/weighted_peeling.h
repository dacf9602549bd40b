// A dense block of a graph between rows and columns (accounts and owners), camouflage-resistant: greedy peeling with column
// weights, after B. Hooi, H. A. Song, A. Beutel, N. Shah, K. Shin, C. Faloutsos, "FRAUDAR: Bounding Graph Fraud in the Face of
// Camouflage", 2016. All links of a column weigh the same; there, w(d) = 1024 ÷ ln(d + 5), rounded, for a column of degree d. So
// links that a row adds elsewhere as camouflage change no weight inside a block. With f(S) the weight of the links inside S,
// the vertex that adds least to f is taken out again and again; of the sets on the way the one with the highest
// g(S) = f(S) ÷ |S| is the answer.
//
// Bound: of the best set S*, let v be the first vertex taken out, with weight k(v) then. Since S* is best, v adds at least
// g(S*) to it, and the set at that time holds S*, so g(S*) ≤ k(v): no set is denser than the largest k of the whole peeling,
// whatever the order. Taking the least gives g ≥ g(S*) ÷ 2; here the least is exact to 1/64, since weights wait in buckets of
// that relative width, so g ≥ g(S*) ÷ (2 · 65/64). Both bounds stand in the answer: `highest` is the lower of the two.
//
// O(links + vertices) a block, each link read at most twice; holds 16 bytes a vertex beside the graph. Near the limit of
// random reads: each link that goes touches one vertex of the other side.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/audience/algorithms/csr.h"

namespace vouch::audience {

/// Both directions of the same links; targets of rows are columns and of columns rows. Ends ascend within each.
struct BipartiteView {
  CsrView rows, columns;
};

/// What a link to a column of this degree weighs: at most 636.
[[nodiscard]] std::uint32_t column_weight(std::uint64_t degree);

struct WeightedBlock {
  std::vector<std::uint32_t> rows, columns;  // ascending
  std::uint64_t links = 0;                   // between them, those of earlier blocks left out
  std::uint64_t weight = 0;                  // of these links
  double density = 0.0;                      // weight ÷ (rows + columns)
  double highest = 0.0;                      // no set of what was left is denser
};

/// Blocks one after another: each is found in what the links of those before leave. Ends with a block without links or after
/// `most` blocks, at most 16. Requires a weight a column, rows + columns below 2^32 − 1, and weights of a row's links that sum to
/// less than 2^32.
[[nodiscard]] std::vector<WeightedBlock> dense_blocks_of(const BipartiteView& graph, std::span<const std::uint32_t> weights,
                                                         std::uint32_t most);

}  // namespace vouch::audience
