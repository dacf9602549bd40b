#include "engine/audience/overlap.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/audience/cost_model.h"
#include "engine/audience/kernels.h"
#include "engine/audience/shared_paths.h"
#include "engine/core/parallel_for.h"

namespace vouch::audience {
namespace {

constexpr std::uint32_t kOwnersATask = 256;
constexpr std::size_t kFarLonger = 16;  // a list so many times longer than another is searched instead of read

void count(WeightSums& sums, std::uint64_t w) {
  ++sums.accounts;
  sums.weight += w;
  sums.squares += w * w;
}

/// Accounts of both lists, by searching each of the shorter in what is left of the longer one.
WeightSums count_both(const AskingAudience& asking, std::span<const std::uint32_t> some, std::span<const std::uint32_t> others) {
  if (some.size() > others.size()) std::swap(some, others);
  WeightSums sums;
  if (some.size() * kFarLonger < others.size()) {
    auto rest = others.begin();
    for (const std::uint32_t a : some) {
      rest = std::lower_bound(rest, others.end(), a);
      if (rest != others.end() && *rest == a) count(sums, asking.weight_of(a));
    }
    return sums;
  }
  for (auto i = some.begin(), j = others.begin(); i != some.end() && j != others.end();) {
    if (*i == *j) count(sums, asking.weight_of(*i));
    const bool next_i = *i <= *j, next_j = *j <= *i;
    i += next_i ? 1 : 0;
    j += next_j ? 1 : 0;
  }
  return sums;
}

/// Counts and sums of the accounts of `members` that hold a weight.
WeightSums count_held(std::span<const std::uint16_t> held, std::span<const std::uint32_t> members) {
  WeightSums sums;
  for (const std::uint32_t account : members) {
    if (held[account] != 0) count(sums, held[account]);
  }
  return sums;
}

/// `any` of the owner's members belong to the audience; of a part of a fallback only those that another part has as well.
SharedAudience shared_of(const AskingAudience& asking, const WeightSums& any, const WeightSums& held) {
  return {.accounts = held.accounts,
          .weight = held.weight,
          .squares = held.squares,
          .asking_accounts = asking.accounts() - (any.accounts - held.accounts),  // less those that this part alone has
          .asking_weight = asking.weight() - (any.weight - held.weight)};
}

/// What the value divides by. Requires no size to be 0.
double scale_of(const AudienceSizes& sizes) {
  const double weights = std::sqrt(static_cast<double>(sizes.asking_weight)) * std::sqrt(static_cast<double>(sizes.owner_weight));
  return weights * std::sqrt(sizes.asking_share * sizes.owner_share);
}

}  // namespace

SharedAudience shared_with(const AskingAudience& asking, const AudienceGraph& graph, core::OwnerIndex owner) {
  const std::span<const std::uint32_t> members = graph.members(owner);
  const WeightSums any = count_both(asking, asking.members(), members);
  return shared_of(asking, any, asking.is_part(owner) ? count_both(asking, asking.twice(), members) : any);
}

std::vector<SharedAudience> shared_with_owners(const AskingAudience& asking, const AudienceGraph& graph, std::uint32_t owners,
                                               unsigned threads) {
  return shared_along(cheapest_paths(asking, graph, owners), preferred_instruction_set(), asking, graph, owners, threads);
}

std::vector<SharedAudience> shared_by_streaming(const AskingAudience& asking, const AudienceGraph& graph, std::uint32_t owners,
                                                unsigned threads) {
  std::vector<SharedAudience> shared(owners);
  const std::vector<std::uint16_t> weights = dense_weights(asking, asking.members(), graph.accounts());
  const std::vector<std::uint16_t> twice = dense_weights(asking, asking.twice(), asking.twice().empty() ? 0 : graph.accounts());
  const std::size_t tasks = (owners + kOwnersATask - 1) / kOwnersATask;
  core::parallel_each(tasks, threads, [&](std::size_t task) {
    const auto first = static_cast<std::uint32_t>(task) * kOwnersATask;
    const std::uint32_t last = std::min(owners, first + kOwnersATask);
    for (std::uint32_t o = first; o < last; ++o) {
      const std::span<const std::uint32_t> members = graph.members(core::OwnerIndex(o));
      const WeightSums any = count_held(weights, members);
      const bool part = asking.is_part(core::OwnerIndex(o));
      shared[o] = shared_of(asking, any, !part ? any : asking.twice().empty() ? WeightSums{} : count_held(twice, members));
    }
  });
  return shared;
}

std::optional<double> overlap_value(std::uint64_t shared_weight, const AudienceSizes& sizes) {
  if (sizes.asking_weight == 0 || sizes.owner_weight == 0) return std::nullopt;
  return std::min(1.0, static_cast<double>(shared_weight) / scale_of(sizes));
}

core::Interval overlap_interval(const SharedAudience& shared, const AudienceSizes& sizes) {
  return overlap_interval(WeightedEvents{.sum = static_cast<double>(shared.weight),
                                         .squares = static_cast<double>(shared.squares),
                                         .largest = static_cast<double>(weight_of(1))},
                          sizes);
}

core::Interval overlap_interval(const WeightedEvents& events, const AudienceSizes& sizes) {
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
