#include "engine/audience/similar.h"

#include <algorithm>
#include <cmath>

#include "engine/audience/overlap.h"
#include "engine/core/parallel_for.h"

namespace vouch::audience {
namespace {

constexpr unsigned kCountShift = 40;  // a counter: count << 40 | sum of weights, which is below 2^16 · 2^24
constexpr std::uint64_t kWeightBits = (std::uint64_t{1} << kCountShift) - 1;
/// The quick bound is made of three roundings more than the value; so much above it never cuts a value off.
constexpr double kSlack = 1.0 + 0x1p-48;

/// Better first, ties by index: a total order over the others of one owner.
bool better(const SimilarOwner& a, const SimilarOwner& b) { return a.value != b.value ? a.value > b.value : a.owner < b.owner; }

/// The k best of what is offered, cut down now and then.
class Best {
 public:
  explicit Best(std::size_t k) : k_(k), room_(std::max<std::size_t>(4 * k, 64)) { kept_.reserve(room_); }

  void clear() {
    kept_.clear();
    needed_ = 0.0;
  }
  /// A value below it cannot be among the best.
  [[nodiscard]] double needed() const { return needed_; }
  void offer(const SimilarOwner& other) {
    kept_.push_back(other);
    if (kept_.size() == room_) cut();
  }
  /// Best first. Valid until the next call.
  [[nodiscard]] std::span<const SimilarOwner> sorted() {
    cut();
    std::sort(kept_.begin(), kept_.end(), better);
    return kept_;
  }

 private:
  void cut() {
    if (kept_.size() <= k_) return;
    if (k_ > 0) {
      const auto last = kept_.begin() + static_cast<std::ptrdiff_t>(k_ - 1);
      std::nth_element(kept_.begin(), last, kept_.end(), better);
      needed_ = last->value;
    }
    kept_.resize(k_);
  }

  std::size_t k_, room_;
  std::vector<SimilarOwner> kept_;
  double needed_ = 0.0;
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
      Counters counters(owners_, options_.k);
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
  /// Counters of all owners, 0 between two rows.
  struct Counters {
    Counters(std::uint32_t owners, std::uint32_t k) : sums(owners, 0), touched(owners + std::size_t{1}), best(k) {}
    std::vector<std::uint64_t> sums;
    std::vector<std::uint32_t> touched;  // with room for one more
    Best best;
  };

  void add_row(std::uint32_t a, Counters& counters, Part& part) {
    counters.best.clear();
    if (graph_.members(core::OwnerIndex(a)).size() >= options_.wide_from) {
      count_wide(a, counters.best);
    } else {
      count(a, counters);
    }
    const auto best = counters.best.sorted();
    part.others.insert(part.others.end(), best.begin(), best.end());
    part.counts.push_back(static_cast<std::uint32_t>(best.size()));
  }

  void count(std::uint32_t a, Counters& counters) const {
    std::size_t touched = 0;
    for (const std::uint32_t account : graph_.members(core::OwnerIndex(a))) {
      const std::uint64_t one = std::uint64_t{1} << kCountShift | weights_[account];
      for (const std::uint32_t b : graph_.owners_of(core::AccountIndex(account))) {
        if (b >= owners_) break;  // owners ascend
        std::uint64_t& sum = counters.sums[b];
        counters.touched[touched] = b;
        touched += sum == 0 ? 1 : 0;
        sum += one;
      }
    }
    for (std::size_t i = 0; i < touched; ++i) {
      const std::uint32_t b = counters.touched[i];
      const std::uint64_t sum = counters.sums[b];
      counters.sums[b] = 0;
      if (b != a) offer(a, b, sum & kWeightBits, static_cast<std::uint32_t>(sum >> kCountShift), counters.best);
    }
  }

  void count_wide(std::uint32_t a, Best& best) const {
    const auto asking = AskingAudience::own(graph_, weights_, core::OwnerIndex(a));
    const auto shared = shared_with_owners(asking, graph_, owners_);
    for (std::uint32_t b = 0; b < owners_; ++b) {
      if (b != a && shared[b].accounts > 0) offer(a, b, shared[b].weight, static_cast<std::uint32_t>(shared[b].accounts), best);
    }
  }

  void offer(std::uint32_t a, std::uint32_t b, std::uint64_t weight, std::uint32_t accounts, Best& best) const {
    if (static_cast<double>(weight) * reciprocal_[a] * reciprocal_[b] * kSlack < best.needed()) return;
    const AudienceSizes sizes{.asking_weight = weights_.sum(core::OwnerIndex(a)),
                              .owner_weight = weights_.sum(core::OwnerIndex(b)),
                              .asking_share = known_shares_[a],
                              .owner_share = known_shares_[b]};
    best.offer({.value = overlap_value(weight, sizes).value_or(0.0), .weight = weight, .accounts = accounts, .owner = b});
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
