#include "engine/audience/similar.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "engine/audience/overlap.h"
#include "engine/core/parallel_for.h"

namespace vouch::audience {
namespace {

constexpr unsigned kCountShift = 40;  // a counter: count << 40 | sum of weights, which is below 2^16 · 2^24
constexpr std::uint64_t kWeightBits = (std::uint64_t{1} << kCountShift) - 1;
constexpr std::size_t kAhead = 12;  // members whose owners are asked of memory before their turn
/// A bound and its value differ by a few roundings: who is further below than this is below in value as well.
constexpr double kSlack = 1.0 - 0x1p-46;

/// Better first, ties by index: a total order over the others of one owner.
bool better(const SimilarOwner& a, const SimilarOwner& b) { return a.value != b.value ? a.value > b.value : a.owner < b.owner; }

/// Where a pair of one owner's counters may still be among its best.
struct Candidate {
  double bound = 0.0;  // of the value without the owner's own root: weight times the other's reciprocal root
  std::uint32_t owner = 0;
};

class AllPairs {
 public:
  AllPairs(const AudienceGraph& graph, const AudienceWeights& weights, std::span<const double> known_shares, std::uint32_t owners,
           const SimilarOwnersOptions& options)
      : graph_(graph),
        weights_(weights),
        known_shares_(known_shares),
        owners_(owners),
        options_(options),
        owners_a_task_(std::clamp(owners / 256U, 64U, 4096U)),
        parts_((owners + owners_a_task_ - 1) / owners_a_task_),
        reciprocal_(owners) {
    for (std::uint32_t o = 0; o < owners; ++o) {
      const std::uint64_t sum = weights.sum(core::OwnerIndex(o));
      reciprocal_[o] = sum == 0 ? 0.0 : 1.0 / std::sqrt(static_cast<double>(sum) * known_shares[o]);
    }
  }

  SimilarOwners run() {
    core::parallel_each(parts_.size(), options_.threads, [this](std::size_t task) {
      const auto first = static_cast<std::uint32_t>(task) * owners_a_task_;
      Counters counters(owners_);
      for (std::uint32_t a = first; a < std::min(owners_, first + owners_a_task_); ++a) add_row(a, counters, parts_[task]);
    });
    SimilarOwners rows{.offsets = {0}, .others = {}};
    rows.offsets.reserve(owners_ + std::size_t{1});
    for (const Part& part : parts_) {
      for (const std::uint32_t count : part.counts) rows.offsets.push_back(rows.offsets.back() + count);
    }
    rows.others.reserve(rows.offsets.back());
    for (Part& part : parts_) {
      rows.others.insert(rows.others.end(), part.others.begin(), part.others.end());
      part.others = {};
    }
    return rows;
  }

 private:
  /// Rows of one task.
  struct Part {
    std::vector<SimilarOwner> others;
    std::vector<std::uint32_t> counts;  // of each row
  };
  /// Counters of all owners, 0 between two rows, and the row that is made from them.
  struct Counters {
    explicit Counters(std::uint32_t owners) : sums(owners, 0), touched(owners + std::size_t{1}) {}
    std::vector<std::uint64_t> sums;
    std::vector<std::uint32_t> touched;  // with room for one more
    std::vector<Candidate> candidates;
    std::vector<double> bounds;  // of the candidates, to find the k-th
    std::vector<SimilarOwner> row;
  };

  void add_row(std::uint32_t a, Counters& counters, Part& part) const {
    counters.row.clear();
    if (graph_.members(core::OwnerIndex(a)).size() >= options_.wide_from) {
      count_wide(a, counters.row);
    } else {
      take_best(a, count(a, counters), counters);
    }
    std::sort(counters.row.begin(), counters.row.end(), better);
    const std::size_t kept = std::min<std::size_t>(options_.k, counters.row.size());
    part.others.insert(part.others.end(), counters.row.begin(), counters.row.begin() + static_cast<std::ptrdiff_t>(kept));
    part.counts.push_back(static_cast<std::uint32_t>(kept));
  }

