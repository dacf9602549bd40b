// The raw figures of all creators for one asking brand, before any reference distribution: the audience value by either
// measure from passes over the audience lists, cosine of content and lift of category where they are asked. Overlap may be
// estimated from a sample (audience/sampled_overlap.h) for all but some listed creators.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/audience/new_reach.h"
#include "engine/audience/overlap.h"
#include "engine/audience/sampled_overlap.h"
#include "engine/ranking/evidence.h"
#include "engine/ranking/profile.h"

namespace vouch::ranking {

/// Immutable after construction, safe to share; refers to evidence and asker, which must live longer.
class RawFigures {
 public:
  /// Complexity: at most one pass over all audience lists for overlap, one more for new_reach; nothing without an audience.
  RawFigures(const Evidence& evidence, const Asker& asker, AudienceMeasure measure, unsigned threads = 1);
  /// Overlap with these creators alone (CreatorIndex values, ascending, distinct), which are all that may be asked for.
  /// Complexity: their audience lists, or those of everybody where that is less work.
  RawFigures(const Evidence& evidence, const Asker& asker, std::span<const std::uint32_t> creators, unsigned threads = 1);

  /// Overlap counted before: with each creator at least, by OwnerIndex, creators first; empty without an asking audience.
  RawFigures(const Evidence& evidence, const Asker& asker, std::vector<audience::SharedAudience> counted);
  /// Overlap estimated for everybody but these creators (likewise listed), who are exact. Those who are part of a fallback
  /// must be among them. Requires an asking audience, the one that was sampled.
  RawFigures(const Evidence& evidence, const Asker& asker, std::shared_ptr<const audience::SampledOverlap> sampled,
             std::span<const std::uint32_t> exact, unsigned threads = 1);

  /// The audience value of the measure; nullopt where the creator or the brand has no audience.
  [[nodiscard]] std::optional<double> audience(core::CreatorIndex creator) const;
  /// 90 % interval of that value. Requires a known value.
  [[nodiscard]] Interval audience_interval(core::CreatorIndex creator) const;
  /// What the two audiences share, counted or estimated; all zero without an asking audience.
  [[nodiscard]] audience::SharedAudience shared(core::CreatorIndex creator) const;
  /// How many accounts are shared, where that is estimated.
  [[nodiscard]] std::optional<audience::Estimate> estimated(core::CreatorIndex creator) const;
  [[nodiscard]] bool is_estimated(core::CreatorIndex creator) const { return sampled_ && !is_listed(creator); }
  /// The accounts behind new reach. Requires the measure new_reach.
  [[nodiscard]] const audience::NewReach& new_reach(core::CreatorIndex creator) const { return new_reach_[creator.value]; }

  [[nodiscard]] AudienceMeasure measure() const { return measure_; }
  /// The raw figure of a part of values; nullopt where nothing is known of either side.
  [[nodiscard]] std::optional<double> part(ValuePart part, core::CreatorIndex creator) const;
  /// 90 % interval of that figure. Requires a known value, the one above.
  [[nodiscard]] Interval part_interval(ValuePart part, core::CreatorIndex creator, double value) const;

 private:
  [[nodiscard]] audience::AudienceSizes sizes(core::CreatorIndex creator) const;
  [[nodiscard]] audience::SharedAudience at(core::CreatorIndex creator) const;
  [[nodiscard]] bool is_listed(core::CreatorIndex creator) const;
  [[nodiscard]] bool has_audience() const { return !shared_.empty() || sampled_; }

  const Evidence* evidence_;
  const Asker* asker_;
  AudienceMeasure measure_;
  double asking_share_ = 1.0;
  std::vector<std::uint32_t> listed_;             // the only creators of shared_, in its order; empty: shared_ is by creator
  std::vector<audience::SharedAudience> shared_;  // (new_reach: by owner); empty without an asking audience
  std::vector<audience::NewReach> new_reach_;     // by creator; empty for overlap
  std::shared_ptr<const audience::SampledOverlap> sampled_;  // of all who are not listed
};

}  // namespace vouch::ranking
