// What an asking audience shares with every owner, estimated from a coordinated sample (sample.h). Of the shared accounts,
// weight W, those drawn have weight K; of the smaller of the two audiences the drawn are the known part f by weight, about 2^-r:
//
//   W^ = K / f,   f = Σ_drawn w ÷ Σ w of the smaller audience (2^-r where none of it was drawn)
//
// a ratio estimate (W. Cochran, "Sampling Techniques", 1977, chapter 6): right at once where all of a list is shared. Value
// and interval then follow overlap.h. Two things leave the rate behind a value open: the events themselves, variance Σw² over
// the shared (interval.h), and which of them were drawn, (1 − f)/f · Σw². Together Σw² / f, which the drawn say as
// Σ_drawn w² / f²: Poisson events thinned at rate f are Poisson events at rate f. So the interval is that of the drawn events
// as if they were all, times 1/f; it holds both the exact value and the rate that it is one draw of.
// The number of shared accounts alone, whose sizes are known, has the narrower interval of capture.h (drawn_shared).
#pragma once

#include <cstdint>
#include <vector>

#include "engine/audience/capture.h"
#include "engine/audience/overlap.h"
#include "engine/audience/sample.h"

namespace vouch::audience {

/// Immutable, safe to share; refers to asking, graph, weights and sample, which must live longer. Owners that are part of a
/// fallback are not estimated: they are for shared_with.
class SampledOverlap {
 public:
  /// The owners [0, owners). Complexity: that of shared_with_owners in the sample.
  SampledOverlap(const AskingAudience& asking, const AudienceGraph& graph, const AudienceWeights& weights,
                 const AccountSample& sample, std::uint32_t owners, unsigned threads = 1);

  [[nodiscard]] const AccountSample& sample() const { return *sample_; }
  /// Drawn accounts of the asking audience.
  [[nodiscard]] std::uint64_t drawn_accounts() const { return drawn_accounts_; }

  /// Estimates in place of counts, rounded; squares are 0: intervals come from events(). Requires an owner that is no part.
  [[nodiscard]] SharedAudience shared(core::OwnerIndex owner) const;
  /// The shared weight as events, for overlap_interval.
  [[nodiscard]] WeightedEvents events(core::OwnerIndex owner) const;
  /// The number of shared accounts.
  [[nodiscard]] Estimate accounts(core::OwnerIndex owner) const;

 private:
  [[nodiscard]] double drawn_part(core::OwnerIndex owner) const;  // f

  const AskingAudience* asking_;
  const AudienceGraph* graph_;
  const AudienceWeights* weights_;
  const AccountSample* sample_;
  std::uint64_t drawn_accounts_ = 0;
  std::uint64_t drawn_weight_ = 0;
  std::vector<SharedAudience> drawn_;  // by owner, in the sample
};

}  // namespace vouch::audience