  /// Adds up; returns how many owners were touched.
  std::size_t count(std::uint32_t a, Counters& counters) const {
    std::size_t touched = 0;
    const auto members = graph_.members(core::OwnerIndex(a));
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (i + kAhead < members.size()) __builtin_prefetch(graph_.owners_of(core::AccountIndex(members[i + kAhead])).data());
      const std::uint64_t one = std::uint64_t{1} << kCountShift | weights_[members[i]];
      for (const std::uint32_t b : graph_.owners_of(core::AccountIndex(members[i]))) {
        if (b >= owners_) break;  // owners ascend
        std::uint64_t& sum = counters.sums[b];
        counters.touched[touched] = b;
        touched += sum == 0 ? 1 : 0;
        sum += one;
      }
    }
    return touched;
  }

  /// Values of those whose bound is not below the k-th; the counters are 0 again.
  void take_best(std::uint32_t a, std::size_t touched, Counters& counters) const {
    counters.candidates.clear();
    counters.bounds.clear();
    for (std::size_t i = 0; i < touched; ++i) {
      const std::uint32_t b = counters.touched[i];
      if (b == a) continue;
      const double bound = static_cast<double>(counters.sums[b] & kWeightBits) * reciprocal_[b];
      counters.candidates.push_back({.bound = bound, .owner = b});
      counters.bounds.push_back(bound);
    }
    double needed = 0.0;
    if (options_.k > 0 && counters.bounds.size() > options_.k) {
      const auto last = counters.bounds.begin() + static_cast<std::ptrdiff_t>(options_.k - 1);
      std::nth_element(counters.bounds.begin(), last, counters.bounds.end(), std::greater<>());
      // What is cut off at 1 is alike: nobody above may push out another of them with a lower index.
      needed = std::min(*last, 1.0 / reciprocal_[a]) * kSlack;
    }
    for (const Candidate& candidate : counters.candidates) {
      if (candidate.bound < needed) continue;
      const std::uint64_t sum = counters.sums[candidate.owner];
      const auto accounts = static_cast<std::uint32_t>(sum >> kCountShift);
      counters.row.push_back(pair(a, candidate.owner, sum & kWeightBits, accounts));
    }
    for (std::size_t i = 0; i < touched; ++i) counters.sums[counters.touched[i]] = 0;
  }

  void count_wide(std::uint32_t a, std::vector<SimilarOwner>& row) const {
    const auto asking = AskingAudience::own(graph_, weights_, core::OwnerIndex(a));
    const auto shared = shared_by_inverting(asking, graph_, owners_);
    for (std::uint32_t b = 0; b < owners_; ++b) {
      if (b == a || shared[b].accounts == 0) continue;
      row.push_back(pair(a, b, shared[b].weight, static_cast<std::uint32_t>(shared[b].accounts)));
    }
  }

  [[nodiscard]] SimilarOwner pair(std::uint32_t a, std::uint32_t b, std::uint64_t weight, std::uint32_t accounts) const {
    const AudienceSizes sizes{.asking_weight = weights_.sum(core::OwnerIndex(a)),
                              .owner_weight = weights_.sum(core::OwnerIndex(b)),
                              .asking_share = known_shares_[a],
                              .owner_share = known_shares_[b]};
    return {.value = overlap_value(weight, sizes).value_or(0.0), .weight = weight, .accounts = accounts, .owner = b};
  }

  const AudienceGraph& graph_;
  const AudienceWeights& weights_;
  std::span<const double> known_shares_;
  std::uint32_t owners_;
  const SimilarOwnersOptions& options_;
  std::uint32_t owners_a_task_;
  std::vector<Part> parts_;         // by task
  std::vector<double> reciprocal_;  // 1 ÷ √(Σ w · s), 0 without members
};

}  // namespace

SimilarOwners similar_owners(const AudienceGraph& graph, const AudienceWeights& weights, std::span<const double> known_shares,
                             std::uint32_t owners, const SimilarOwnersOptions& options) {
  return AllPairs(graph, weights, known_shares, owners, options).run();
}

}  // namespace vouch::audience
