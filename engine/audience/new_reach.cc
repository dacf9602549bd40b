#include "engine/audience/new_reach.h"

#include <algorithm>
#include <cmath>

#include "engine/core/parallel_for.h"

namespace vouch::audience {
namespace {

constexpr double kSteps = 65535.0;

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

/// Adds one account of c. Squares decide an interval's width alone; their order is that of the accounts.
void add(NewReach& reach, std::uint64_t w, double r) {
  const std::uint64_t term = w * static_cast<std::uint64_t>(r * kSteps + 0.5);
  reach.accounts += term != 0 ? 1U : 0U;
  reach.sum += term;
  reach.squares += static_cast<double>(term) * static_cast<double>(term);
}

/// What the value divides the sum by. Requires no size to be 0.
double scale_of(const AudienceSizes& sizes) {
  return kSteps * std::sqrt(static_cast<double>(sizes.asking_weight)) * std::sqrt(static_cast<double>(sizes.owner_weight)) *
         std::sqrt(sizes.owner_share / sizes.asking_share);
}

/// Sets the value, and adds what the brand's own evidence leaves open: relative variances of independent counts add.
void finish(NewReach& reach, const BrandEvidence& evidence, const AudienceSizes& sizes) {
  if (sizes.asking_weight == 0 || sizes.owner_weight == 0) return;
  reach.value = 0.0;
  if (reach.sum == 0) return;
  const double sum = static_cast<double>(reach.sum);
  reach.value = sum / scale_of(sizes);
  const double share = sum / static_cast<double>(evidence.sum);
  reach.squares += share * share * static_cast<double>(evidence.squares);
}

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
    set_absent();
  }

  [[nodiscard]] std::vector<NewReach> of_owners(std::uint32_t owners, unsigned threads) const {
    std::vector<NewReach> found(owners);
    for (std::uint32_t a = 0; a < absent_.size(); ++a) {
      if (absent_[a] == 1.0) continue;
      for (const std::uint32_t o : graph_.owners_of(core::AccountIndex(a))) {
        if (o < owners) add(found[o], weights_[a], like_brand(absent_[a], 1.0 - overlaps_[o]));
      }
    }
    for (std::uint32_t o = 0; o < owners; ++o) {
      const core::OwnerIndex owner(o);
      if (!asking_.is_part(owner)) finish(found[o], evidence_, sizes(owner, asking_.weight()));
    }
    core::parallel_each(asking_.parts().size(), threads, [&](std::size_t i) {
      const core::OwnerIndex part = asking_.parts()[i];
      if (part.value < owners) found[part.value] = of_part(part);
    });
    return found;
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
      if (shared_[o].weight == 0 || owner == asking_.brand() || asking_.is_part(owner)) continue;
      overlaps_[o] = overlap_value(shared_[o].weight, sizes(owner, asking_.weight())).value_or(0.0);
    }
  }

  [[nodiscard]] bool has_other_owner(std::uint32_t account) const {
    const std::size_t least = asking_.kind() == AskingKind::sent ? 1 : 2;
    return graph_.owners_of(core::AccountIndex(account)).size() >= least;
  }

  void set_evidence() {
    for (const std::uint32_t a : asking_.members()) {
      if (has_other_owner(a)) evidence_.add(weights_[a]);
    }
  }

  /// Per account outside the audience the product of 1 − overlap(b, o) over its owners, factors of 0 apart: with one such
  /// factor the product of the others is negated, with more it is 0. Without any overlap, and inside the audience, it is 1.
  void set_absent() {
    absent_.assign(graph_.accounts(), 1.0);
    for (std::uint32_t o = 0; o < graph_.owners(); ++o) {
      if (overlaps_[o] == 0.0) continue;
      const double factor = 1.0 - overlaps_[o];
      for (const std::uint32_t a : graph_.members(core::OwnerIndex(o))) {
        if (asking_.weights()[a] == 0) absent_[a] = times(absent_[a], factor);
      }
    }
  }

  [[nodiscard]] static double times(double absent, double factor) {
    if (factor != 0.0) return absent * factor;
    return absent > 0.0 ? -absent : 0.0;
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
    NewReach reach;
    for (const std::uint32_t a : members) {
      if (asking_.twice()[a] != 0) continue;
      double product = 1.0;
      for (const std::uint32_t o : graph_.owners_of(core::AccountIndex(a))) {
        const core::OwnerIndex other(o);
        if (other == owner || other == asking_.brand()) continue;
        product *= 1.0 - overlap_value(shared_weight[o], sizes(other, asking_weight)).value_or(0.0);
      }
      add(reach, weights_[a], 1.0 - product);
    }
    finish(reach, evidence, sizes(owner, asking_weight));
    return reach;
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
  return Computation(asking, graph, weights, known_shares, threads).of_owners(owners, threads);
}

core::Interval new_reach_interval(const NewReach& reach, const AudienceSizes& sizes) {
  const double scale = scale_of(sizes);
  const core::Interval sum = expected_sum_interval(
      {.sum = static_cast<double>(reach.sum), .squares = reach.squares, .largest = kSteps * static_cast<double>(weight_of(1))});
  return {.low = sum.low / scale, .high = sum.high / scale};
}

}  // namespace vouch::audience
