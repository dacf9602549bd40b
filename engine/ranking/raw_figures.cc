#include "engine/ranking/raw_figures.h"

#include <algorithm>
#include <utility>

#include "engine/audience/shared_listed.h"

namespace vouch::ranking {
namespace {

constexpr std::uint64_t kCounterCost = 4;  // adding to a creator's counter, in members read

/// Whether reading the lists of these creators is less work than either way of reading those of everybody.
bool few(const Evidence& evidence, const audience::AskingAudience& asking, std::span<const std::uint32_t> creators) {
  std::uint64_t members = 0;
  for (const std::uint32_t creator : creators) members += evidence.graph.members(core::OwnerIndex(creator)).size();
  if (members >= evidence.graph.links()) return false;
  std::uint64_t counters = evidence.catalog.creators.size();
  for (const std::uint32_t account : asking.members()) {
    counters += evidence.graph.owners_of(core::AccountIndex(account)).size();
    if (counters * kCounterCost > members) return true;
  }
  return counters * kCounterCost > members;
}

}  // namespace

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

RawFigures::RawFigures(const Evidence& evidence, const Asker& asker, std::span<const std::uint32_t> creators, unsigned threads)
    : evidence_(&evidence), asker_(&asker), measure_(AudienceMeasure::overlap) {
  if (!asker.audience || creators.empty()) return;
  asking_share_ = audience::asking_share(*asker.audience, evidence.known_shares);
  if (!few(evidence, *asker.audience, creators)) {
    shared_ = audience::shared_with_owners(*asker.audience, evidence.graph, evidence.catalog.creators.size(), threads);
    return;
  }
  listed_.assign(creators.begin(), creators.end());
  shared_ = audience::shared_with_listed(*asker.audience, evidence.graph, listed_, threads);
}

RawFigures::RawFigures(const Evidence& evidence, const Asker& asker, std::vector<audience::SharedAudience> counted)
    : evidence_(&evidence),
      asker_(&asker),
      measure_(AudienceMeasure::overlap),
      asking_share_(asker.audience ? audience::asking_share(*asker.audience, evidence.known_shares) : 1.0),
      shared_(std::move(counted)) {}

RawFigures::RawFigures(const Evidence& evidence, const Asker& asker, std::shared_ptr<const audience::SampledOverlap> sampled,
                       std::span<const std::uint32_t> exact, unsigned threads)
    : evidence_(&evidence),
      asker_(&asker),
      measure_(AudienceMeasure::overlap),
      asking_share_(audience::asking_share(*asker.audience, evidence.known_shares)),
      listed_(exact.begin(), exact.end()),
      shared_(audience::shared_with_listed(*asker.audience, evidence.graph, listed_, threads)),
      sampled_(std::move(sampled)) {}

bool RawFigures::is_listed(core::CreatorIndex creator) const {
  return std::binary_search(listed_.begin(), listed_.end(), creator.value);
}

audience::SharedAudience RawFigures::at(core::CreatorIndex creator) const {
  if (is_estimated(creator)) return sampled_->shared(evidence_->catalog.owner(creator));
  if (listed_.empty()) return shared_[creator.value];
  return shared_[static_cast<std::size_t>(std::lower_bound(listed_.begin(), listed_.end(), creator.value) - listed_.begin())];
}

audience::AudienceSizes RawFigures::sizes(core::CreatorIndex creator) const {
  const core::OwnerIndex owner = evidence_->catalog.owner(creator);
  return {.asking_weight = at(creator).asking_weight,
          .owner_weight = evidence_->weights.sum(owner),
          .asking_share = asking_share_,
          .owner_share = evidence_->known_shares[owner.value]};
}

std::optional<double> RawFigures::audience(core::CreatorIndex creator) const {
  if (!has_audience()) return std::nullopt;
  if (measure_ == AudienceMeasure::new_reach) return new_reach_[creator.value].value;
  return audience::overlap_value(at(creator).weight, sizes(creator));
}

Interval RawFigures::audience_interval(core::CreatorIndex creator) const {
  if (measure_ == AudienceMeasure::new_reach) return audience::new_reach_interval(new_reach_[creator.value], sizes(creator));
  if (is_estimated(creator)) {
    return audience::overlap_interval(sampled_->events(evidence_->catalog.owner(creator)), sizes(creator));
  }
  return audience::overlap_interval(at(creator), sizes(creator));
}

std::optional<double> RawFigures::part(ValuePart part, core::CreatorIndex creator) const {
  switch (part) {
    case ValuePart::content: return asker_->text.cosine(creator);
    case ValuePart::meaning: return asker_->meaning.cosine(creator);
    case ValuePart::category: return asker_->category.lift(creator);
  }
  return std::nullopt;
}

Interval RawFigures::part_interval(ValuePart part, core::CreatorIndex creator, double value) const {
  const auto of = [](std::pair<double, double> ends) { return Interval{.low = ends.first, .high = ends.second}; };
  switch (part) {
    case ValuePart::content: return of(values::cosine_interval(value, evidence_->catalog.terms.owner_texts[creator.value]));
    case ValuePart::meaning:
      return of(values::cosine_interval(value, evidence_->meaning.texts(evidence_->catalog.owner(creator))));
    case ValuePart::category:
      return of(values::lift_interval(value, asker_->category.counts(creator),
                                      evidence_->categories.share(evidence_->categories.of(creator))));
  }
  return {};
}

std::optional<audience::Estimate> RawFigures::estimated(core::CreatorIndex creator) const {
  if (!is_estimated(creator)) return std::nullopt;
  return sampled_->accounts(evidence_->catalog.owner(creator));
}

audience::SharedAudience RawFigures::shared(core::CreatorIndex creator) const {
  return !has_audience() ? audience::SharedAudience{} : at(creator);
}

}  // namespace vouch::ranking
