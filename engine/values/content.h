// The part `content` of value fit: cosine of a creator's term vector and the brand's. The brand's vector is what it says
// itself (its text, values text and own posts) and what its past partners say, in equal halves:
//
//   B = max(1, |P|) · own + Σ_{p in P} p      (P: past partners with texts, all vectors of length one)
//
// A partner that is itself the candidate is taken out of the sum first, so nobody is found similar to himself.
// Sums are integers; one division and two square roots at the end.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/ids.h"
#include "engine/values/term_vectors.h"

namespace vouch::values {

/// The brand's side of one request. Immutable after construction, safe to share.
class AskingText {
 public:
  /// `own` may be empty; `partners` are creators, ascending. Complexity: terms of the snapshot + terms of all partners.
  AskingText(const TermVectors& vectors, SparseVector own, std::span<const std::uint32_t> partners);

  /// Whether there is anything to compare with, also after a partner was left out.
  [[nodiscard]] bool empty_for(core::CreatorIndex candidate) const;
  /// Partners that have texts.
  [[nodiscard]] std::size_t partners() const { return partners_.size(); }
  [[nodiscard]] bool has_own_text() const { return !own_.terms.empty(); }

  /// Cosine in [0, 1]; nullopt where the creator has no texts or nothing is left to compare with.
  [[nodiscard]] std::optional<double> cosine(core::CreatorIndex candidate) const;
  /// The terms that carry most of the cosine, at most `n`, strongest first, ties by term.
  [[nodiscard]] std::vector<std::uint32_t> strongest_terms(core::CreatorIndex candidate, std::size_t n) const;

 private:
  __extension__ using Wide = unsigned __int128;
  [[nodiscard]] bool is_partner(core::CreatorIndex candidate) const;
  [[nodiscard]] std::uint64_t own_factor(std::size_t partners) const;
  [[nodiscard]] double without(SparseVector partner) const;  // the cosine of a partner with what is left of B

  const TermVectors& vectors_;
  TextVector own_;
  std::vector<std::uint32_t> partners_;  // ascending, those with texts
  std::vector<std::uint32_t> sum_;       // per term, B in 2⁻¹⁵
  Wide squares_ = 0;                     // |B|², exact
  double length_ = 0.0;                  // of B, in 2⁻¹⁵
};

/// 90 % interval of a cosine that rests on n texts of the creator: Fisher's transformation (R. A. Fisher, 1921),
/// artanh(v) ± 1.645/√n, the posts taken as independent draws. Clipped to [0, 1]; n = 0 gives [0, 1].
[[nodiscard]] std::pair<double, double> cosine_interval(double cosine, std::uint32_t texts);

}  // namespace vouch::values
