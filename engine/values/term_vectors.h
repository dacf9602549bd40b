// Owners as vectors of terms: term frequency times inverse document frequency, of length one (G. Salton, C. Buckley,
// "Term-weighting approaches in automatic text retrieval", 1988).
//
//   weight(o, t) = f(t) · (1 + ln n(o, t)) · (ln(N / df(t)))²,  divided by the length of o's vector
//
// f(t): 1 for words, 1.5 for hashtags, 2 for mentioned and tagged handles: what sets creators of one kind apart is whom
// and what they mark, not the words that all share; for the same reason the rarity is squared.
// n(o, t): texts of owner o with term t (a post counts a term once, so repeating a word inside a post gains nothing);
// df(t): creators with term t; N: creators with any term. Weights are stored as integers of 2⁻¹⁵, so that every sum over
// them is exact and does not depend on its order.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::values {

inline constexpr double kWeightScale = 32768.0;  // of stored weights: 1.0 is 2¹⁵

/// A sparse vector: terms ascending, weights beside them.
struct SparseVector {
  std::span<const std::uint32_t> terms;
  std::span<const std::uint16_t> weights;
  [[nodiscard]] bool empty() const { return terms.empty(); }
};

/// A sparse vector that owns its numbers: the text of a request.
struct TextVector {
  std::vector<std::uint32_t> terms;
  std::vector<std::uint16_t> weights;
  [[nodiscard]] SparseVector view() const { return {terms, weights}; }
};

/// Immutable, safe to share; lives as long as the snapshot.
class TermVectors {
 public:
  [[nodiscard]] static core::Result<TermVectors> open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog);

  [[nodiscard]] std::uint32_t terms() const { return static_cast<std::uint32_t>(rarity_.size()); }
  [[nodiscard]] SparseVector of(core::OwnerIndex owner) const {
    const std::uint64_t first = rows_.offsets[owner.value];
    const std::uint64_t count = rows_.offsets[owner.value + 1] - first;
    return {rows_.targets.subspan(first, count), weights_.subspan(first, count)};
  }
  /// f(t) · (ln(N / df))² of a term.
  [[nodiscard]] double rarity(std::uint32_t term) const { return rarity_[term]; }

  /// The vector of texts that came with a request; terms that the snapshot does not have are left out.
  [[nodiscard]] TextVector of_texts(std::span<const std::string_view> texts, const catalog::TermColumns& columns) const;

 private:
  snapshot::Rows rows_;
  std::span<const std::uint16_t> weights_;
  std::span<const double> rarity_;
};

/// Stage of the build: writes `values.rarity` and `values.weights` from the term counts.
[[nodiscard]] core::Result<void> write_term_vectors(const snapshot::Snapshot& so_far, snapshot::Writer& out);

}  // namespace vouch::values
