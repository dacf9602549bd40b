#include "engine/audience/sampled_overlap.h"

#include <algorithm>
#include <cmath>

namespace vouch::audience {
namespace {

std::uint64_t rounded(double value) { return static_cast<std::uint64_t>(std::floor(value + 0.5)); }

}  // namespace

SampledOverlap::SampledOverlap(const AskingAudience& asking, const AudienceGraph& graph, const AudienceWeights& weights,
                               const AccountSample& sample, std::uint32_t owners, unsigned threads)
    : asking_(&asking), graph_(&graph), weights_(&weights), sample_(&sample) {
  const AskingAudience drawn = sample.drawn(asking);
  drawn_accounts_ = drawn.accounts();
  drawn_weight_ = drawn.weight();
  drawn_ = shared_with_owners(drawn, sample.graph(), owners, threads);
}

double SampledOverlap::drawn_part(core::OwnerIndex owner) const {
  const std::uint64_t owner_weight = weights_->sum(owner);
  const bool owner_is_smaller = owner_weight < asking_->weight();
  const std::uint64_t drawn = owner_is_smaller ? sample_->weights().sum(owner) : drawn_weight_;
  if (drawn == 0) return sample_->share();
  return static_cast<double>(drawn) / static_cast<double>(owner_is_smaller ? owner_weight : asking_->weight());
}

WeightedEvents SampledOverlap::events(core::OwnerIndex owner) const {
  const SharedAudience& drawn = drawn_[owner.value];
  const double part = drawn_part(owner);
  return {.sum = static_cast<double>(drawn.weight) / part,
          .squares = static_cast<double>(drawn.squares) / (part * part),
          .largest = static_cast<double>(weight_of(1)) / part};
}

Estimate SampledOverlap::accounts(core::OwnerIndex owner) const {
  return drawn_shared(drawn_[owner.value].accounts, {.rows = drawn_accounts_, .size = asking_->accounts()},
                      {.rows = sample_->graph().members(owner).size(), .size = graph_->members(owner).size()});
}

SharedAudience SampledOverlap::shared(core::OwnerIndex owner) const {
  const SharedAudience& drawn = drawn_[owner.value];
  const std::uint64_t most = std::min(asking_->accounts(), graph_->members(owner).size());
  const bool owner_is_smaller = graph_->members(owner).size() < asking_->accounts();
  const std::uint64_t rows = owner_is_smaller ? sample_->graph().members(owner).size() : drawn_accounts_;
  const double accounts =
      rows == 0 ? 0.0 : static_cast<double>(drawn.accounts) * static_cast<double>(most) / static_cast<double>(rows);
  return {.accounts = std::min(most, rounded(accounts)),
          .weight = rounded(static_cast<double>(drawn.weight) / drawn_part(owner)),
          .squares = 0,
          .asking_accounts = asking_->accounts(),
          .asking_weight = asking_->weight()};
}

}  // namespace vouch::audience
