#include "engine/audience/new_reach.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/parallel_for.h"

namespace vouch::audience {
namespace {

constexpr double kSteps = 65535.0;
constexpr std::uint32_t kOwnersATask = 64;
constexpr std::uint32_t kAccountsATask = 1 << 16;

/// The accounts by which overlaps of the brand are known: those of its audience that have another owner, and their weights.
struct BrandEvidence {
  std::uint64_t sum = 0;
  std::uint64_t squares = 0;
  void add(std::uint64_t w) {
    sum += w;
    squares += w * w;
  }
  void remove(std::uint64_t w) {
    sum -= w;
    squares -= w * w;
  }
};

/// Running sums over c's accounts. Squares decide an interval's width alone; their order is that of the list.
struct Reached {
  std::uint64_t accounts = 0;
  std::uint64_t sum = 0;
  double squares = 0.0;
  void add(std::uint64_t w, double r) {
    const std::uint64_t term = w * static_cast<std::uint64_t>(r * kSteps + 0.5);
    accounts += term != 0 ? 1U : 0U;
    sum += term;
    squares += static_cast<double>(term) * static_cast<double>(term);
  }
};

class Computation {
 public:
  Computation(const AskingAudience& asking, const AudienceGraph& graph, const AudienceWeights& weights,
              std::span<const double> known_shares, unsigned threads)
      : asking_(asking),
        graph_(graph),
        weights_(weights),
        known_shares_(known_shares),
        asking_share_(asking_share(asking, known_shares)),
        shared_(shared_with_owners(asking, graph, graph.owners(), threads)) {
    set_overlaps();
    set_evidence();
    set_absent(threads);
  }

  [[nodiscard]] NewReach of(core::OwnerIndex owner) const {
    if (asking_.is_part(owner)) return of_part(owner);
    const std::span<const std::uint16_t> all = weights_.all();
    const double without = 1.0 - overlaps_[owner.value];
    Reached reached;
    for (const std::uint32_t a : graph_.members(owner)) reached.add(all[a], like_brand(absent_[a], without));
    return finish(reached, evidence_, sizes(owner, asking_.weight()));
  }

 private:
  [[nodiscard]] AudienceSizes sizes(core::OwnerIndex owner, std::uint64_t asking_weight) const {
    return {.asking_weight = asking_weight,
            .owner_weight = weights_.sum(owner),
            .asking_share = asking_share_,
            .owner_share = known_shares_[owner.value]};
  }

  /// overlap(b, o) of every owner; 0 of the brand itself, which is no other owner, of owners without audience, and of the
  /// parts of a fallback, which no account outside it has.
  void set_overlaps() {
    overlaps_.resize(graph_.owners());
    for (std::uint32_t o = 0; o < graph_.owners(); ++o) {
      const core::OwnerIndex owner(o);
      if (owner == asking_.brand() || asking_.is_part(owner)) continue;
      overlaps_[o] = overlap_value(shared_[o].weight, sizes(owner, asking_.weight())).value_or(0.0);
    }
  }

  [[nodiscard]] bool has_other_owner(std::uint32_t account) const {
    const std::size_t least = asking_.kind() == AskingKind::sent ? 1 : 2;
    return graph_.owners_of(core::AccountIndex(account)).size() >= least;
  }

  void set_evidence() {
    const std::span<const std::uint16_t> held = asking_.weights();
    for (std::uint32_t a = 0; a < held.size(); ++a) {
      if (held[a] != 0 && has_other_owner(a)) evidence_.add(held[a]);
    }
  }

  /// Per account outside the audience the product of 1 − overlap(b, o) over its owners, factors of 0 apart: with one such
  /// factor the product of the others is negated, with more it is 0. Inside the audience it is 1, which gives r = 0.
  void set_absent(unsigned threads) {
    absent_.assign(graph_.accounts(), 1.0);
    const std::size_t tasks = (std::size_t{graph_.accounts()} + kAccountsATask - 1) / kAccountsATask;
    core::parallel_each(tasks, threads, [&](std::size_t task) {
      const std::size_t first = task * kAccountsATask;
      const std::size_t last = std::min<std::size_t>(graph_.accounts(), first + kAccountsATask);
      for (std::size_t a = first; a < last; ++a) {
        if (asking_.weights()[a] == 0) absent_[a] = absent_product(graph_.owners_of(core::AccountIndex(a)));
      }
    });
  }

  [[nodiscard]] double absent_product(std::span<const std::uint32_t> owners) const {
    double product = 1.0;
    unsigned zeros = 0;
    for (const std::uint32_t o : owners) {
      const double factor = 1.0 - overlaps_[o];
      if (factor == 0.0) {
        ++zeros;
      } else {
        product *= factor;
      }
    }
    if (zeros == 0) return product;
    return zeros == 1 ? -product : 0.0;
  }

