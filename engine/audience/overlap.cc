#include "engine/audience/overlap.h"

#include <algorithm>
#include <cmath>

#include "engine/core/parallel_for.h"

namespace vouch::audience {
namespace {

constexpr std::uint32_t kOwnersATask = 256;
constexpr std::uint64_t kCounterCost = 4;  // adding to a counter, in look-ups of a weight

/// Counts and sums of the accounts of `members` that hold a weight.
SharedAudience count_held(std::span<const std::uint16_t> held, std::span<const std::uint32_t> members) {
  SharedAudience shared;
  for (const std::uint32_t account : members) {
    const std::uint64_t w = held[account];
    shared.accounts += w != 0 ? 1U : 0U;
    shared.weight += w;
    shared.squares += w * w;
  }
  return shared;
}

/// What the value divides by. Requires no size to be 0.
double scale_of(const AudienceSizes& sizes) {
  const double weights = std::sqrt(static_cast<double>(sizes.asking_weight)) * std::sqrt(static_cast<double>(sizes.owner_weight));
  return weights * std::sqrt(sizes.asking_share * sizes.owner_share);
}

}  // namespace

SharedAudience shared_with(const AskingAudience& asking, const AudienceGraph& graph, core::OwnerIndex owner) {
  const std::span<const std::uint32_t> members = graph.members(owner);
  const SharedAudience any = count_held(asking.weights(), members);
  SharedAudience shared = any;
  if (asking.is_part(owner)) shared = count_held(asking.twice(), members);
  shared.asking_accounts = asking.accounts() - (any.accounts - shared.accounts);  // less those that this part alone has
  shared.asking_weight = asking.weight() - (any.weight - shared.weight);
  return shared;
}

std::vector<SharedAudience> shared_with_owners(const AskingAudience& asking, const AudienceGraph& graph, std::uint32_t owners,
                                               unsigned threads) {
  std::uint64_t counters = owners;
  for (const std::uint32_t a : asking.members()) counters += graph.owners_of(core::AccountIndex(a)).size();
  if (counters * kCounterCost < graph.links()) return shared_by_inverting(asking, graph, owners);
  return shared_by_streaming(asking, graph, owners, threads);
}

std::vector<SharedAudience> shared_by_inverting(const AskingAudience& asking, const AudienceGraph& graph, std::uint32_t owners) {
  SharedAudience nobody;
  nobody.asking_accounts = asking.accounts();
  nobody.asking_weight = asking.weight();
  std::vector<SharedAudience> shared(owners, nobody);
  for (const std::uint32_t a : asking.members()) {
    const std::uint64_t w = asking.weights()[a];
    for (const std::uint32_t o : graph.owners_of(core::AccountIndex(a))) {
      if (o >= owners) break;  // owners ascend
      ++shared[o].accounts;
      shared[o].weight += w;
      shared[o].squares += w * w;
    }
  }
  for (const core::OwnerIndex part : asking.parts()) {
    if (part.value < owners) shared[part.value] = shared_with(asking, graph, part);
  }
  return shared;
}

std::vector<SharedAudience> shared_by_streaming(const AskingAudience& asking, const AudienceGraph& graph, std::uint32_t owners,
                                                unsigned threads) {
  std::vector<SharedAudience> shared(owners);
  const std::size_t tasks = (owners + kOwnersATask - 1) / kOwnersATask;
  core::parallel_each(tasks, threads, [&](std::size_t task) {
    const auto first = static_cast<std::uint32_t>(task) * kOwnersATask;
    const std::uint32_t last = std::min(owners, first + kOwnersATask);
    for (std::uint32_t o = first; o < last; ++o) shared[o] = shared_with(asking, graph, core::OwnerIndex(o));
  });
  return shared;
}

std::optional<double> overlap_value(std::uint64_t shared_weight, const AudienceSizes& sizes) {
  if (sizes.asking_weight == 0 || sizes.owner_weight == 0) return std::nullopt;
  return std::min(1.0, static_cast<double>(shared_weight) / scale_of(sizes));
}

core::Interval overlap_interval(const SharedAudience& shared, const AudienceSizes& sizes) {
  const WeightedEvents events{.sum = static_cast<double>(shared.weight),
                              .squares = static_cast<double>(shared.squares),
                              .largest = static_cast<double>(weight_of(1))};
  const core::Interval sum = expected_sum_interval(events);
  const double scale = scale_of(sizes);
  const double value = std::min(1.0, events.sum / scale);
  const double low = events.sum > 0.0 ? value * (sum.low / events.sum) : 0.0;  // of the value, so that a cut at 1 widens nothing
  return {.low = std::min(low, value), .high = std::clamp(sum.high / scale, value, 1.0)};
}

double asking_share(const AskingAudience& asking, std::span<const double> known_shares) {
  const bool own = asking.kind() == AskingKind::own && asking.brand().has_value();
  return own ? known_shares[asking.brand()->value] : 1.0;
}

std::vector<Overlap> overlap_with_owners(const AskingAudience& asking, const AudienceGraph& graph, const AudienceWeights& weights,
                                         std::span<const double> known_shares, std::uint32_t owners, unsigned threads) {
  const std::vector<SharedAudience> shared = shared_with_owners(asking, graph, owners, threads);
  std::vector<Overlap> overlaps(owners);
  AudienceSizes sizes{.asking_share = asking_share(asking, known_shares)};
  for (std::uint32_t o = 0; o < owners; ++o) {
    sizes.asking_weight = shared[o].asking_weight;
    sizes.owner_weight = weights.sum(core::OwnerIndex(o));
    sizes.owner_share = known_shares[o];
    overlaps[o] = {.shared = shared[o], .value = overlap_value(shared[o].weight, sizes), .interval = {.low = 0.0, .high = 1.0}};
    if (overlaps[o].value) overlaps[o].interval = overlap_interval(shared[o], sizes);
  }
  return overlaps;
}

}  // namespace vouch::audience
