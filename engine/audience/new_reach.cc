#include "engine/audience/new_reach.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <thread>

#include "engine/audience/huge_array.h"
#include "engine/core/parallel_for.h"

namespace vouch::audience {
namespace {

constexpr double kSteps = 65535.0;
constexpr std::uint64_t kRowCost = 8;  // a row anywhere in memory, in links that are read in order

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

/// What the accounts of a creator add, in integers, so that it does not depend on their order. A term is below 2^32, its
/// square below 2^64, and the sum of squares is kept in two words.
struct Terms {
  std::uint64_t accounts = 0, sum = 0, squares = 0, squares_high = 0;

  void add(std::uint64_t w, double r) {
    const std::uint64_t term = w * static_cast<std::uint64_t>(static_cast<std::int64_t>(r * kSteps + 0.5));
    accounts += term != 0 ? 1U : 0U;
    sum += term;
    add_squares(term * term, 0);
  }
  void add(const Terms& other) {
    accounts += other.accounts;
    sum += other.sum;
    add_squares(other.squares, other.squares_high);
  }
  void add_squares(std::uint64_t low, std::uint64_t high) {
    squares += low;
    squares_high += high + (squares < low ? 1U : 0U);
  }
  [[nodiscard]] NewReach reach() const {
    return {.accounts = accounts,
            .sum = sum,
            .squares = static_cast<double>(squares_high) * 0x1p64 + static_cast<double>(squares),
            .value = std::nullopt};
  }
};

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

/// r of an account without the factor of the creator. Requires absent > 0.
double like_brand(double absent, double without) { return std::max(0.0, 1.0 - absent / without); }

class Computation {
 public:
  Computation(const AskingAudience& asking, const AudienceGraph& graph, const AudienceWeights& weights,
              std::span<const double> known_shares, std::span<const SharedAudience> shared)
      : asking_(asking),
        graph_(graph),
        weights_(weights),
        known_shares_(known_shares),
        asking_share_(asking_share(asking, known_shares)),
        shared_(shared) {
    set_factors();
    set_evidence();
  }

  [[nodiscard]] std::vector<NewReach> of_owners(std::uint32_t owners, unsigned threads) const {
    std::vector<NewReach> found(owners);
    const std::size_t parts = threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    std::vector<HugeArray<Terms>> terms;
    for (std::size_t p = 0; p < parts; ++p) terms.emplace_back(owners);
    core::parallel_each(parts, threads, [&](std::size_t p) { add_accounts(border(p, parts), border(p + 1, parts), terms[p]); });
    for (std::uint32_t o = 0; o < owners; ++o) {
      for (std::size_t p = 1; p < parts; ++p) terms[0][o].add(terms[p][o]);
      const core::OwnerIndex owner(o);
      if (asking_.is_part(owner)) continue;
      found[o] = terms[0][o].reach();
      finish(found[o], evidence_, sizes(owner, asking_.weight()));
    }
    core::parallel_each(asking_.parts().size(), threads, [&](std::size_t i) {
      const core::OwnerIndex part = asking_.parts()[i];
      if (part.value < owners) found[part.value] = of_part(part);
    });
    return found;
  }

  /// Some owners, list by list.
  [[nodiscard]] std::vector<NewReach> of_listed(std::span<const std::uint32_t> listed) const {
    std::vector<bool> asking(graph_.accounts());
    for (const std::uint32_t a : asking_.members()) asking[a] = true;
    std::vector<NewReach> found(listed.size());
    for (std::size_t i = 0; i < listed.size(); ++i) {
      const core::OwnerIndex owner(listed[i]);
      if (asking_.is_part(owner)) {
        found[i] = of_part(owner);
        continue;
      }
      found[i] = of_list(owner, asking).reach();
      finish(found[i], evidence_, sizes(owner, asking_.weight()));
    }
    return found;
  }

 private:
  [[nodiscard]] AudienceSizes sizes(core::OwnerIndex owner, std::uint64_t asking_weight) const {
    return {.asking_weight = asking_weight,
            .owner_weight = weights_.sum(owner),
            .asking_share = asking_share_,
            .owner_share = known_shares_[owner.value]};
  }