  /// r of an account: the factor `without` of the creator is taken out of its product.
  [[nodiscard]] static double like_brand(double absent, double without) {
    if (absent > 0.0) return std::max(0.0, 1.0 - absent / without);
    return without == 0.0 && absent < 0.0 ? 1.0 + absent : 1.0;  // a factor of 0 is the creator's own, or another's
  }

  /// The same for a part of the fallback: the audience is that of the other parts, so the accounts that the creator alone
  /// brought leave it, and every overlap with it changes.
  [[nodiscard]] NewReach of_part(core::OwnerIndex owner) const {
    const std::span<const std::uint32_t> members = graph_.members(owner);
    BrandEvidence evidence = evidence_;
    std::uint64_t asking_weight = asking_.weight();
    std::vector<std::uint64_t> shared_weight(graph_.owners());
    for (std::size_t o = 0; o < shared_weight.size(); ++o) shared_weight[o] = shared_[o].weight;
    for (const core::OwnerIndex part : asking_.parts()) shared_weight[part.value] = weights_.sum(part);  // all, before it leaves
    for (const std::uint32_t a : members) {
      if (asking_.twice()[a] != 0) continue;
      asking_weight -= weights_[a];
      if (has_other_owner(a)) evidence.remove(weights_[a]);
      for (const std::uint32_t o : graph_.owners_of(core::AccountIndex(a))) shared_weight[o] -= weights_[a];
    }
    Reached reached;
    for (const std::uint32_t a : members) {
      if (asking_.twice()[a] != 0) continue;
      double product = 1.0;
      for (const std::uint32_t o : graph_.owners_of(core::AccountIndex(a))) {
        const core::OwnerIndex other(o);
        if (other == owner || other == asking_.brand()) continue;
        product *= 1.0 - overlap_value(shared_weight[o], sizes(other, asking_weight)).value_or(0.0);
      }
      reached.add(weights_[a], 1.0 - product);
    }
    return finish(reached, evidence, sizes(owner, asking_weight));
  }

  [[nodiscard]] static NewReach finish(const Reached& reached, const BrandEvidence& evidence, const AudienceSizes& sizes) {
    NewReach found{
        .accounts = reached.accounts, .sum = reached.sum, .value = std::nullopt, .interval = {.low = 0.0, .high = 1.0}};
    if (sizes.asking_weight == 0 || sizes.owner_weight == 0) return found;
    const double scale = kSteps * std::sqrt(static_cast<double>(sizes.asking_weight)) *
                         std::sqrt(static_cast<double>(sizes.owner_weight)) * std::sqrt(sizes.owner_share / sizes.asking_share);
    const double sum = static_cast<double>(reached.sum);
    found.value = sum / scale;
    double squares = reached.squares;
    if (evidence.sum != 0) {  // relative variances of two independent counts add
      const double share = sum / static_cast<double>(evidence.sum);
      squares += share * share * static_cast<double>(evidence.squares);
    }
    const core::Interval bounds =
        expected_sum_interval({.sum = sum, .squares = squares, .largest = kSteps * static_cast<double>(weight_of(1))});
    found.interval = {.low = bounds.low / scale, .high = bounds.high / scale};
    return found;
  }

  const AskingAudience& asking_;
  const AudienceGraph& graph_;
  const AudienceWeights& weights_;
  std::span<const double> known_shares_;
  double asking_share_;
  std::vector<SharedAudience> shared_;  // by owner
  std::vector<double> overlaps_;        // by owner
  BrandEvidence evidence_;
  std::vector<double> absent_;  // by account
};

}  // namespace

std::vector<NewReach> new_reach_with_owners(const AskingAudience& asking, const AudienceGraph& graph,
                                            const AudienceWeights& weights, std::span<const double> known_shares,
                                            std::uint32_t owners, unsigned threads) {
  const Computation computation(asking, graph, weights, known_shares, threads);
  std::vector<NewReach> found(owners);
  const std::size_t tasks = (owners + kOwnersATask - 1) / kOwnersATask;
  core::parallel_each(tasks, threads, [&](std::size_t task) {
    const auto first = static_cast<std::uint32_t>(task) * kOwnersATask;
    const std::uint32_t last = std::min(owners, first + kOwnersATask);
    for (std::uint32_t o = first; o < last; ++o) found[o] = computation.of(core::OwnerIndex(o));
  });
  return found;
}

}  // namespace vouch::audience
