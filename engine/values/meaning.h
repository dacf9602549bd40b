// The part `meaning` of value fit: the cosine of what a creator says and what the brand says, as vectors (owner_vectors.h). As
// for the terms (content.h), the brand's vector is what it says itself and what its past partners say, in equal halves, the
// candidate left out:
//
//   B = max(1, |P|) · own + Σ_{p in P} p      (all of length kUnit)
//
// The figure is max(0, cos(B, v)). Sums are integers; one root and one division at the end.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/ids.h"
#include "engine/values/owner_vectors.h"

namespace vouch::values {

/// The brand's side of one request. Immutable after construction, safe to share.
class AskingMeaning {
 public:
  /// `own` is empty or has vectors.dims() numbers, all 0 where unknown; `partners` are creators, ascending.
  AskingMeaning(const OwnerVectors& vectors, Components own, std::span<const std::uint32_t> partners);

  [[nodiscard]] bool has_own() const { return has_own_; }
  /// Partners whose texts are known.
  [[nodiscard]] std::size_t partners() const { return partners_.size(); }
  /// In [0, 1]; nullopt where the creator's texts are not known or nothing is left to compare with.
  [[nodiscard]] std::optional<double> cosine(core::CreatorIndex candidate) const;

  /// Posts of a creator by their own cosine with B.
  struct PostCosine {
    std::uint64_t post = 0;
    double cosine = 0.0;  // in [−1, 1]
  };
  /// All posts at or before the day whose words are known, highest first, ties by place. Complexity: the creator's posts.
  [[nodiscard]] std::vector<PostCosine> posts(const catalog::Catalog& catalog, core::CreatorIndex candidate,
                                              std::int64_t as_of_s) const;

 private:
  /// B without a partner; empty where nothing is left.
  [[nodiscard]] std::vector<std::int64_t> asking(core::CreatorIndex candidate) const;

  const OwnerVectors* vectors_;
  std::vector<std::int8_t> own_;
  std::vector<std::uint32_t> partners_;  // ascending, those with texts
  std::vector<std::int64_t> sum_;        // of the partners
  bool has_own_ = false;
};

}  // namespace vouch::values