  /// 1 − overlap(b, o) of every owner; 1 of the brand itself, which is no other owner, of owners without audience, and of
  /// the parts of a fallback, which no account outside it has.
  void set_factors() {
    factors_.assign(graph_.owners(), 1.0);
    for (std::uint32_t o = 0; o < graph_.owners(); ++o) {
      const core::OwnerIndex owner(o);
      if (shared_[o].weight == 0 || owner == asking_.brand() || asking_.is_part(owner)) continue;
      factors_[o] = 1.0 - overlap_value(shared_[o].weight, sizes(owner, asking_.weight())).value_or(0.0);
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

  /// Where part p of the accounts begins, the parts having about as many links each.
  [[nodiscard]] std::uint32_t border(std::size_t p, std::size_t parts) const {
    const auto offsets = graph_.owner_rows().offsets.first(graph_.accounts());
    if (p == parts) return graph_.accounts();
    return static_cast<std::uint32_t>(std::ranges::lower_bound(offsets, graph_.links() * p / parts) - offsets.begin());
  }

  /// Every account of [first, end) outside the audience, for each of its owners.
  void add_accounts(std::uint32_t first, std::uint32_t end, HugeArray<Terms>& terms) const {
    const auto members = asking_.members();
    auto member = std::ranges::lower_bound(members, first);
    for (std::uint32_t a = first; a < end; ++a) {
      if (member != members.end() && *member == a) {
        ++member;
        continue;
      }
      const auto owners = graph_.owners_of(core::AccountIndex(a));
      if (owners.size() > 1) add_account(a, owners, terms);  // of one owner nothing is left without it
    }
  }

  /// The product of 1 − overlap(b, o) over the owners of an account; where factors are 0, of all others and how many are 0.
  struct Product {
    double absent = 1.0, others = 1.0;
    std::size_t zeros = 0;
  };
  [[nodiscard]] Product product_of(std::span<const std::uint32_t> owners) const {
    Product product;
    for (const std::uint32_t o : owners) product.absent *= factors_[o];
    if (product.absent > 0.0) return product;
    for (const std::uint32_t o : owners) {
      product.zeros += factors_[o] == 0.0 ? 1U : 0U;
      product.others *= factors_[o] == 0.0 ? 1.0 : factors_[o];
    }
    return product;
  }

  /// Whether every r of the account, which is at most 1 − absent, is rounded to 0.
  [[nodiscard]] static bool is_nothing(const Product& product) { return (1.0 - product.absent) * kSteps + 0.5 < 1.0; }

  /// r for one owner: its own factor out of the product. With one factor of 0, only its own owner has something left; with
  /// more, r is 1 for all.
  [[nodiscard]] double r_for(std::uint32_t owner, const Product& product) const {
    if (product.absent > 0.0) return like_brand(product.absent, factors_[owner]);
    return product.zeros == 1 && factors_[owner] == 0.0 ? 1.0 - product.others : 1.0;
  }

  void add_account(std::uint32_t account, std::span<const std::uint32_t> owners, HugeArray<Terms>& terms) const {
    const Product product = product_of(owners);
    if (is_nothing(product)) return;
    for (const std::uint32_t o : owners) {
      if (o >= terms.size()) break;  // owners ascend
      terms[o].add(weights_[account], r_for(o, product));
    }
  }

  /// The accounts of one owner's list outside the audience. What an account's row waits for is fetched ahead.
  [[nodiscard]] Terms of_list(core::OwnerIndex owner, const std::vector<bool>& asking) const {
    constexpr std::size_t kOffsetsAhead = 32, kRowsAhead = 16;
    const snapshot::Rows& rows = graph_.owner_rows();
    const auto members = graph_.members(owner);
    Terms terms;
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (i + kOffsetsAhead < members.size()) __builtin_prefetch(&rows.offsets[members[i + kOffsetsAhead]]);
      if (i + kRowsAhead < members.size()) __builtin_prefetch(rows[members[i + kRowsAhead]].data());
      const std::uint32_t account = members[i];
      if (asking[account]) continue;
      const auto owners = rows[account];
      if (owners.size() < 2) continue;
      const Product product = product_of(owners);
      if (!is_nothing(product)) terms.add(weights_[account], r_for(owner.value, product));
    }
    return terms;
  }

  /// The same for a part of the fallback: the audience is that of the other parts, so the accounts that the creator alone
  /// brought leave it, and every overlap with it changes.
  [[nodiscard]] NewReach of_part(core::OwnerIndex owner) const {
    const std::span<const std::uint32_t> members = graph_.members(owner);
    std::vector<std::uint32_t> alone;
    std::ranges::set_difference(members, asking_.twice(), std::back_inserter(alone));
    BrandEvidence evidence = evidence_;
    std::uint64_t asking_weight = asking_.weight();
    std::vector<std::uint64_t> shared_weight(graph_.owners());
    for (std::size_t o = 0; o < shared_weight.size(); ++o) shared_weight[o] = shared_[o].weight;
    for (const core::OwnerIndex part : asking_.parts()) shared_weight[part.value] = weights_.sum(part);  // all, before it leaves
    for (const std::uint32_t a : alone) {
      asking_weight -= weights_[a];
      if (has_other_owner(a)) evidence.remove(weights_[a]);
      for (const std::uint32_t o : graph_.owners_of(core::AccountIndex(a))) shared_weight[o] -= weights_[a];
    }
    Terms terms;
    for (const std::uint32_t a : alone) {
      double product = 1.0;
      for (const std::uint32_t o : graph_.owners_of(core::AccountIndex(a))) {
        const core::OwnerIndex other(o);
        if (other == owner || other == asking_.brand()) continue;
        product *= 1.0 - overlap_value(shared_weight[o], sizes(other, asking_weight)).value_or(0.0);
      }
      terms.add(weights_[a], 1.0 - product);
    }
    NewReach reach = terms.reach();
    finish(reach, evidence, sizes(owner, asking_weight));
    return reach;
  }

  const AskingAudience& asking_;
  const AudienceGraph& graph_;
  const AudienceWeights& weights_;
  std::span<const double> known_shares_;
  double asking_share_;
  std::span<const SharedAudience> shared_;  // by owner
  std::vector<double> factors_;             // by owner
  BrandEvidence evidence_;
};

}  // namespace

std::vector<NewReach> new_reach_with_owners(const AskingAudience& asking, const AudienceGraph& graph,
                                            const AudienceWeights& weights, std::span<const double> known_shares,
                                            std::span<const SharedAudience> shared, std::uint32_t owners, unsigned threads) {
  return Computation(asking, graph, weights, known_shares, shared).of_owners(owners, threads);
}

std::vector<NewReach> new_reach_with_listed(const AskingAudience& asking, const AudienceGraph& graph,
                                            const AudienceWeights& weights, std::span<const double> known_shares,
                                            std::span<const SharedAudience> shared, std::span<const std::uint32_t> listed) {
  const Computation computation(asking, graph, weights, known_shares, shared);
  std::uint64_t links = 0;
  for (const std::uint32_t o : listed) links += graph.members(core::OwnerIndex(o)).size();
  if (links * kRowCost < graph.links()) return computation.of_listed(listed);
  const auto all = computation.of_owners(listed.empty() ? 0 : *std::ranges::max_element(listed) + 1, 1);
  std::vector<NewReach> found;
  found.reserve(listed.size());
  for (const std::uint32_t o : listed) found.push_back(all[o]);
  return found;
}

std::vector<NewReach> new_reach_with_owners(const AskingAudience& asking, const AudienceGraph& graph,
                                            const AudienceWeights& weights, std::span<const double> known_shares,
                                            std::uint32_t owners, unsigned threads) {
  const auto shared = shared_with_owners(asking, graph, graph.owners(), threads);
  return new_reach_with_owners(asking, graph, weights, known_shares, shared, owners, threads);
}

core::Interval new_reach_interval(const NewReach& reach, const AudienceSizes& sizes) {
  const double scale = scale_of(sizes);
  const core::Interval sum = expected_sum_interval(
      {.sum = static_cast<double>(reach.sum), .squares = reach.squares, .largest = kSteps * static_cast<double>(weight_of(1))});
  return {.low = sum.low / scale, .high = sum.high / scale};
}

}  // namespace vouch::audience
