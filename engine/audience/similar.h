// Owners with like audiences: of each, the k others with the highest value of overlap.h between their audiences,
//
//   value(a, b) = Σ_{A_a∩A_b} w ÷ (√Σ_{A_a} w · √Σ_{A_b} w) ÷ √(s_a · s_b), at most 1
//
// All pairs at once, exactly, without a matrix. For each owner a, counters of all owners that its members have too are added
// up: Σ d² additions over accounts with d owners, the work of a sparse product with the transpose, but a row at a time. Weight
// times the reciprocal root of the other's sum bounds the value but for the owner's own root; only those whose bound is not
// below the k-th best bound get a value, as candidates do in R. Bayardo, Y. Ma, R. Srikant ("Scaling up all pairs similarity
// search", 2007).
//
// Memory: k entries an owner, and 12 bytes an owner for each task at work. Bound by adding to counters at random.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/audience/graph.h"
#include "engine/audience/weights.h"

namespace vouch::audience {

/// What one owner shares with another.
struct SimilarOwner {
  double value = 0.0;
  std::uint64_t weight = 0;    // sum of w over the shared accounts
  std::uint32_t accounts = 0;  // shared
  std::uint32_t owner = 0;     // OwnerIndex value of the other
  bool operator==(const SimilarOwner&) const = default;
};

struct SimilarOwnersOptions {
  std::uint32_t k = 100;  // of each owner so many others
  unsigned threads = 0;   // 0: as many as the machine has; the result does not depend on it
  /// From so many members on an owner is counted with wide counters: the narrow ones hold a count of 24 bits.
  std::uint64_t wide_from = std::uint64_t{1} << 24;
};

/// Rows of the owners [0, owners).
struct SimilarOwners {
  std::vector<std::uint64_t> offsets;  // [owners + 1]
  std::vector<SimilarOwner> others;    // of each owner best first, ties by OwnerIndex; only those that share somebody
  [[nodiscard]] std::span<const SimilarOwner> operator[](std::uint32_t owner) const {
    return std::span(others).subspan(offsets[owner], offsets[owner + std::size_t{1}] - offsets[owner]);
  }
};

/// The k owners most like each of [0, owners), among these: all creators with catalog.creators.size(). `known_shares` as
/// known_share.h makes them. Requires graph and weights of one snapshot.
[[nodiscard]] SimilarOwners similar_owners(const AudienceGraph& graph, const AudienceWeights& weights,
                                           std::span<const double> known_shares, std::uint32_t owners,
                                           const SimilarOwnersOptions& options = {});

}  // namespace vouch::audience
