#include "engine/ranking/raw_figures.h"

namespace vouch::ranking {

RawFigures::RawFigures(const Evidence& evidence, const Asker& asker, AudienceMeasure measure, unsigned threads)
    : evidence_(&evidence), asker_(&asker), measure_(measure) {
  if (!asker.audience) return;
  const std::uint32_t creators = evidence.catalog.creators.size();
  asking_share_ = audience::asking_share(*asker.audience, evidence.known_shares);
  const bool overlap = measure == AudienceMeasure::overlap;
  shared_ = audience::shared_with_owners(*asker.audience, evidence.graph, overlap ? creators : evidence.graph.owners(), threads);
  if (overlap) return;
  new_reach_ = audience::new_reach_with_owners(*asker.audience, evidence.graph, evidence.weights, evidence.known_shares, shared_,
                                               creators, threads);
}

audience::AudienceSizes RawFigures::sizes(core::CreatorIndex creator) const {
  const core::OwnerIndex owner = evidence_->catalog.owner(creator);
  return {.asking_weight = shared_[creator.value].asking_weight,
          .owner_weight = evidence_->weights.sum(owner),
          .asking_share = asking_share_,
          .owner_share = evidence_->known_shares[owner.value]};
}

std::optional<double> RawFigures::audience(core::CreatorIndex creator) const {
  if (shared_.empty()) return std::nullopt;
  if (measure_ == AudienceMeasure::new_reach) return new_reach_[creator.value].value;
  return audience::overlap_value(shared_[creator.value].weight, sizes(creator));
}

Interval RawFigures::audience_interval(core::CreatorIndex creator) const {
  if (measure_ == AudienceMeasure::new_reach) return audience::new_reach_interval(new_reach_[creator.value], sizes(creator));
  return audience::overlap_interval(shared_[creator.value], sizes(creator));
}

audience::SharedAudience RawFigures::shared(core::CreatorIndex creator) const {
  return shared_.empty() ? audience::SharedAudience{} : shared_[creator.value];
}

}  // namespace vouch::ranking
